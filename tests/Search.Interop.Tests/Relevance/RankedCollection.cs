using Search.Engine;
using Search.Ingest;
using Search.Service.Indexing;
using Search.Service.Local;
using Search.Service.Queries;
using Search.Service.Relevance;
using Search.Testing;

namespace Search.Interop.Tests.Relevance;

/// <summary>A test collection as an archive of articles, in a folder of its own: documents are in the order of the file.</summary>
internal sealed class RankedCollection : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SearchIndex _index;
    private readonly string[] _ids;
    private readonly (Topic Topic, ParsedQuery Query, IReadOnlyDictionary<string, int> Relevant)[] _queries;

    public RankedCollection(string name)
    {
        Name = name;
        LocalArchive archive = LocalArchive.OpenOrCreate(Folder);
        archive.AddAsync(new ArticleSource().Read(TestData.Path("relevance", name, "corpus.jsonl.gz")), new IndexingOptions { Threads = 1 }, new NoObserver(), default)
            .GetAwaiter().GetResult();
        archive.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _index = SearchIndex.Open(Folder);
        Snapshot = _index.OpenSnapshot();
        _ids = [.. Snapshot.Search(new MatchAllDocsQuery(), new SearchOptions { Take = int.MaxValue, Fields = ["id"] }).Hits.Select(hit => hit.Document.Text("id")!)];
        Judgements judgements = Judgements.Read(TestData.Path("relevance", name, "qrels.txt"));
        _queries =
        [
            .. Topic.Read(TestData.Path("relevance", name, "queries.tsv"))
                .Select(topic => (topic, ArticleQueryParser.For(new ArticleQuery { Text = "" }).Parse(PlainWords.ToQuery(topic.Text)), judgements.Relevant(topic.Id)))
                .Where(each => each.Item3.Count > 0),
        ];
    }

    public string Name { get; }

    public string Folder => _folder.File("index");

    public Snapshot Snapshot { get; }

    /// <summary>The trees that rank, of the queries that have an answer.</summary>
    public IEnumerable<RankedQuery> Trees(ArticleRanking ranking) => _queries.Select(each => Tree(each.Query, ranking));

    /// <param name="ranking">How hits are scored.</param>
    /// <param name="depth">Hits looked at: all measures but MAP are the same from 100 on.</param>
    public Measures Measure(ArticleRanking ranking, int depth) => Measures.Mean(
    [
        .. _queries.Select(each => Measures.Of(
            [.. Snapshot.Search(Tree(each.Query, ranking), new SearchOptions { Take = depth, Fields = [], CountExactly = false }).Hits.Select(hit => _ids[hit.DocId])],
            each.Relevant)),
    ]);

    public void Dispose()
    {
        Snapshot.Dispose();
        _index.Dispose();
        _folder.Dispose();
    }

    private RankedQuery Tree(ParsedQuery query, ArticleRanking ranking) =>
        ArticleRankings.Of(ranking) is { } options ? Snapshot.Rank(query, options, schema: _index.Schema) : new RankedQuery(query.Query, null);

    private sealed class NoObserver : IIndexingObserver
    {
        public void Progress(in IndexingCounts counts)
        {
        }

        /// <summary>One document of Cranfield is empty.</summary>
        public void Rejected(Reject reject) => Assert.Equal("neither title nor body", reject.Reason);

        public void Note(string text)
        {
        }
    }
}
