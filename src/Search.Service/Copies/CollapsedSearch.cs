using Search.Engine;
using Search.Service.Articles;

namespace Search.Service.Copies;

/// <summary>
/// A search whose hits stand for their near-duplicates: of the articles of a group that match, one is a hit, the one that was published first, where the best of them would be. Groups are those
/// of the whole index, whatever the query. Hits are looked at from the best on, until the page is full.
/// </summary>
internal sealed class CollapsedSearch
{
    private readonly Snapshot _snapshot;
    private readonly RankedQuery _query;
    private readonly SearchOptions _options;
    private readonly Schema? _schema;
    private readonly CopyFinder _finder;
    private readonly DocumentLookup _lookup;
    private readonly HashSet<int> _folded = [];
    private readonly Dictionary<int, Hit> _seen = [];
    private HashSet<int>? _before;

    /// <param name="snapshot">What is searched.</param>
    /// <param name="query">As it was ranked.</param>
    /// <param name="options">Which hits, without <see cref="SearchOptions.Collapse"/>; what they go on behind is a hit of the search that is not collapsed.</param>
    /// <param name="schema">The index's.</param>
    public CollapsedSearch(Snapshot snapshot, RankedQuery query, SearchOptions options, Schema? schema)
    {
        (_snapshot, _query, _options, _schema) = (snapshot, query, options, schema);
        _finder = new CopyFinder(snapshot);
        _lookup = new DocumentLookup(snapshot, ArticleSchema.Id);
    }

    /// <param name="rankBefore">How many hits stand on the pages before.</param>
    /// <exception cref="OperationCanceledException"/>
    public CollapsedPage Run(int rankBefore)
    {
        int wanted = _options.Skip + _options.Take;
        // One more, which tells whether there is another page.
        SearchOptions batch = _options with { Skip = 0, Take = wanted + 1 };
        SearchResults first = _snapshot.Search(_query, batch, _schema);
        var page = new List<Hit>();
        HitCursor? last = null;
        for (IReadOnlyList<Hit> hits = first.Hits; hits.Count > 0; hits = Behind(hits[^1].Cursor, batch))
        {
            foreach (Hit hit in hits)
            {
                _seen[hit.DocId] = hit;
            }
            foreach (Hit hit in hits)
            {
                _options.Cancellation.ThrowIfCancellationRequested();
                if (Shown(hit, rankBefore + page.Count + 1) is { } shown)
                {
                    if (page.Count == wanted)
                    {
                        return new CollapsedPage(first, [.. page.Skip(_options.Skip)], last, rankBefore + page.Count, _finder.HasLeftOut);
                    }
                    page.Add(shown);
                }
                last = hit.Cursor;
            }
            if (hits.Count <= wanted)
            {
                break;
            }
        }
        return new CollapsedPage(first, [.. page.Skip(_options.Skip)], null, rankBefore + page.Count, _finder.HasLeftOut);
    }

    private IReadOnlyList<Hit> Behind(HitCursor last, SearchOptions batch) =>
        _snapshot.Search(_query, batch with { After = last, Facets = [], CountExactly = false }, _schema).Hits;

    /// <summary>What is shown for a hit; null where it is folded under one that came before.</summary>
    private Hit? Shown(Hit hit, int rank)
    {
        if (_folded.Contains(hit.DocId))
        {
            return null;
        }
        IReadOnlyList<Hit> matches = _finder.GroupOf(hit.DocId) is { } group ? MatchesOf(group) : [hit];
        _folded.UnionWith(matches.Select(match => match.DocId));
        if (matches.Count > 1 && _options.After != null)
        {
            _before ??= HitsBefore(_options.After);
            if (matches.Any(match => _before.Contains(match.DocId)))
            {
                return null;
            }
        }
        // Those without a date stand last, and of equal ones the better one counts.
        Hit earliest = matches.Count == 1 ? hit : matches.MinBy(match => _lookup.Number(match.DocId, ArticleSchema.Published) ?? long.MaxValue)!;
        Hit shown = _seen.GetValueOrDefault(earliest.DocId, earliest);
        return new Hit
        {
            Rank = rank,
            DocId = shown.DocId,
            Score = shown.Score,
            IsRescored = shown.IsRescored,
            SortValue = shown.SortValue,
            Others = matches.Count - 1,
            Document = shown.Document.Count > 0 ? shown.Document : _lookup.Load(shown.DocId),
        };
    }

    /// <summary>The articles of a group that the query finds, in its order, without their stored fields.</summary>
    private IReadOnlyList<Hit> MatchesOf(CopyGroup group)
    {
        // Not all of these are of the group, but all of the group are among these.
        var isNear = new BooleanQuery([.. group.Values.Chunk(BooleanQuery.MaxClauses).Select(values => new BooleanClause(HasOneOf(values), Occur.Should))]);
        int most = PointLookup.Find(_snapshot, ArticleSchema.CopySignature, group.Values).Count;
        SearchOptions options = _options with { Filters = [.. _options.Filters, isNear], Take = most, Skip = 0, After = null, Fields = [], Facets = [] };
        return [.. _snapshot.Search(_query.Query, options, _schema).Hits.Where(hit => group.DocIds.Contains(hit.DocId))];
    }

    private HashSet<int> HitsBefore(HitCursor last) =>
        [.. _snapshot.Search(_query, _options with { After = null, Skip = 0, Take = last.Rank, Fields = [], Facets = [], CountExactly = false }, _schema).Hits.Select(hit => hit.DocId)];

    private static BooleanQuery HasOneOf(int[] values) =>
        new([.. values.Select(value => new BooleanClause(PointRangeQuery.OfInts(ArticleSchema.CopySignature, value, value), Occur.Should))]);
}
