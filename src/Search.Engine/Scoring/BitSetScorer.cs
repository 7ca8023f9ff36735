using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Engine.Scoring;

/// <summary>The documents of a set of bits, without scores.</summary>
/// <param name="bits">A 1 for each match.</param>
/// <param name="cost">How many there are, or an estimate.</param>
internal sealed class BitSetScorer(BitSet bits, long cost) : Scorer
{
    private int _next;

    public override long Cost => cost;

    public override int Next => _next;

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        int doc = Math.Max(from, _next);
        int last = Math.Min(end, bits.Length);
        if (doc >= last)
        {
            return 0;
        }
        int count = 0;
        Span<ulong> words = bits.Words;
        int at = doc >> 6;
        ulong word = words[at] & (ulong.MaxValue << (doc & 63));
        while (true)
        {
            while (word != 0)
            {
                doc = (at << 6) + System.Numerics.BitOperations.TrailingZeroCount(word);
                if (doc >= last || count == docs.Length)
                {
                    _next = doc;
                    return count;
                }
                docs[count++] = doc;
                word &= word - 1;
            }
            if (++at << 6 >= last)
            {
                _next = last == bits.Length ? DocIdIterator.NoMoreDocs : last;
                return count;
            }
            word = words[at];
        }
    }

    public override bool SelectsAnywhere => true;

    public override int CountFrom(int from, float minScore) => bits.CountOnes(from);

    public override int Select(ReadOnlySpan<int> docs, Span<int> places) => Select(bits, docs, places);

    public override int FirstFrom(int doc) => bits.NextSetBit(doc) is >= 0 and int next ? next : DocIdIterator.NoMoreDocs;

    /// <summary>Finds out which of some documents are in a set, as <see cref="Scorer.Select"/> does.</summary>
    public static int Select(BitSet bits, ReadOnlySpan<int> docs, Span<int> places)
    {
        Span<ulong> words = bits.Words;
        places = places[..docs.Length];
        int count = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = docs[i];
            places[count] = i;
            count += (int)(words[doc >> 6] >> doc) & 1;
        }
        return count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            matches[i] = bits[docs[i]];
        }
    }

    public override float MaxScore(int from, int end) => 0;
}
