using Search.Engine;
using Search.Interop.Tests.Queries;
using Search.Testing;

namespace Search.Interop.Tests.Archives;

/// <summary>
/// Reuters-21578 indexed twice by the same steps: by Java's IndexWriter and by ours. Neither merges by itself, so segments and doc ids are the same. Made
/// when a test asks for it first.
/// </summary>
public sealed class NewsArchive : IDisposable
{
    private const int Commits = 6;
    private const int QueriesOfEachKind = 25;

    private readonly TempFolder _folder = new();
    private readonly TestRandom _random = TestRandom.Create();
    private readonly Lazy<List<Document>> _articles = new(NewsArticles.Read);
    private readonly Lazy<Operations> _operations;
    private readonly Lazy<string> _luceneIndex;
    private readonly Lazy<string> _ourIndex;
    private readonly Lazy<List<AskedQuery>> _queries;
    private readonly Dictionary<string, List<Answer>> _answers = [];

    public NewsArchive()
    {
        _operations = new(() => Operations.Random(_random, _articles.Value, Commits));
        _luceneIndex = new(WriteLuceneIndex);
        _ourIndex = new(WriteOurIndex);
        _queries = new(() => new NewsQueries(_random, _articles.Value).OfEachKind(QueriesOfEachKind));
    }

    /// <summary>The folder of the index that Java wrote.</summary>
    internal string LuceneIndex => _luceneIndex.Value;

    /// <summary>The folder of the index that we wrote.</summary>
    internal string OurIndex => _ourIndex.Value;

    internal IReadOnlyList<AskedQuery> Queries => _queries.Value;

    internal Operations Operations => _operations.Value;

    internal string Explain => _random.Explain;

    /// <summary>Java's answers to all queries about one of the two indexes.</summary>
    internal IReadOnlyList<Answer> LuceneAnswers(string index)
    {
        if (!_answers.TryGetValue(index, out List<Answer>? answers))
        {
            _answers.Add(index, answers = Answer.OfLucene(index, Queries));
        }
        return answers;
    }

    public void Dispose() => _folder.Dispose();

    private string WriteLuceneIndex()
    {
        Operations.Write(_folder.File("operations"));
        JavaLucene.Program("IndexNews", _folder.File("operations"), _folder.File("lucene"));
        return _folder.File("lucene");
    }

    private string WriteOurIndex()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.File("ours"), NewsSchema.Create());
        using IndexWriter writer = index.OpenWriter(new WriterOptions { MemoryMegabytes = 512, SegmentsPerTier = int.MaxValue });
        Operations.Apply(writer);
        return _folder.File("ours");
    }
}
