using System.Numerics;
using System.Runtime.Intrinsics;
using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>What the impacts of a term say about the scores in the block of documents ahead.</summary>
internal sealed class ImpactBlocks
{
    /// <summary>What rounding can add to a product where frequencies are multiplied.</summary>
    private const float Rounding = 1.000001f;

    private readonly PostingsEnum _postings;
    private readonly Bm25 _similarity;
    private readonly float _times;
    private readonly SkipTable? _table;
    private readonly float _factor;
    private int _block;
    private bool _isPlaced;

    /// <param name="postings">Opened with impacts.</param>
    /// <param name="similarity">Scores the term, or a phrase that has it.</param>
    /// <param name="times">A phrase is there at most so many times as often as the term.</param>
    public ImpactBlocks(PostingsEnum postings, Bm25 similarity, float times = 1)
    {
        _postings = postings;
        _similarity = similarity;
        _times = times;
        _factor = times == 1 ? 1 : times * Rounding;
        _table = postings.Skips(similarity.NormInverses, similarity.AverageLength);
    }

    /// <summary>Behind the last document of the block.</summary>
    public int End { get; private set; }

    /// <summary>No document of the block scores higher.</summary>
    public float Max { get; private set; }

    /// <summary>Goes to the block that holds a doc id; ids rise.</summary>
    public void MoveTo(int doc)
    {
        if (_isPlaced && doc < End)
        {
            return;
        }
        _isPlaced = true;
        if (_table != null)
        {
            Enter(_table.BlockOf(doc, _block));
            return;
        }
        _postings.AdvanceShallow(doc);
        End = EndOf(0);
        Max = _similarity.MaxScore(_postings.Impacts(0), _times);
    }

    /// <summary>An upper bound up to a doc id, after <see cref="MoveTo"/>.</summary>
    public float MaxUpTo(int end)
    {
        if (end <= End)
        {
            return Max;
        }
        if (_table != null)
        {
            int last = _table.BlockOf(end - 1, _block);
            float best = Highest(_table.Best[_block..Math.Min(last + 1, _table.Count)]);
            float max = _similarity.ScoreOf(best * _factor);
            return last == _table.Count ? Math.Max(max, MaxBehind) : max;
        }
        for (int level = 1; level < _postings.ImpactLevels; level++)
        {
            if (EndOf(level) >= end)
            {
                return _similarity.MaxScore(_postings.Impacts(level), _times);
            }
        }
        return _similarity.Weight;
    }

    /// <summary>The first doc id, from <paramref name="doc"/> on, whose block may have a score that is high enough; int.MaxValue: there is none.</summary>
    public int FindCompetitive(int doc, float minScore)
    {
        MoveTo(doc);
        if (Max >= minScore)
        {
            return doc;
        }
        return _table != null ? FindInTable(_table, minScore) : FindByLevels(doc, minScore);
    }

    private float MaxBehind => _similarity.Score(_table!.MostBehind * _times, Bm25.DefaultNorm);

    private void Enter(int block)
    {
        _block = block;
        bool isLast = block == _table!.Count;
        End = isLast ? DocIdIterator.NoMoreDocs : _table.LastDoc(block) + 1;
        Max = isLast ? MaxBehind : _similarity.ScoreOf(_table.Best[block] * _factor);
    }

    private int FindInTable(SkipTable table, float minScore)
    {
        if (_block == table.Count)
        {
            return DocIdIterator.NoMoreDocs;
        }
        ReadOnlySpan<float> best = table.Best;
        int block = _block + 1;
        Vector256<float> lowest = Vector256.Create(minScore);
        for (; block <= best.Length - 8; block += 8)
        {
            Vector256<float> max = _similarity.ScoresOf(Vector256.Create(best.Slice(block, 8)) * _factor);
            uint high = Vector256.GreaterThanOrEqual(max, lowest).ExtractMostSignificantBits();
            if (high != 0)
            {
                Enter(block + BitOperations.TrailingZeroCount(high));
                return table.LastDoc(_block - 1) + 1;
            }
        }
        while (block < best.Length && _similarity.ScoreOf(best[block] * _factor) < minScore)
        {
            block++;
        }
        if (block == best.Length && MaxBehind < minScore)
        {
            return DocIdIterator.NoMoreDocs;
        }
        Enter(block);
        return table.LastDoc(block - 1) + 1;
    }

    private static float Highest(ReadOnlySpan<float> numbers)
    {
        float highest = 0;
        int i = 0;
        if (Vector256.IsHardwareAccelerated && numbers.Length >= 8)
        {
            Vector256<float> all = Vector256<float>.Zero;
            for (; i <= numbers.Length - 8; i += 8)
            {
                all = Vector256.Max(all, Vector256.Create(numbers.Slice(i, 8)));
            }
            for (int lane = 0; lane < 8; lane++)
            {
                highest = Math.Max(highest, all[lane]);
            }
        }
        for (; i < numbers.Length; i++)
        {
            highest = Math.Max(highest, numbers[i]);
        }
        return highest;
    }

    private int FindByLevels(int doc, float minScore)
    {
        while (true)
        {
            MoveTo(doc);
            if (Max >= minScore)
            {
                return doc;
            }
            int end = End;
            for (int level = 1; level < _postings.ImpactLevels && EndOf(level) > end; level++)
            {
                if (_similarity.MaxScore(_postings.Impacts(level), _times) >= minScore)
                {
                    break;
                }
                end = EndOf(level);
            }
            if (end == int.MaxValue)
            {
                return end;
            }
            doc = end;
        }
    }

    private int EndOf(int level) => _postings.ImpactsUpTo(level) is var last && last == DocIdIterator.NoMoreDocs ? last : last + 1;
}
