using System.Runtime.CompilerServices;
using Search.Codecs.Framing;
using Search.Engine;
using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Articles;
using Search.Service.Indexing;
using Search.Service.Queries;
using Search.Service.Relevance;

namespace Search.Service.Local;

/// <summary>An archive in an index folder of this machine. Indexes that hold no articles can be searched by their own field names, but not added to.</summary>
public sealed class LocalArchive : IArchive
{
    private readonly string _path;
    private readonly SearchIndex _index;

    private LocalArchive(string path, SearchIndex index)
    {
        _path = path;
        _index = index;
    }

    /// <summary>What a person should know who searches in it.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            IReadOnlyDictionary<string, string> commit = _index.UserData;
            if (!ArticleCommitData.HoldsArticles(commit))
            {
                return [_index.Note ?? "The index is no archive of articles: queries name its own fields"];
            }
            return [.. new[] { ArticleCommitData.Difference(commit), _index.AnalysisNote }.OfType<string>()];
        }
    }

    /// <summary>What <see cref="SeedsMark"/> said of the seeds that the index was made of; empty where that is not finished; null for any other index.</summary>
    public string? SeedsMark => _index.UserData.GetValueOrDefault(ArticleCommitData.SeedsKey);

    /// <summary>Commit data that mark an index as made of seeds.</summary>
    public static IReadOnlyDictionary<string, string> MarkOf(string seedsMark) => new Dictionary<string, string> { [ArticleCommitData.SeedsKey] = seedsMark };

    /// <summary>Whether a folder holds an index.</summary>
    public static bool Exists(string path) => SearchIndex.Exists(path);

    /// <summary>Opens an index to search in it.</summary>
    /// <exception cref="IndexNotFoundException">There is none.</exception>
    public static LocalArchive Open(string path) => new(path, SearchIndex.Open(path));

    /// <summary>Opens an index to add articles to it, or begins one where there is none: its files are made when articles come.</summary>
    /// <exception cref="UsageException">The folder holds other files, or an index that is not of this program's making or of another version.</exception>
    public static LocalArchive OpenOrCreate(string path)
    {
        IndexFolder.CheckUsable(path);
        try
        {
            return new LocalArchive(path, SearchIndex.OpenOrCreate(path, ArticleSchema.Create()));
        }
        catch (IndexFormatException e)
        {
            throw new UsageException(e.Message, "Index all articles into a new folder: search index PATH --index NEW");
        }
    }

    public Task<IndexingReport> AddAsync(
        IEnumerable<ReadResult> source, IndexingOptions options, IIndexingObserver observer, CancellationToken cancellation)
    {
        using IndexWriter? writer = options.DryRun ? null : _index.OpenWriter(new WriterOptions { MemoryMegabytes = options.MemoryMegabytes });
        using var run = new IndexingRun(_index, writer, options, observer);
        return Task.FromResult(run.Run(source, cancellation));
    }

    public Task<DeletionReport> DeleteAsync(Deletion deletion, CancellationToken cancellation) =>
        Task.FromResult(ArchiveDeletion.Run(_index, deletion, cancellation));

    public Task<SearchAnswer> SearchAsync(ArticleQuery query, CancellationToken cancellation)
    {
        using Snapshot snapshot = OpenSnapshot();
        return Task.FromResult(ArchiveSearch.Run(snapshot, ViewOf(snapshot), query, cancellation));
    }

    public Task<IReadOnlyList<RankedArticle>> RankAsync(ArticleQuery query, CancellationToken cancellation)
    {
        using Snapshot snapshot = OpenSnapshot();
        return Task.FromResult(ArchiveSearch.Rank(snapshot, ViewOf(snapshot), query, cancellation));
    }

    public Task<Article?> GetAsync(string id, CancellationToken cancellation)
    {
        using Snapshot snapshot = OpenSnapshot();
        return Task.FromResult(Find(snapshot, id) is { } document ? ArticleDocument.FromDocument(document) : null);
    }

    public async IAsyncEnumerable<Article> ArticlesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using Snapshot snapshot = OpenSnapshot();
        CheckHoldsArticles(snapshot);
        var lookup = new DocumentLookup(snapshot, ArticleSchema.Id);
        for (int docId = 0; docId < snapshot.MaxDoc; docId++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (lookup.IsLive(docId))
            {
                yield return ArticleDocument.FromDocument(lookup.Load(docId));
            }
        }
    }

    public Task<SearchAnswer?> SimilarAsync(string id, ArticleQuery query, CancellationToken cancellation)
    {
        using Snapshot snapshot = OpenSnapshot();
        if (Find(snapshot, id) is not { } document)
        {
            return Task.FromResult<SearchAnswer?>(null);
        }
        IIndexView view = ViewOf(snapshot);
        Query tree = snapshot.Similar(document, ArticleSchema.Text, view.Schema!);
        tree = tree is BooleanQuery words ? new BooleanQuery([.. words.Clauses, new BooleanClause(new TermQuery(ArticleSchema.Id, id), Occur.MustNot)]) : tree;
        return Task.FromResult<SearchAnswer?>(ArchiveSearch.Run(snapshot, view, query with { Text = id }, cancellation, tree));
    }

    public async Task<IReadOnlyDictionary<string, AnswerFacet>> FacetsAsync(ArticleQuery query, CancellationToken cancellation) =>
        (await SearchAsync(query with { Take = 0, Skip = 0, After = null, Suggest = false }, cancellation).ConfigureAwait(false)).Facets;

    public Task<ArchiveStats> StatsAsync(CancellationToken cancellation)
    {
        using Snapshot snapshot = OpenSnapshot();
        return Task.FromResult(SnapshotStats.Of(snapshot, _path));
    }

    public Task<IReadOnlyList<TermCount>> TermsAsync(string field, string prefix, int limit, CancellationToken cancellation)
    {
        using Snapshot snapshot = OpenSnapshot();
        IIndexView view = ViewOf(snapshot);
        (string name, string start) = view.Terms(field, prefix);
        if (!TermDictionary.Has(snapshot, name))
        {
            string[] fields = [.. IndexStatistics.Fields(snapshot).Where(known => known.Terms > 0).Select(known => known.Name)];
            // A field that no article has a value of is none of the index's, but of the archive's.
            if (snapshot.DocCount == 0 || (view.Schema?[name] is { HasTerms: true } && !fields.Contains(name)))
            {
                return Task.FromResult<IReadOnlyList<TermCount>>([]);
            }
            throw new UsageException($"There is no field '{field}' with terms", $"Fields with terms: {string.Join(' ', fields)}");
        }
        var terms = new List<TermCount>();
        foreach (TermStatistics term in TermDictionary.List(snapshot, name, start))
        {
            cancellation.ThrowIfCancellationRequested();
            if (terms.Count == limit)
            {
                break;
            }
            terms.Add(new TermCount(term.Term, term.DocFreq));
        }
        return Task.FromResult<IReadOnlyList<TermCount>>(terms);
    }

    public Task<IReadOnlyList<string>> CompleteWordAsync(string begun, string? before, int limit, CancellationToken cancellation)
    {
        using Snapshot snapshot = OpenSnapshot();
        return Task.FromResult(ArchiveCompletion.Words(snapshot, ViewOf(snapshot), begun, before, limit, cancellation));
    }

    public Task<IReadOnlyList<string>> CompleteTitleAsync(string typed, int limit, CancellationToken cancellation)
    {
        using Snapshot snapshot = OpenSnapshot();
        return Task.FromResult(ArchiveCompletion.Titles(snapshot, ViewOf(snapshot), typed, limit, cancellation));
    }

    public ValueTask DisposeAsync()
    {
        _index.Dispose();
        return ValueTask.CompletedTask;
    }

    private IIndexView ViewOf(Snapshot snapshot) =>
        ArticleCommitData.HoldsArticles(snapshot.UserData) ? new ArticleView(snapshot) : new OtherView(_index.Schema, snapshot);

    private static Document? Find(Snapshot snapshot, string id)
    {
        CheckHoldsArticles(snapshot);
        var lookup = new DocumentLookup(snapshot, ArticleSchema.Id);
        return lookup.Find(id) is { } docId ? lookup.Load(docId) : null;
    }

    private static void CheckHoldsArticles(Snapshot snapshot)
    {
        if (!ArticleCommitData.HoldsArticles(snapshot.UserData))
        {
            throw new UsageException("The index holds no articles", "It is no archive of articles; 'search query' shows what its documents store.");
        }
    }

    private Snapshot OpenSnapshot() => _index.OpenSnapshot();
}
