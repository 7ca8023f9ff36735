using Search.Engine.Queries;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>Makes hits of the few documents of a page: stored fields, snippets, and scores where the order did not need them.</summary>
/// <param name="snapshot">What was searched.</param>
/// <param name="schema">The index's schema, if it has one.</param>
internal sealed class HitLoader(Snapshot snapshot, Schema? schema)
{
    /// <param name="query">As it was asked: what is marked in snippets.</param>
    /// <param name="scored">As it was scored.</param>
    /// <param name="hasScores">Whether <paramref name="kept"/> have their scores.</param>
    /// <param name="kept">The page, in order.</param>
    /// <param name="options">What the hits should tell.</param>
    public List<Hit> Load(Query query, Query scored, bool hasScores, IReadOnlyList<KeptHit> kept, SearchOptions options)
    {
        float[] scores = hasScores ? [.. kept.Select(hit => hit.Score)] : ScoresOf(scored, kept);
        var loader = new DocumentLoader(options.Highlight == null ? options.Fields : null);
        Highlighter? highlighter = options.Highlight == null ? null : new Highlighter(snapshot, schema, query, options.Highlighting);
        highlighter?.Prepare(kept.Select(hit => hit.DocId), options.Cancellation);
        var hits = new List<Hit>(kept.Count);
        for (int i = 0; i < kept.Count; i++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            SegmentView segment = snapshot.SegmentOf(kept[i].DocId);
            Document document = loader.Load(segment, kept[i].DocId - segment.DocBase);
            hits.Add(new Hit
            {
                Rank = (options.After?.Rank ?? 0) + options.Skip + i + 1,
                DocId = kept[i].DocId,
                Score = scores[i],
                IsRescored = kept[i].IsRescored,
                SortValue = kept[i].SortValue,
                Others = kept[i].Others,
                Document = document,
                Snippets = highlighter?.Passages(kept[i].DocId, document, options.Highlight!) ?? [],
            });
        }
        return hits;
    }

    /// <summary>Scores of a few documents that were found without.</summary>
    private float[] ScoresOf(Query scored, IReadOnlyList<KeptHit> kept) =>
        HitScores.Of(snapshot, Weights.Create(scored, new SearchContext(snapshot), needsScores: true, 1f), kept, SearchLimits.None);
}
