using System.Numerics;

namespace Search.Engine.Scoring;

/// <summary>
/// Which of a few thousand doc ids match, as bits: parts of a query put their documents in one after the other, then they are taken off in order. What the
/// documents score is kept beside it, by <see cref="PlaceOf"/>.
/// </summary>
internal sealed class DocWindow
{
    /// <summary>Doc ids that a window has room for.</summary>
    public const int Size = 4096;

    private readonly ulong[] _bits = new ulong[Size / 64];

    /// <summary>Its first doc id.</summary>
    public int Start { get; private set; }

    /// <summary>Behind its last doc id.</summary>
    public int End { get; private set; }

    /// <summary>The doc id from which on matches were not taken yet.</summary>
    public int Next { get; private set; }

    /// <summary>Where matches are set: a bit for each place.</summary>
    public Span<ulong> Bits => _bits;

    /// <summary>The place of a document beside the window.</summary>
    public int PlaceOf(int doc) => doc - Start;

    /// <summary>Moves the window to [start, end), as far as it reaches, and empties it.</summary>
    /// <param name="start">The first doc id.</param>
    /// <param name="end">Where it must stop.</param>
    /// <param name="sums">What was added up beside it, of any type: back to 0 where there were matches.</param>
    public void Move<T>(int start, int end, Span<T> sums)
    {
        for (int i = 0; i < _bits.Length; i++)
        {
            if (_bits[i] != 0)
            {
                _bits[i] = 0;
                if (!sums.IsEmpty)
                {
                    sums.Slice(i * 64, 64).Clear();
                }
            }
        }
        Start = start;
        Next = start;
        End = (int)Math.Min((long)start + Size, end);
    }

    /// <summary>Passes over matches before a doc id.</summary>
    public void SkipTo(int doc) => Next = Math.Max(Next, doc);

    /// <summary>Takes matches off, as many as fit.</summary>
    /// <param name="end">Where to stop.</param>
    /// <param name="docs">Takes doc ids, ascending.</param>
    public int Take(int end, Span<int> docs)
    {
        int count = 0;
        int last = Math.Min(End, end) - Start;
        int at = Next - Start;
        while (at < last)
        {
            int first = at & ~63;
            ulong word = _bits[at >> 6] & (ulong.MaxValue << (at & 63));
            if (last - first < 64)
            {
                word &= (1UL << (last - first)) - 1;
            }
            if (BitOperations.PopCount(word) > docs.Length - count)
            {
                at = TakeSome(word, first, docs, ref count);
                break;
            }
            for (; word != 0; word &= word - 1)
            {
                docs[count++] = Start + first + BitOperations.TrailingZeroCount(word);
            }
            at = first + 64;
        }
        Next = Start + Math.Min(at, last);
        return count;
    }

    /// <summary>Takes as many matches of a word as fit; gives the place of the first one that does not.</summary>
    private int TakeSome(ulong word, int first, Span<int> docs, ref int count)
    {
        for (; count < docs.Length; word &= word - 1)
        {
            docs[count++] = Start + first + BitOperations.TrailingZeroCount(word);
        }
        return first + BitOperations.TrailingZeroCount(word);
    }
}
