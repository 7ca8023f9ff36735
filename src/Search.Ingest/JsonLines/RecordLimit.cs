namespace Search.Ingest.JsonLines;

/// <summary>How long a record may be in its file. Longer ones are passed over.</summary>
internal static class RecordLimit
{
    /// <summary>Escapes make JSON longer than its text, up to six bytes for two; a record may be this many times an article.</summary>
    private const int Factor = 4;

    /// <summary>In bytes.</summary>
    public static int Of(ReadOptions options) => (int)Math.Min(options.MaxArticleBytes * Factor + 4096, Array.MaxLength / 2);
}
