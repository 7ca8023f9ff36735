using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Indexing;
using Search.Service.Queries;
using Search.Service.Relevance;

namespace Search.Service;

/// <summary>
/// An archive of articles that can be searched. Calls are asynchronous because an archive may lie behind a network; one on this machine answers before the
/// call returns. Safe for several threads. Every call ends with <see cref="OperationCanceledException"/> when it is cancelled.
/// </summary>
public interface IArchive : IAsyncDisposable
{
    /// <summary>Adds, updates or passes over what a source gives. Cancelled, it keeps and commits what was read, and says so in the report.</summary>
    Task<IndexingReport> AddAsync(
        IEnumerable<ReadResult> source, IndexingOptions options, IIndexingObserver observer, CancellationToken cancellation);

    /// <summary>Deletes articles, all in one commit.</summary>
    /// <exception cref="UsageException">The query may not mean what was meant: it is empty, has mistakes, or says only what not to delete.</exception>
    Task<DeletionReport> DeleteAsync(Deletion deletion, CancellationToken cancellation);

    /// <exception cref="UsageException">The query asks for something that the archive does not have.</exception>
    Task<SearchAnswer> SearchAsync(ArticleQuery query, CancellationToken cancellation);

    /// <summary>The hits of a query with nothing but ids and scores, which takes less time: no counts, no snippets.</summary>
    /// <exception cref="UsageException">The query asks for something that the archive does not have.</exception>
    Task<IReadOnlyList<RankedArticle>> RankAsync(ArticleQuery query, CancellationToken cancellation);

    /// <summary>The article of that id, or null.</summary>
    Task<Article?> GetAsync(string id, CancellationToken cancellation);

    /// <summary>All articles, one at a time, as they are now: what is added or deleted meanwhile is not seen. Memory: one article.</summary>
    /// <exception cref="UsageException">The index holds no articles.</exception>
    IAsyncEnumerable<Article> ArticlesAsync(CancellationToken cancellation);

    /// <summary>Articles that are like the one of that id, which is not among them; null where there is none of that id.</summary>
    /// <param name="id">The article's id.</param>
    /// <param name="query">How many, and what narrows the search; its text and ranking mean nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<SearchAnswer?> SimilarAsync(string id, ArticleQuery query, CancellationToken cancellation);

    Task<ArchiveStats> StatsAsync(CancellationToken cancellation);

    /// <summary>Counts of the values of fields over the articles that a query finds.</summary>
    Task<IReadOnlyDictionary<string, AnswerFacet>> FacetsAsync(ArticleQuery query, CancellationToken cancellation);

    /// <summary>Terms of a field in order, those that start with a prefix, at most so many.</summary>
    /// <exception cref="UsageException">There is no such field, or it has no terms.</exception>
    Task<IReadOnlyList<TermCount>> TermsAsync(string field, string prefix, int limit, CancellationToken cancellation);

    /// <summary>How a word that is being typed may go on: words of the texts that start so, in lower case and without accents, those first that stand behind the word before it, then the most frequent.</summary>
    /// <param name="begun">The word as far as it is typed.</param>
    /// <param name="before">The word before it; null where there is none.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<IReadOnlyList<string>> CompleteWordAsync(string begun, string? before, int limit, CancellationToken cancellation);

    /// <summary>Titles that a person may be typing: with all words typed, in any order, the last one complete or begun; those that begin so first, then the newest.</summary>
    Task<IReadOnlyList<string>> CompleteTitleAsync(string typed, int limit, CancellationToken cancellation);
}
