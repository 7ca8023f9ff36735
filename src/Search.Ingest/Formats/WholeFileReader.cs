using Search.Ingest.Files;
using Search.Ingest.Packed;

namespace Search.Ingest.Formats;

/// <summary>Reads a file that is one article.</summary>
/// <param name="stream">The file. The reader disposes of it.</param>
/// <param name="file">Names it.</param>
/// <param name="most">More bytes than this are not read.</param>
/// <param name="tooLong">Why not, for people.</param>
/// <param name="make">Makes of the bytes an article or a reject, with a note or null.</param>
internal sealed class WholeFileReader(
    PeekStream stream, SourceFile file, long most, string tooLong, Func<byte[], (ReadResult Result, string? Note)> make) : IArticleReader
{
    private string? _note;
    private bool _isRead;

    public bool TryRead(out ReadResult result)
    {
        result = default;
        if (_isRead)
        {
            return false;
        }
        _isRead = true;
        try
        {
            byte[]? bytes = stream.ReadAll(most);
            if (bytes == null)
            {
                result = Rejected(tooLong);
            }
            else if (bytes.Length == 0)
            {
                result = Rejected("the file is empty");
            }
            else
            {
                (result, _note) = make(bytes);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            result = Rejected(e.Message);
        }
        return true;
    }

    public IEnumerable<string> Notes() => _note == null ? [] : [_note];

    public void Dispose() => stream.Dispose();

    private ReadResult Rejected(string reason) => ReadResult.Of(new Reject(file.ShownPath, null, reason));
}
