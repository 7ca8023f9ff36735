using Search.Engine.Collecting;
using Search.Engine.Queries;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine;

/// <summary>Searches in a snapshot that stays open afterwards, so that more can be asked of the very state that was searched.</summary>
public static class SnapshotSearch
{
    /// <param name="snapshot">What is searched.</param>
    /// <param name="query">What for.</param>
    /// <param name="options">Null: the ten best hits.</param>
    /// <param name="schema">The index's schema: highlighting of composed fields needs it. Null for an index without one.</param>
    /// <exception cref="OperationCanceledException"/>
    public static SearchResults Search(this Snapshot snapshot, Query query, SearchOptions? options = null, Schema? schema = null) =>
        new Searcher(snapshot, schema).Search(query, options ?? SearchOptions.Default);

    /// <summary>Searches a query as it was ranked: its rescoring stands for that of the options.</summary>
    /// <inheritdoc cref="Search(Snapshot, Query, SearchOptions?, Schema?)"/>
    public static SearchResults Search(this Snapshot snapshot, RankedQuery query, SearchOptions? options = null, Schema? schema = null) =>
        snapshot.Search(query.Query, (options ?? SearchOptions.Default) with { Rescoring = query.Rescoring }, schema);

    /// <summary>
    /// Why a document has the score that a search gives it, or why it is no match. Takes as long as finding all matches of some parts of the query:
    /// meant for few documents.
    /// </summary>
    /// <param name="snapshot">What is searched.</param>
    /// <param name="query">What for.</param>
    /// <param name="docId">A document of the snapshot, such as <see cref="Hit.DocId"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document.</exception>
    public static Explanation Explain(this Snapshot snapshot, Query query, int docId)
    {
        SegmentView segment = snapshot.SegmentOf(docId);
        int doc = docId - segment.DocBase;
        if (!segment.IsLive(doc))
        {
            return Explanation.NoMatch($"Document {docId} is deleted");
        }
        return Explain(snapshot, query, segment, doc);
    }

    /// <summary>Why a hit of a search with <see cref="SearchOptions.Rescoring"/> has its score: as Lucene's <c>QueryRescorer</c> explains it.</summary>
    /// <inheritdoc cref="Explain(Snapshot, Query, int)"/>
    public static Explanation Explain(this Snapshot snapshot, RankedQuery query, Hit hit)
    {
        Explanation first = snapshot.Explain(query.Query, hit.DocId);
        if (query.Rescoring == null || !hit.IsRescored || !first.IsMatch)
        {
            return first;
        }
        Explanation second = snapshot.Explain(query.Rescoring.Query, hit.DocId);
        return Explanation.Match(
            Rescorer.Sum((float)first.Value, (float)second.Value),
            "combined first and second pass score using class org.apache.lucene.search.QueryRescorer$1",
            first.ResultOf("first pass score"),
            second.IsMatch ? second.ResultOf("second pass score") : Explanation.NoMatch("no second pass score"));
    }

    private static Explanation Explain(Snapshot snapshot, Query query, SegmentView segment, int doc)
    {
        Query scored = new QueryRewriter(snapshot).Rewrite(query);
        Weight weight = Weights.Create(scored, new SearchContext(snapshot), needsScores: true, 1f);
        int ordinal = snapshot.Segments.TakeWhile(other => !ReferenceEquals(other, segment)).Count();
        return weight.Explain(segment, ordinal, doc);
    }
}
