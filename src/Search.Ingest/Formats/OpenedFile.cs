using Search.Ingest.Csv;
using Search.Ingest.Files;
using Search.Ingest.JsonLines;
using Search.Ingest.Packed;

namespace Search.Ingest.Formats;

/// <summary>
/// A file, opened: unpacked where it is packed, and with the reader of its format. What is packed is told by the first bytes; the format by what the caller
/// asks for, else the name, else the first bytes.
/// </summary>
internal sealed class OpenedFile
{
    private PeekStream? _packed;
    private ZipMemberStream? _member;

    /// <summary>Reads its articles; null where it is an archive or cannot be read.</summary>
    public IArticleReader? Reader { get; private init; }

    /// <summary>It is an archive; null where it is none.</summary>
    public ZipReader? Zip { get; private init; }

    /// <summary>Why it cannot be read.</summary>
    public Reject? Problem { get; private init; }

    /// <summary>Bytes of it so far, as it is stored.</summary>
    public long BytesRead => _member?.PackedRead ?? _packed?.BytesRead ?? 0;

    /// <param name="file">Names it.</param>
    /// <param name="open">Gives its bytes.</param>
    /// <param name="options">How to read.</param>
    /// <param name="isNested">It comes out of an archive already.</param>
    public static OpenedFile Open(SourceFile file, Func<Stream> open, ReadOptions options, bool isNested)
    {
        Stream? stream = null;
        try
        {
            if (FormatNames.Hint(file.Path) is { } hint)
            {
                return Rejected(file, hint);
            }
            stream = open();
            return Open(file, stream, options, isNested);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            stream?.Dispose();
            return Rejected(file, e.Message);
        }
        catch
        {
            stream?.Dispose();
            throw;
        }
    }

    private static OpenedFile Open(SourceFile file, Stream stream, ReadOptions options, bool isNested)
    {
        var packed = new PeekStream(stream);
        ReadOnlySpan<byte> start = packed.Peek(4, 4);
        DemandContent(packed, start);
        bool isGzip = GzipMembers.IsGzip(start);
        if (ZipReader.IsZip(start) && isNested)
        {
            throw new InvalidDataException(Nested);
        }
        if (ZipReader.IsZip(start) || FormatNames.IsZip(file.Path))
        {
            // Its list of members is at its end.
            var zip = new ZipReader(stream.CanSeek ? stream : Spooled(packed));
            zip.Open();
            return new OpenedFile { Zip = zip };
        }
        if (!isGzip && FormatNames.IsGzip(file.Path))
        {
            throw new InvalidDataException("no gzip data");
        }
        GzipMembers? members = isGzip ? new GzipMembers(packed, stream is ZipMemberStream inZip ? () => inZip.PackedRead : null) : null;
        PeekStream content = members == null ? packed : new PeekStream(members);
        start = content.Peek(FormatSniffer.Looked, FormatSniffer.Least);
        DemandContent(content, start);
        if (members != null && (GzipMembers.IsGzip(start) || ZipReader.IsZip(start)))
        {
            throw new InvalidDataException(Nested);
        }
        ArticleFormat format = options.Format != ArticleFormat.Auto ? options.Format : FormatNames.Of(file.Path);
        format = format != ArticleFormat.Auto ? format : FormatSniffer.Of(start);
        format = format != ArticleFormat.Auto ? format : CsvReader.IsHeader(FirstLine(start), new RecordKeys(options.Map)) ? ArticleFormat.Csv : ArticleFormat.Auto;
        format = format != ArticleFormat.Auto ? format : file.Path == ArticleSource.StandardInput ? ArticleFormat.JsonLines : ArticleFormat.Auto;
        if (format == ArticleFormat.Auto)
        {
            throw new InvalidDataException("neither its extension nor its first bytes tell a format: name one with --format");
        }
        return new OpenedFile { Reader = FormatReaders.Open(format, content, members, file, options), _packed = packed, _member = stream as ZipMemberStream };
    }

    private const string Nested = "an archive within an archive is not read: unpack it first";

    /// <summary>A copy of what can be read only once, in a file that nobody sees and that is gone with it.</summary>
    private static FileStream Spooled(PeekStream stream)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, 1 << 16);
        try
        {
            File.Delete(path);
            stream.CopyTo(file);
            stream.Dispose();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <exception cref="InvalidDataException">There is none, or the first of it is damaged.</exception>
    private static void DemandContent(PeekStream stream, ReadOnlySpan<byte> start)
    {
        // Nothing to see may also be an error, which reading tells.
        if (start.Length == 0 && stream.ReadByte() < 0)
        {
            throw new InvalidDataException("the file is empty");
        }
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> start)
    {
        int length = start.IndexOf((byte)'\n');
        return length < 0 ? start : start[..length];
    }

    private static OpenedFile Rejected(SourceFile file, string reason) => new() { Problem = new Reject(file.ShownPath, null, reason) };
}
