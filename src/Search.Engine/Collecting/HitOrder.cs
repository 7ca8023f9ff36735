namespace Search.Engine.Collecting;

/// <summary>The order of hits, for those that several threads have kept.</summary>
internal static class HitOrder
{
    /// <param name="kept">What each thread has kept, in order.</param>
    /// <param name="sort">The order.</param>
    public static IEnumerable<KeptHit> Merge(IReadOnlyList<IReadOnlyList<KeptHit>> kept, Sort sort) => kept.Count == 1 ? kept[0]
        : sort.Field == null ? kept.SelectMany(hits => hits).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.DocId)
        : kept.SelectMany(hits => hits).OrderBy(hit => hit.SortValue == null).ThenByDescending(hit => sort.KeyOf(hit.SortValue ?? 0)).ThenBy(hit => hit.DocId);
}
