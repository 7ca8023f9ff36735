using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>Counts the places where all terms stand as in the phrase.</summary>
internal sealed class ExactPhraseMatcher : PhraseMatcher
{
    private readonly PostingsEnum[] _postings;
    private readonly int[] _offsets;
    private readonly int[] _left;
    private readonly int[] _positions;

    public ExactPhraseMatcher(IEnumerable<PhrasePart> parts)
    {
        PhrasePart[] sorted = [.. parts.OrderBy(part => part.Offset).ThenBy(part => part.Term, Comparer<ReadOnlyMemory<byte>>.Create((a, b) => a.Span.SequenceCompareTo(b.Span)))];
        _postings = [.. sorted.Select(part => part.Postings)];
        _offsets = [.. sorted.Select(part => part.Offset)];
        _left = new int[sorted.Length];
        _positions = new int[sorted.Length];
    }

    public override float Freq(bool any)
    {
        for (int i = 0; i < _postings.Length; i++)
        {
            _left[i] = _postings[i].Freq;
            _positions[i] = -1;
        }
        int count = 0;
        while (_left[0]-- > 0)
        {
            _positions[0] = _postings[0].NextPosition();
            if (!Align())
            {
                break;
            }
            count++;
            if (any)
            {
                break;
            }
        }
        return count;
    }

    /// <summary>Moves all terms on until they stand as in the phrase; false where one runs out of positions.</summary>
    private bool Align()
    {
        for (int i = 1; i < _postings.Length;)
        {
            int wanted = _positions[0] - _offsets[0] + _offsets[i];
            if (!AdvanceTo(i, wanted))
            {
                return false;
            }
            if (_positions[i] == wanted)
            {
                i++;
            }
            else if (AdvanceTo(0, _positions[i] - _offsets[i] + _offsets[0]))
            {
                i = 1;
            }
            else
            {
                return false;
            }
        }
        return true;
    }

    private bool AdvanceTo(int part, int target)
    {
        while (_positions[part] < target)
        {
            if (_left[part]-- <= 0)
            {
                return false;
            }
            _positions[part] = _postings[part].NextPosition();
        }
        return true;
    }
}
