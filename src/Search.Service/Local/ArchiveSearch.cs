using System.Diagnostics;
using System.Globalization;
using Search.Engine;
using Search.Service.Answers;
using Search.Service.Articles;
using Search.Service.Queries;
using Search.Service.Relevance;

namespace Search.Service.Local;

/// <summary>Answers a query from one snapshot: parses, searches, counts, and then looks at the few hits of the page.</summary>
internal static class ArchiveSearch
{
    /// <param name="snapshot">What is searched.</param>
    /// <param name="view">What its fields mean.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="tree">Is searched, as it is, instead of the query's text.</param>
    /// <exception cref="UsageException">The query asks for something that the index does not have.</exception>
    /// <exception cref="QueryParseException">It is strict, and is not as it should be.</exception>
    public static SearchAnswer Run(Snapshot snapshot, IIndexView view, ArticleQuery query, CancellationToken cancellation, Query? tree = null)
    {
        long start = Stopwatch.GetTimestamp();
        if (query.Take is < 0 or > ArticleQuery.MaxTake)
        {
            throw new UsageException(
                string.Create(CultureInfo.InvariantCulture, $"{query.Take} hits cannot be had at once: 0 to {ArticleQuery.MaxTake} can"), "Ask for the next ones with --after.");
        }
        ParsedQuery parsed = tree == null ? Parse(view, query) : new ParsedQuery(tree, []);
        SearchOptions options = OptionsOf(view, query, cancellation) with { Facets = view.Facets(query) };
        RankedQuery scored = tree != null ? new RankedQuery(tree, null) : Scored(snapshot, view, query, parsed, options);
        FoundPage found = query is { Collapse: true, Take: > 0 }
            ? FoundPage.Collapsed(snapshot, view, scored, options, query.After)
            : FoundPage.Of(snapshot.Search(scored, options, view.Schema));
        SearchResults results = found.Results;
        var highlighter = new HitHighlighter(snapshot, view.Schema, parsed.Query);
        highlighter.Prepare(found.Hits, cancellation);
        var hits = new List<AnswerHit>(found.Hits.Count);
        foreach (Hit hit in found.Hits)
        {
            cancellation.ThrowIfCancellationRequested();
            AnswerHit shown = view.ToHit(hit, highlighter) with { Copies = hit.Others };
            hits.Add(query.Explain ? shown with { Explanation = ScoreParts.Of(snapshot.Explain(scored, hit)) } : shown);
        }
        string? meant = tree == null ? DidYouMean(snapshot, view, query, options) : null;
        return new SearchAnswer
        {
            Query = query.Text,
            Parsed = parsed.Query.ToString(),
            Total = results.Total,
            TotalIs = results.TotalIsExact ? "exact" : "at_least",
            Notes = [.. parsed.Notes, .. results.Notes, .. found.Notes, .. meant == null ? Array.Empty<string>() : [$"Did you mean: {meant}"]],
            DidYouMean = meant,
            Hits = hits,
            ScoredAs = query.Explain ? scored.ToString() : null,
            Facets = FacetsOf(query, results),
            Next = found.Next,
            TookMs = Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 2),
        };
    }

    /// <summary>Ids and scores of the hits that <see cref="Run"/> gives.</summary>
    /// <inheritdoc cref="Run" path="/exception"/>
    public static IReadOnlyList<RankedArticle> Rank(Snapshot snapshot, IIndexView view, ArticleQuery query, CancellationToken cancellation)
    {
        SearchOptions options = OptionsOf(view, query, cancellation) with { Fields = [view.IdField], CountExactly = false };
        SearchResults results = snapshot.Search(Scored(snapshot, view, query, Parse(view, query), options), options, view.Schema);
        return [.. results.Hits.Select(hit => new RankedArticle(view.IdOf(hit), hit.Score))];
    }

    private static string? DidYouMean(Snapshot snapshot, IIndexView view, ArticleQuery query, SearchOptions options) =>
        query.Suggest && query.Skip == 0 && query.After == null && !string.IsNullOrWhiteSpace(query.Text)
            ? snapshot.DidYouMean(query.Text, view.Parser(query), view.Suggestions, options, view.Schema)?.Text
            : null;

    private static SearchOptions OptionsOf(IIndexView view, ArticleQuery query, CancellationToken cancellation) => new()
    {
        Take = query.Take,
        Skip = query.Skip,
        After = query.After == null ? null : query.Collapse ? PageToken.ParseFolded(query.After).Last : PageToken.Parse(query.After),
        Sort = view.Sort(query.Sort),
        Filters = view.Filters(query),
        Choices = view.Choices(query),
        Cancellation = cancellation,
    };

    /// <summary>What ranks: it matches what the parsed one matches, so without hits that one will do.</summary>
    private static RankedQuery Scored(Snapshot snapshot, IIndexView view, ArticleQuery query, ParsedQuery parsed, SearchOptions options) =>
        view.Ranking(query.Ranking) is { } ranking && query.Take > 0 ? snapshot.Rank(parsed, ranking, options, view.Schema) : new RankedQuery(parsed.Query, null);

    private static ParsedQuery Parse(IIndexView view, ArticleQuery query) =>
        string.IsNullOrWhiteSpace(query.Text) ? new ParsedQuery(new MatchAllDocsQuery(), []) : view.Parser(query).Parse(query.Text);

    private static Dictionary<string, AnswerFacet> FacetsOf(ArticleQuery query, SearchResults results)
    {
        var facets = new Dictionary<string, AnswerFacet>(StringComparer.Ordinal);
        // An index without years: all that was found is undated.
        facets[ArticleSchema.Year] = new AnswerFacet([], results.Total);
        foreach ((string field, FacetResult counts) in results.Facets)
        {
            facets[field] = new AnswerFacet([.. counts.Select(bucket => new AnswerBucket(bucket.Label, bucket.Count))], counts.Missing)
            {
                Chosen = [.. counts.Select(bucket => (string?)bucket.Label).Append(null).Where(label => ArticleFacets.IsChosen(query, field, label))],
            };
        }
        return facets;
    }
}
