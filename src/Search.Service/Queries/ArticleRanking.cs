namespace Search.Service.Queries;

/// <summary>How hits are scored. What matches is the same in each.</summary>
public enum ArticleRanking
{
    /// <summary>Lucene's BM25 of the query as parsed.</summary>
    Bm25,
}
