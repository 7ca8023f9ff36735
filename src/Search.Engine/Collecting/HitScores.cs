using Search.Engine.Queries;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>What a query says of a few documents that were found otherwise.</summary>
internal static class HitScores
{
    /// <param name="snapshot">What was searched.</param>
    /// <param name="weight">Of the query, with scores.</param>
    /// <param name="kept">The documents, in any order, each once.</param>
    /// <param name="limits">End it between segments.</param>
    /// <returns>As many; 0 where the query does not match.</returns>
    public static float[] Of(Snapshot snapshot, Weight weight, IReadOnlyList<KeptHit> kept, SearchLimits limits)
    {
        float[] scores = new float[kept.Count];
        int[] places = [.. Enumerable.Range(0, kept.Count).OrderBy(place => kept[place].DocId)];
        int next = 0;
        for (int i = 0; i < snapshot.Segments.Count && next < places.Length; i++)
        {
            SegmentView segment = snapshot.Segments[i];
            Scorer? scorer = null;
            while (next < places.Length && kept[places[next]].DocId < segment.DocBase + segment.MaxDoc)
            {
                limits.Check();
                int first = next;
                while (next < places.Length && next - first < Scorer.BlockSize && kept[places[next]].DocId < segment.DocBase + segment.MaxDoc)
                {
                    next++;
                }
                int[] docs = [.. places[first..next].Select(place => kept[place].DocId - segment.DocBase)];
                bool[] matches = new bool[docs.Length];
                float[] found = new float[docs.Length];
                scorer ??= weight.CreateScorer(segment, i, docs.Length);
                scorer?.Probe(docs, matches, found);
                for (int j = 0; j < docs.Length; j++)
                {
                    scores[places[first + j]] = matches[j] ? found[j] : 0f;
                }
            }
        }
        return scores;
    }
}
