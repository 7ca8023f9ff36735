namespace Search.Benchmarks.Peers;

/// <summary>
/// Tantivy by its driver <c>tvbench</c> of the shared folder, with Lucene's tokens, Lucene's choice of similar words, and years as a list of
/// documents.
/// </summary>
internal sealed class TantivyPeer(string? shared) : Peer
{
    private readonly string _program = Path.Combine(shared ?? "", "bench", "tantivy", "tvbench");

    public override string Key => "tantivy";

    public override string Name => "Tantivy 0.27.0";

    public override string Note => "indexes no offsets; its indexer has one more thread that parses";

    public override string? Missing => File.Exists(_program) ? null : "no bench/tantivy/tvbench in the shared folder";

    public override Command Index(string corpus, string index, int threads, int megabytes) =>
        new(_program, "index", corpus, index, "--threads", $"{threads}", "--buffer-mb", $"{megabytes}", "--analysis", "lucene");

    public override Command Search(string index, string queries, int repeat, int warm, int qpsSeconds) =>
        new(_program, [.. SearchArguments(index, queries, repeat, warm, qpsSeconds), "--fuzzy", "top50", "--filter", "inverted"]);

    public override Command One(string index, string query) => new(_program, "one", index, query);
}
