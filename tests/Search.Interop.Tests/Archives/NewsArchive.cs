using Search.Engine;
using Search.Interop.Tests.Queries;
using Search.Testing;

namespace Search.Interop.Tests.Archives;

/// <summary>
/// Reuters-21578 indexed twice by the same steps: by Java's IndexWriter and by ours. Neither merges by itself, so segments and doc ids are the same.
/// Made when a test asks for it first.
/// </summary>
public sealed class NewsArchive : IDisposable
{
    private const int Commits = 6;
    private const int QueriesOfEachKind = 22;

    private readonly TempFolder _folder = new();
    private readonly TestRandom _random = TestRandom.Create();
    private readonly Lazy<List<Document>> _articles = new(() => NewsArticles.Read());
    private readonly Lazy<Operations> _operations;
    private readonly Lazy<string> _luceneIndex;
    private readonly Lazy<string> _ourIndex;
    private readonly Lazy<string> _mergedLuceneIndex;
    private readonly Lazy<string> _mergedOurIndex;
    private readonly Lazy<List<AskedQuery>> _queries;
    private readonly Dictionary<string, List<Answer>> _answers = [];

    public NewsArchive()
    {
        _operations = new(() => Operations.Random(_random, _articles.Value, Commits));
        _luceneIndex = new(() => WriteLuceneIndex("lucene", Operations));
        _ourIndex = new(() => WriteOurIndex("ours", Operations));
        _mergedLuceneIndex = new(() => WriteLuceneIndex(Copy(LuceneIndex), Operations.Merge(1), "compound"));
        _mergedOurIndex = new(() => WriteOurIndex(Copy(OurIndex), Operations.Merge(1)));
        _queries = new(() => new NewsQueries(_random, new NewsWords(_random, _articles.Value)).OfEachKind(QueriesOfEachKind));
    }

    /// <summary>The folder of the index that Java wrote.</summary>
    internal string LuceneIndex => _luceneIndex.Value;

    /// <summary>The folder of the index that we wrote.</summary>
    internal string OurIndex => _ourIndex.Value;

    /// <summary>The folder of a copy of Java's index that Java merged into one segment with a compound file.</summary>
    internal string MergedLuceneIndex => _mergedLuceneIndex.Value;

    /// <summary>The folder of a copy of our index that we merged into one segment.</summary>
    internal string MergedOurIndex => _mergedOurIndex.Value;

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

    private string Copy(string index)
    {
        string copy = index + "-merged";
        Directory.CreateDirectory(_folder.File(copy));
        foreach (string file in Directory.GetFiles(index))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }
        return copy;
    }

    private string WriteLuceneIndex(string name, Operations operations, params string[] options)
    {
        operations.Write(_folder.File("operations"));
        JavaLucene.Program("IndexNews", [_folder.File("operations"), _folder.File(name), .. options]);
        return _folder.File(name);
    }

    private string WriteOurIndex(string name, Operations operations)
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.File(name), NewsSchema.Create());
        using IndexWriter writer = index.OpenWriter(new WriterOptions { MemoryMegabytes = 512, SegmentsPerTier = int.MaxValue });
        operations.Apply(writer);
        return _folder.File(name);
    }
}
