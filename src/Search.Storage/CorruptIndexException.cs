namespace Search.Storage;

/// <summary>
/// A file of the index holds something that its format forbids: it was damaged, cut short, or written by something else.
/// The message names the file and the offset in bytes, what was expected and what was found.
/// </summary>
/// <remarks>It lives in Storage because the byte readers are the first to see damage.</remarks>
public sealed class CorruptIndexException : IOException
{
    public CorruptIndexException(string message, string file, long offset, Exception? inner = null)
        : base($"{message} (file {file}, offset {offset})", inner)
    {
        File = file;
        Offset = offset;
        Problem = message;
    }

    /// <summary>The file's name in the index folder.</summary>
    public string File { get; }

    /// <summary>Offset in bytes from the start of <see cref="File"/>.</summary>
    public long Offset { get; }

    /// <summary>What is wrong, without file and offset.</summary>
    public string Problem { get; }
}
