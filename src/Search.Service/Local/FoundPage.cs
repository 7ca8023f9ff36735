using Search.Engine;
using Search.Service.Copies;
using Search.Service.Queries;

namespace Search.Service.Local;

/// <summary>The hits of one page of an answer.</summary>
/// <param name="Results">What the search says of all matches.</param>
/// <param name="Hits">The page.</param>
/// <param name="Next">Where the next page starts; null where there is none.</param>
/// <param name="Notes">What a person should know.</param>
internal sealed record FoundPage(SearchResults Results, IReadOnlyList<Hit> Hits, string? Next, IReadOnlyList<string> Notes)
{
    /// <summary>Every match is a hit.</summary>
    public static FoundPage Of(SearchResults results) => new(
        results, results.Hits, results.Hits is [.., var last] && last.Rank < results.HitCount ? PageToken.Of(last.Cursor) : null, []);

    /// <summary>Near-duplicates are folded.</summary>
    /// <param name="snapshot">What is searched.</param>
    /// <param name="view">What its fields mean.</param>
    /// <param name="query">As it was ranked.</param>
    /// <param name="options">Of the search that does not fold.</param>
    /// <param name="after">What <see cref="Next"/> of the page before said; null: this is the first one.</param>
    public static FoundPage Collapsed(Snapshot snapshot, IIndexView view, RankedQuery query, SearchOptions options, string? after)
    {
        CollapsedPage page = new CollapsedSearch(snapshot, query, options, view.Schema).Run(after == null ? 0 : PageToken.ParseFolded(after).Shown);
        return new FoundPage(
            page.Results, page.Hits, page.Last == null ? null : PageToken.Of(page.Last, page.LastRank),
            page.HasLeftOut ? [$"Of an article with very many copies, some may not be folded"] : []);
    }
}
