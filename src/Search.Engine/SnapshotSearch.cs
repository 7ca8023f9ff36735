using Search.Engine.Collecting;

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
}
