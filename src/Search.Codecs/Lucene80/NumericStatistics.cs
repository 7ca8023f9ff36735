using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;

namespace Search.Codecs.Lucene80;

/// <summary>What the writer must know of all numbers of a field before it chooses their encoding.</summary>
internal sealed class NumericStatistics
{
    private readonly HashSet<long> _distinct = [];
    private long _blockMin = long.MaxValue;
    private long _blockMax = long.MinValue;
    private int _blockCount;
    private bool _tooManyDistinct;

    public NumericStatistics(SortedNumericDocValues values)
    {
        while (values.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            for (int i = values.Count; i > 0; i--)
            {
                Add(values.NextValue());
            }
            Docs++;
        }
        EndBlock();
    }

    /// <summary>Documents that have a value.</summary>
    public int Docs { get; private set; }

    /// <summary>Number of values.</summary>
    public long Count { get; private set; }

    public long Min { get; private set; } = long.MaxValue;

    public long Max { get; private set; } = long.MinValue;

    /// <summary>The greatest number that divides all differences; 0 where all values are equal, 1 where one is so large that differences may overflow.</summary>
    public long Gcd { get; private set; }

    /// <summary>Bits that all values take with a width for each block of <see cref="Lucene80DocValuesFormat.NumericBlockSize"/>.</summary>
    public long BitsInBlocks { get; private set; }

    /// <summary>Bits that they take with one width.</summary>
    public long BitsInOne => Max > Min ? DirectFormat.BitsRequired(Max - Min) * Count : 0;

    /// <summary>All values that occur, ascending; null where they are more than 256.</summary>
    public long[]? Distinct()
    {
        if (_tooManyDistinct)
        {
            return null;
        }
        long[] sorted = [.. _distinct];
        Array.Sort(sorted);
        return sorted;
    }

    private void Add(long value)
    {
        if (Gcd != 1)
        {
            if (value is < long.MinValue / 2 or > long.MaxValue / 2)
            {
                Gcd = 1;
            }
            else if (Count != 0)
            {
                Gcd = Divisor(value - Min, Gcd);
            }
        }
        Min = Math.Min(Min, value);
        Max = Math.Max(Max, value);
        Count++;
        _blockMin = Math.Min(_blockMin, value);
        _blockMax = Math.Max(_blockMax, value);
        if (++_blockCount == Lucene80DocValuesFormat.NumericBlockSize)
        {
            EndBlock();
        }
        if (!_tooManyDistinct && _distinct.Add(value) && _distinct.Count > Lucene80DocValuesFormat.MaxTable)
        {
            _tooManyDistinct = true;
            _distinct.Clear();
        }
    }

    private void EndBlock()
    {
        if (_blockMax > _blockMin)
        {
            BitsInBlocks += (long)DirectFormat.BitsRequired(_blockMax - _blockMin) * _blockCount;
        }
        _blockMin = long.MaxValue;
        _blockMax = long.MinValue;
        _blockCount = 0;
    }

    private static long Divisor(long a, long b)
    {
        a = Math.Abs(a);
        b = Math.Abs(b);
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }
        return a;
    }
}
