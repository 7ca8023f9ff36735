namespace Search.Ingest.Formats;

/// <summary>
/// Reads the articles of one file, one at a time. What goes wrong comes as a result, never as an exception: damage, an error of the disk, a limit.
/// </summary>
internal interface IArticleReader : IDisposable
{
    /// <summary>The next article, reject, note or page that is none; false at the end.</summary>
    bool TryRead(out ReadResult result);

    /// <summary>What is to be said of the whole file, once it is read.</summary>
    IEnumerable<string> Notes();
}
