using Search.Engine;

namespace Search.Service.Copies;

/// <summary>A page of hits that stand for their near-duplicates.</summary>
/// <param name="Results">What the search says of all matches: total, facets and notes. Its hits are others.</param>
/// <param name="Hits">The page; <see cref="Hit.Others"/> counts what is folded under each.</param>
/// <param name="Last">The hit of the search that is not collapsed that the next page goes on behind; null: there is none.</param>
/// <param name="LastRank">How many hits there are up to the end of the page.</param>
/// <param name="HasLeftOut">Whether not all copies were looked for.</param>
internal sealed record CollapsedPage(SearchResults Results, IReadOnlyList<Hit> Hits, HitCursor? Last, int LastRank, bool HasLeftOut);
