namespace Search.Service.Queries;

/// <summary>How hits are scored. What matches is the same in each.</summary>
public enum ArticleRanking
{
    /// <summary>
    /// Words count by how much their statistics say that they tell; among the best hits, words as they are written count more, and words that stand side by side in the query where they stand
    /// so in the text.
    /// </summary>
    Default,

    /// <summary>Lucene's BM25 of the query as parsed.</summary>
    Bm25,

    /// <summary>As <see cref="Default"/>, and among the best hits, what the ten best ones have in common counts, too.</summary>
    Feedback,
}
