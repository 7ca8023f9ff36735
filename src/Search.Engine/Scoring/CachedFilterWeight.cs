using Search.Engine.Snapshots;
using Search.Storage;

namespace Search.Engine.Scoring;

/// <summary>A filter whose matches may be known from an earlier search, or will be wanted by a later one. Without scores.</summary>
/// <param name="filter">The query.</param>
/// <param name="weight">Its weight.</param>
/// <param name="cache">Keeps its matches.</param>
/// <param name="keeps">Whether they are worth being kept: it is asked again.</param>
internal sealed class CachedFilterWeight(Query filter, Weight weight, FilterCache cache, bool keeps) : Weight
{
    /// <summary>All matches are looked for only where the search itself wants a good part of them (Lucene's LRUQueryCache has the same factor).</summary>
    private const int MostForOne = 10;

    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        if (cache.Find(segment, filter) is var (bits, count))
        {
            return count == 0 ? null : new BitSetScorer(bits, count);
        }
        if (!keeps || !cache.Takes(segment) || weight.Cost(segment, ordinal) / MostForOne > leadCost)
        {
            return weight.CreateScorer(segment, ordinal, leadCost);
        }
        var all = new BitSet(segment.MaxDoc);
        int found = weight.CreateScorer(segment, ordinal, long.MaxValue) is { } scorer ? Fill(all, scorer, segment.MaxDoc) : 0;
        cache.Keep(segment, filter, all, found);
        return found == 0 ? null : new BitSetScorer(all, found);
    }

    public override long Cost(SegmentView segment, int ordinal) => cache.Find(segment, filter)?.Count ?? weight.Cost(segment, ordinal);

    public override int Count(SegmentView segment, int ordinal) => segment.LiveDocs == null && cache.Find(segment, filter) is var (_, count) ? count : weight.Count(segment, ordinal);

    public override int CountApart(SegmentView segment, int ordinal) => Count(segment, ordinal) is >= 0 and int known ? known : weight.CountApart(segment, ordinal);

    public override Explanation Explain(SegmentView segment, int ordinal, int doc) => weight.Explain(segment, ordinal, doc);

    private static int Fill(BitSet bits, Scorer scorer, int maxDoc)
    {
        Span<int> docs = stackalloc int[Scorer.BlockSize];
        Span<ulong> words = bits.Words;
        int found = 0;
        for (int from = 0; scorer.Read(from, maxDoc, docs, default) is > 0 and int count; from = docs[count - 1] + 1)
        {
            foreach (int doc in docs[..count])
            {
                words[doc >> 6] |= 1UL << doc;
            }
            found += count;
        }
        return found;
    }
}
