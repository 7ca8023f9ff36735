using Search.Benchmarks.QuerySets;

namespace Search.Benchmarks.Corpora;

/// <summary>A generated corpus and queries for it, as files in a folder.</summary>
internal sealed record TestSet(string Corpus, string Queries, long Bytes)
{
    // More documents tell no more about which words are frequent.
    private const int SampledDocuments = 50_000;

    /// <param name="docs">How many articles.</param>
    /// <param name="perCategory">How many queries.</param>
    public static TestSet Create(string folder, BaseArticle[] texts, int docs, int perCategory, int seed)
    {
        (string corpus, long bytes) = CreateCorpus(folder, texts, docs, seed);
        string queries = Path.Combine(folder, "queries.tsv");
        CorpusStatistics statistics = CorpusStatistics.Read(corpus, Math.Max(1, docs / SampledDocuments));
        File.WriteAllLines(queries, new QueryMaker(statistics, seed).Make(perCategory));
        return new TestSet(corpus, queries, bytes);
    }

    /// <returns>The file and its length.</returns>
    public static (string File, long Bytes) CreateCorpus(string folder, BaseArticle[] texts, int docs, int seed)
    {
        string corpus = Path.Combine(folder, $"corpus-{docs}.jsonl");
        return (corpus, new CorpusGenerator(texts, seed).Write(corpus, docs));
    }
}
