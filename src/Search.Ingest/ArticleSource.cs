using Search.Ingest.Files;
using Search.Ingest.Formats;
using Search.Ingest.Packed;

namespace Search.Ingest;

/// <summary>
/// Reads articles from files, folders and standard input (<c>-</c>), one at a time and in the order of their names, so that memory stays small. What cannot
/// be read comes as a reject; reading goes on. For one thread.
/// </summary>
/// <param name="options">How to read.</param>
/// <param name="standardInput">Gives the stream that <c>-</c> stands for; null: the process's own.</param>
public sealed class ArticleSource(ReadOptions? options = null, Func<Stream>? standardInput = null)
{
    /// <summary>Stands for standard input as a PATH, and as its origin.</summary>
    public const string StandardInput = "-";

    private readonly ReadOptions _options = options ?? ReadOptions.Default;

    /// <summary>Bytes of input read so far, as files have them, packed or not: what a progress bar shows.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Whether a file of that name is read when it is met in a folder.</summary>
    public static bool IsReadByName(string path) => FormatNames.IsZip(path) || FormatNames.Of(path) != ArticleFormat.Auto;

    /// <summary>What articles under a PATH have as <see cref="Article.Origin"/>.</summary>
    /// <exception cref="IOException">Its links go round in a circle.</exception>
    public static string OriginOf(string path) => path == StandardInput ? StandardInput : RealPath.Of(path);

    /// <summary>Everything under these PATHs.</summary>
    public IEnumerable<ReadResult> Read(params IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            foreach (ReadResult result in path == StandardInput ? ReadStandardInput() : ReadPath(path))
            {
                yield return result;
            }
        }
    }

    private IEnumerable<ReadResult> ReadPath(string path)
    {
        var leftOut = new LeftOut(path);
        foreach (FileWalk.Found found in new FileWalk(path).Files())
        {
            if (found.File is not { } file)
            {
                yield return found.Other;
                continue;
            }
            bool isGiven = file.ShownPath == path;
            if (!isGiven && !leftOut.Takes(file.Path, _options.Format))
            {
                continue;
            }
            if (!isGiven && IsEmpty(file.FullPath))
            {
                // Never opened: a pipe has no length either, and opening one waits until somebody writes to it.
                yield return ReadResult.Of(new Reject(file.ShownPath, null, "the file is empty"));
                continue;
            }
            foreach (ReadResult result in ReadFile(file, () => Open(file.FullPath), isNested: false))
            {
                yield return result;
            }
        }
        if (leftOut.Note() is { } note)
        {
            yield return ReadResult.Of(note);
        }
    }

    private IEnumerable<ReadResult> ReadStandardInput() => ReadFile(
        new SourceFile(StandardInput, StandardInput, StandardInput, StandardInput, null), standardInput ?? Console.OpenStandardInput, isNested: false);

    /// <summary>A file, or a member of an archive of files, which must be no archive itself.</summary>
    private IEnumerable<ReadResult> ReadFile(SourceFile file, Func<Stream> open, bool isNested)
    {
        OpenedFile opened = OpenedFile.Open(file, open, _options, isNested);
        if (opened.Zip is { } zip)
        {
            using (zip)
            {
                foreach (ReadResult result in ReadZip(zip, file))
                {
                    yield return result;
                }
            }
        }
        else if (opened.Reader is { } reader)
        {
            using (reader)
            {
                long before = BytesRead;
                while (reader.TryRead(out ReadResult result))
                {
                    BytesRead = before + opened.BytesRead;
                    yield return result;
                }
                BytesRead = before + opened.BytesRead;
                foreach (string note in reader.Notes())
                {
                    yield return ReadResult.Of(note);
                }
            }
        }
        else
        {
            yield return ReadResult.Of(opened.Problem!);
        }
    }

    private IEnumerable<ReadResult> ReadZip(ZipReader zip, SourceFile file)
    {
        var leftOut = new LeftOut(file.ShownPath);
        var members = new ZipMembers(zip, file);
        while (members.TryNext(out ZipMembers.Found found))
        {
            if (found.File is not { } member)
            {
                yield return found.Said;
            }
            else if (leftOut.Takes(member.Path, _options.Format))
            {
                foreach (ReadResult result in ReadFile(member, () => zip.Read(found.Member), isNested: true))
                {
                    yield return result;
                }
            }
        }
        if (leftOut.Note() is { } note)
        {
            yield return ReadResult.Of(note);
        }
    }

    private static bool IsEmpty(string path)
    {
        try
        {
            return new FileInfo(path).Length == 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Opening it says why.
            return false;
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
}
