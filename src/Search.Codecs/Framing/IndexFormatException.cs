namespace Search.Codecs.Framing;

/// <summary>
/// The index is whole, but in a format that this program does not read: from a Lucene that is too old or too new, or with a codec or an option of
/// it that is not built in. The message says what wrote it and what to do.
/// </summary>
public sealed class IndexFormatException : IOException
{
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="file">The name of the file that says so, or null where it is the index as a whole.</param>
    /// <param name="inner">The cause, if any.</param>
    public IndexFormatException(string message, string? file = null, Exception? inner = null)
        : base(file == null ? message : $"{message} (file {file})", inner)
    {
        File = file;
        Problem = message;
    }

    /// <summary>What is wrong and what to do, without the file.</summary>
    public string Problem { get; }

    /// <summary>The name of the file that says so, or null where it is the index as a whole.</summary>
    public string? File { get; }

    /// <summary>A format version that lies outside of what is read.</summary>
    public static IndexFormatException Version(string file, string codec, int found, int oldest, int newest) => found < oldest
        ? new($"format '{codec}' has version {found}, the oldest that is read is {oldest}: rewrite the index with a Lucene 8 (IndexUpgrader)", file)
        : new($"format '{codec}' has version {found}, the newest that is read is {newest}: a newer Lucene wrote it; index the documents again", file);

    /// <summary>An index or a segment that a Lucene wrote which this program does not read.</summary>
    /// <param name="file">The file that says so.</param>
    /// <param name="found">Its version, such as <c>9.0.0</c>, or words for what is known of it.</param>
    /// <param name="advice">What to do.</param>
    public static IndexFormatException Lucene(string file, string found, string advice) =>
        new($"written by Lucene {found}, which is not read (8.x is): {advice}", file);

    /// <summary>A codec, format or option that is not read.</summary>
    /// <param name="file">The file that names it.</param>
    /// <param name="what">Such as <c>codec 'Lucene70'</c>.</param>
    /// <param name="advice">What to do.</param>
    public static IndexFormatException Unsupported(string file, string what, string advice) => new($"{what} is not supported: {advice}", file);
}
