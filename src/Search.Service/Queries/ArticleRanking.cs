namespace Search.Service.Queries;

/// <summary>How hits are scored. What matches is the same in each.</summary>
public enum ArticleRanking
{
    /// <summary>In one pass: words count by how much their statistics say that they tell.</summary>
    Default,

    /// <summary>Lucene's BM25 of the query as parsed.</summary>
    Bm25,

    /// <summary>As <see cref="Default"/>, and words that stand side by side in the query count more where they stand so in the text.</summary>
    Pairs,

    /// <summary>As <see cref="Pairs"/>, and what the ten best hits have in common counts, too: a second pass.</summary>
    Feedback,
}
