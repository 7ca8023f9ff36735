using System.IO.Compression;
using Search.Ingest.Files;
using Search.Ingest.Html;
using Search.Ingest.JsonLines;
using Search.Ingest.Text;

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

    private const string GzipExtension = ".gz";

    private readonly ReadOptions _options = options ?? ReadOptions.Default;

    /// <summary>Bytes of input read so far, of a compressed file those of its content: what a progress bar shows.</summary>
    public long BytesRead { get; private set; }

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
        var leftOut = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (FileWalk.Found found in new FileWalk(path).Files())
        {
            if (found.File is not { } file)
            {
                yield return found.Other;
                continue;
            }
            bool isGiven = file.ShownPath == path;
            ArticleFormat format = FormatOf(file.Path);
            if (!isGiven && format != ArticleFormat.Auto && IsEmpty(file.FullPath))
            {
                // Never opened: a pipe has no length either, and opening one waits until somebody writes to it.
                yield return ReadResult.Of(new Reject(file.ShownPath, null, "the file is empty"));
                continue;
            }
            switch (format)
            {
                case ArticleFormat.Text:
                    ReadResult article = TextFileReader.Read(file, _options, out long bytes);
                    BytesRead += bytes;
                    yield return article;
                    break;
                case ArticleFormat.Html:
                    foreach (ReadResult result in HtmlFileReader.Read(file, _options, out bytes))
                    {
                        yield return result;
                    }
                    BytesRead += bytes;
                    break;
                case ArticleFormat.JsonLines:
                    foreach (ReadResult result in ReadJsonLines(() => Open(file.FullPath), file))
                    {
                        yield return result;
                    }
                    break;
                default:
                    if (isGiven)
                    {
                        yield return ReadResult.Of(new Reject(path, null, "its extension tells no format: name one with --format"));
                    }
                    string extension = Path.GetExtension(file.Path);
                    leftOut[extension] = leftOut.GetValueOrDefault(extension) + (isGiven ? 0 : 1);
                    break;
            }
        }
        int count = leftOut.Values.Sum();
        if (count > 0)
        {
            string kinds = string.Join(' ', leftOut.Keys.Take(10).Select(e => e.Length == 0 ? "(none)" : e));
            yield return ReadResult.Of($"{path}: {count} files of other extensions were left out: {kinds}");
        }
    }

    private IEnumerable<ReadResult> ReadStandardInput()
    {
        if (_options.Format is ArticleFormat.Text or ArticleFormat.Html)
        {
            return [ReadResult.Of(new Reject(StandardInput, null, "standard input is read as JSON Lines only"))];
        }
        var file = new SourceFile(StandardInput, StandardInput, StandardInput, StandardInput, null);
        return ReadJsonLines(standardInput ?? Console.OpenStandardInput, file);
    }

    private IEnumerable<ReadResult> ReadJsonLines(Func<Stream> open, SourceFile file)
    {
        JsonLinesReader? reader = null;
        Reject? reject = null;
        try
        {
            Stream stream = open();
            if (stream.CanSeek && stream.Length == 0)
            {
                stream.Dispose();
                reject = new Reject(file.ShownPath, null, "the file is empty");
            }
            else
            {
                reader = JsonLinesReader.Open(stream, file, _options);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reject = new Reject(file.ShownPath, null, e.Message);
        }
        if (reader == null)
        {
            yield return ReadResult.Of(reject!);
            yield break;
        }
        using (reader)
        {
            long before = BytesRead;
            while (reader.TryRead(out ReadResult result))
            {
                BytesRead = before + reader.BytesRead;
                yield return result;
            }
            BytesRead = before + reader.BytesRead;
            foreach (string note in reader.Notes())
            {
                yield return ReadResult.Of(note);
            }
        }
    }

    private ArticleFormat FormatOf(string path)
    {
        if (_options.Format != ArticleFormat.Auto)
        {
            return _options.Format;
        }
        bool isPacked = IsGzip(path);
        return Path.GetExtension(isPacked ? path[..^GzipExtension.Length] : path).ToLowerInvariant() switch
        {
            ".txt" or ".text" when !isPacked => ArticleFormat.Text,
            ".html" or ".htm" or ".xhtml" when !isPacked => ArticleFormat.Html,
            ".jsonl" or ".ndjson" => ArticleFormat.JsonLines,
            _ => ArticleFormat.Auto,
        };
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

    private static bool IsGzip(string path) => path.EndsWith(GzipExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Without a buffer of its own: lines are read in blocks anyway.</summary>
    private static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1);
        return IsGzip(path) && file.Length > 0 ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
