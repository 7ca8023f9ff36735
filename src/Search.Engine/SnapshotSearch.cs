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
        Query scored = new QueryRewriter(snapshot).Rewrite(query);
        Weight weight = Weights.Create(scored, new SearchContext(snapshot), needsScores: true, 1f);
        int ordinal = snapshot.Segments.TakeWhile(other => !ReferenceEquals(other, segment)).Count();
        return weight.Explain(segment, ordinal, doc);
    }
}
