using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Reads live docs (<see cref="LiveDocsFormat"/>).</summary>
public static class LiveDocsReader
{
    /// <summary>The live documents of a segment as a commit sees it, or null when none is deleted.</summary>
    /// <exception cref="CorruptIndexException"/>
    public static BitSet? Read(IndexDirectory directory, SegmentCommitInfo segment)
    {
        if (segment.LiveDocsGeneration < 0)
        {
            return null;
        }
        string name = IndexFileNames.GenerationFile(segment.Info.Name, LiveDocsFormat.Extension, segment.LiveDocsGeneration);
        using MappedFile file = RequiredFile.Open(directory, name);
        return Read(file.Slice(), segment.Info.Id, segment.LiveDocsGeneration, segment.Info.MaxDoc, segment.DeletedCount);
    }

    /// <summary>The live documents in one file.</summary>
    /// <exception cref="CorruptIndexException"/>
    public static BitSet Read(FileSlice file, ReadOnlySpan<byte> segmentId, long generation, int maxDoc, int deletedCount)
    {
        string suffix = IndexFileNames.ToBase36(generation);
        FramedFile framed = FramedFile.Check(
            file, LiveDocsFormat.Codec, LiveDocsFormat.Version, LiveDocsFormat.Version, segmentId, suffix, verify: true);
        ByteReader reader = framed.Reader();
        long bytes = (maxDoc + 63L) / 64 * 8;
        if (reader.Remaining != bytes)
        {
            throw reader.Corrupt($"{reader.Remaining} bytes of bits, expected {bytes} for {maxDoc} documents");
        }
        var live = new BitSet(maxDoc);
        Span<ulong> words = live.Words;
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ulong>(reader.ReadSpan((int)bytes)), words);
        if ((maxDoc & 63) != 0 && words[^1] >> (maxDoc & 63) != 0)
        {
            throw reader.Corrupt($"documents at or after {maxDoc} are marked as live");
        }
        int deleted = maxDoc - live.CountOnes();
        return deleted == deletedCount ? live : throw reader.Corrupt($"{deleted} documents are deleted, the commit says {deletedCount}");
    }
}
