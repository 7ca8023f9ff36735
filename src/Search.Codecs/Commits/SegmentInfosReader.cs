using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene86;
using Search.Storage;

namespace Search.Codecs.Commits;

/// <summary>Reads commits (<see cref="SegmentInfosFormat"/>), with the facts of each segment.</summary>
public static class SegmentInfosReader
{
    /// <summary>The generation of the newest commit in a folder; 0 when there is none.</summary>
    /// <exception cref="IndexFormatException">There is one of a Lucene so old that it has no generation.</exception>
    public static long NewestGeneration(IndexDirectory directory)
    {
        long newest = 0;
        foreach (string name in directory.ListFiles())
        {
            if (IndexFileNames.TryParseCommit(name, out long generation) && generation > newest)
            {
                newest = generation;
            }
        }
        if (newest == 0)
        {
            OldCommits.CheckUnnumbered(directory);
        }
        return newest;
    }

    /// <summary>The newest commit, or null when there is none.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static SegmentInfos? ReadNewest(IndexDirectory directory) => OpenNewest(directory, commit => commit);

    /// <summary>
    /// Opens the newest commit, whatever that means to the caller. A writer may delete it in the middle of that, for it has made a newer one: then
    /// that one is opened. A failure counts only when the folder has no newer commit than the one that failed.
    /// </summary>
    /// <returns>What <paramref name="open"/> gave; default when there is no commit.</returns>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static T? OpenNewest<T>(IndexDirectory directory, Func<SegmentInfos, T> open)
    {
        for (long generation = NewestGeneration(directory); ;)
        {
            if (generation == 0)
            {
                return default;
            }
            try
            {
                return open(Read(directory, generation));
            }
            catch (IOException) when (NewestGeneration(directory) is long newer && newer > generation)
            {
                generation = newer;
            }
        }
    }

    /// <summary>The commit of a generation.</summary>
    /// <exception cref="CorruptIndexException">It is damaged, or a file is missing.</exception>
    /// <exception cref="IndexFormatException">A Lucene or a codec wrote it that is not read.</exception>
    public static SegmentInfos Read(IndexDirectory directory, long generation)
    {
        using MappedFile file = RequiredFile.Open(directory, IndexFileNames.Commit(generation));
        return Parse(directory, file.Slice(), generation, null);
    }

    /// <summary>What is readable of a commit, for those who save what there is: its segments but those whose <c>.si</c> is damaged or missing.</summary>
    /// <param name="directory">Where it is.</param>
    /// <param name="name"><c>segments_N</c>, or <c>pending_segments_N</c>.</param>
    /// <param name="generation">N.</param>
    /// <param name="damaged">Is told of the segments that are left out.</param>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static SegmentInfos ReadLeniently(IndexDirectory directory, string name, long generation, Action<string, Exception> damaged)
    {
        using MappedFile file = RequiredFile.Open(directory, name);
        return Parse(directory, file.Slice(), generation, damaged);
    }

    private static SegmentInfos Parse(IndexDirectory directory, FileSlice file, long generation, Action<string, Exception>? damaged)
    {
        OldCommits.CheckWithoutFooter(file);
        _ = IndexFooter.Verify(file);
        OldCommits.CheckHeader(file);
        ByteReader reader = file.Slice(0, file.Length - IndexFooter.Length).Reader();
        (int version, byte[] id) = IndexHeader.Read(
            ref reader, file.Name, SegmentInfosFormat.Codec, SegmentInfosFormat.OldestVersion, SegmentInfosFormat.Version,
            IndexFileNames.ToBase36(generation));
        LuceneVersion lucene = ReadVersion(ref reader);
        int createdMajor = reader.ReadVInt();
        if (createdMajor > lucene.Major || createdMajor < 0)
        {
            throw reader.Corrupt($"the index was made by Lucene {createdMajor}, but the commit by Lucene {lucene}");
        }
        CheckReadable(file.Name, lucene, createdMajor);
        long indexVersion = reader.ReadInt64();
        long counter = version >= SegmentInfosFormat.VersionOfLongCounter ? reader.ReadVLong() : reader.ReadInt32();
        int count = reader.ReadInt32();
        if (count < 0 || count > reader.Remaining || counter < 0)
        {
            throw reader.Corrupt($"{count} segments, counter {counter}");
        }
        LuceneVersion oldest = count > 0 ? ReadVersion(ref reader) : default;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var segments = new List<SegmentCommitInfo>();
        long docs = 0;
        for (int i = 0; i < count; i++)
        {
            if (SegmentCommitInfoReader.Read(ref reader, directory, file.Name, version, damaged) is not { } segment)
            {
                continue;
            }
            SegmentInfo info = segment.Info;
            docs += info.MaxDoc;
            if (!names.Add(info.Name))
            {
                throw reader.Corrupt($"segment {info.Name} stands twice");
            }
            if (info.Version.CompareTo(oldest) < 0 || (createdMajor >= 7 && (info.Version.Major < createdMajor || info.MinVersion == null)))
            {
                throw reader.Corrupt(
                    $"segment {info.Name} is of Lucene {info.Version}, but the oldest is said to be {oldest} and the index of {createdMajor}");
            }
            segments.Add(segment);
        }
        if (docs > SegmentInfoFormat.MaxDocs)
        {
            throw reader.Corrupt($"{docs} documents, more than {SegmentInfoFormat.MaxDocs}");
        }
        Dictionary<string, string> userData = reader.ReadMapOfStrings();
        if (reader.Remaining != 0)
        {
            throw reader.Corrupt($"{reader.Remaining} bytes are left before the footer");
        }
        return new SegmentInfos
        {
            Generation = generation,
            Version = indexVersion,
            Counter = counter,
            CreatedVersionMajor = createdMajor,
            Id = id,
            Segments = segments,
            UserData = userData,
        };
    }

    private static void CheckReadable(string file, LuceneVersion lucene, int createdMajor)
    {
        if (lucene.Major > LuceneVersion.Written.Major)
        {
            throw IndexFormatException.Lucene(file, lucene.ToString(), "index the documents again");
        }
        if (lucene.Major < LuceneVersion.Written.Major)
        {
            throw IndexFormatException.Lucene(file, lucene.ToString(), "rewrite the index with Lucene 8 (IndexUpgrader), or index the documents again");
        }
        if (createdMajor < LuceneVersion.Written.Major - 1)
        {
            throw IndexFormatException.Unsupported(
                file, $"an index that Lucene {createdMajor} made", "Lucene 8 reads what 7 and 8 made; index the documents again");
        }
    }

    private static LuceneVersion ReadVersion(ref ByteReader reader)
    {
        int major = reader.ReadVInt();
        int minor = reader.ReadVInt();
        int bugfix = reader.ReadVInt();
        return major is >= 0 and <= 255 && minor is >= 0 and <= 255 && bugfix is >= 0 and <= 255
            ? new LuceneVersion(major, minor, bugfix)
            : throw reader.Corrupt($"{major}.{minor}.{bugfix} is no version of Lucene");
    }
}
