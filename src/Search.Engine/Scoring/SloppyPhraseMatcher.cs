using System.Runtime.CompilerServices;
using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Sums 1 / (1 + distance) over the places where the terms can be moved together within the slop. Each term's position is taken less its place in
/// the phrase, so that all are equal where the phrase stands exactly; the distance is the difference of the largest and the smallest. The smallest
/// is moved on until it is no longer so: the best distance on the way is a match. A term that occurs twice in the phrase must not use one
/// occurrence twice. Which matches are seen, and which are passed over, is as in Lucene's <c>SloppyPhraseMatcher</c>.
/// </summary>
internal sealed class SloppyPhraseMatcher : PhraseMatcher
{
    private readonly PostingsEnum[] _postings;
    private readonly int[] _offsets;
    private readonly int _slop;

    // Only where terms are repeated: without, the smallest of a few is found without a heap.
    private readonly PhraseRepeats? _repeats;
    private readonly KeyHeap? _queue;
    private readonly int[] _popped = [];
    private readonly bool[] _moved = [];

    // Of each place all positions in the document, which of them it is at, and that one less the place in the phrase.
    private readonly int[][] _lists;
    private readonly int[] _counts;
    private readonly int[] _at;
    private readonly int[] _positions;
    private int _end;
    private int _lead;
    private int _leadAt;

    /// <param name="parts">In the order of their places.</param>
    /// <param name="slop">At least 1.</param>
    public SloppyPhraseMatcher(IReadOnlyList<PhrasePart> parts, int slop)
    {
        _slop = slop;
        _postings = [.. parts.Select(part => part.Postings)];
        _offsets = [.. parts.Select(part => part.Offset)];
        _lists = [.. parts.Select(_ => new int[16])];
        _counts = new int[parts.Count];
        _at = new int[parts.Count];
        _positions = new int[parts.Count];
        _repeats = PhraseRepeats.Of(parts);
        if (_repeats != null)
        {
            _queue = new KeyHeap(parts.Count);
            _popped = new int[parts.Count];
            _moved = new bool[parts.Count];
        }
    }

    public override float Freq(bool any)
    {
        if (!Start())
        {
            return 0;
        }
        float freq = 0;
        while (FindMatch(out int distance, out bool isLast))
        {
            freq += 1f / (1f + distance);
            if (any || isLast)
            {
                break;
            }
        }
        return freq;
    }

    /// <summary>Which positions of each place make the matches of the current document.</summary>
    public List<SloppyMatch> FindMatches()
    {
        var matches = new List<SloppyMatch>();
        bool isLast = !Start();
        while (!isLast && FindMatch(out _, out isLast))
        {
            // A place that has no more positions stays at its last.
            matches.Add(new SloppyMatch([.. _at.Select((at, place) => Math.Min(at, _counts[place] - 1))], _lead, _leadAt));
        }
        return matches;
    }

    /// <summary>Each occurrence is the smallest of at most one match, and no match counts more than 1.</summary>
    public override float MaxFreq()
    {
        float sum = 0;
        foreach (PostingsEnum postings in _postings)
        {
            sum += postings.Freq;
        }
        return sum;
    }

    /// <summary>Puts all terms at their first positions; the places of a repeated term at different ones.</summary>
    private bool Start()
    {
        for (int i = 0; i < _postings.Length; i++)
        {
            _counts[i] = _postings[i].ReadPositions(ref _lists[i]);
            _at[i] = 0;
            Place(i, _lists[i][0] - _offsets[i]);
        }
        if (_repeats != null && !Separate(_repeats))
        {
            return false;
        }
        _end = int.MinValue;
        _queue?.Clear();
        for (int i = 0; i < _positions.Length; i++)
        {
            _end = Math.Max(_end, _positions[i]);
            _queue?.Add(i);
        }
        return true;
    }

    /// <summary>Finds the next place whose distance is within the slop.</summary>
    private bool FindMatch(out int distance, out bool isLast)
    {
        isLast = false;
        int current = _queue?.Pop() ?? Smallest(-1);
        distance = _end - _positions[current];
        NoteLead(current);
        int next = _positions[_queue?.Top ?? Smallest(current)];
        while (Move(current) && (_repeats == null || ResolveRepeats(_repeats, current)))
        {
            if (_positions[current] > next)
            {
                _queue?.Add(current);
                if (distance <= _slop)
                {
                    return true;
                }
                current = _queue?.Pop() ?? Smallest(-1);
                next = _positions[_queue?.Top ?? Smallest(current)];
                distance = _end - _positions[current];
            }
            else
            {
                distance = Math.Min(distance, _end - _positions[current]);
            }
            NoteLead(current);
        }
        isLast = true;
        return distance <= _slop;
    }

    /// <summary>The smallest is moved on before a match is known to be one: where it stood is noted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NoteLead(int place)
    {
        _lead = place;
        _leadAt = _at[place];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Move(int place)
    {
        int at = ++_at[place];
        if (at >= _counts[place])
        {
            return false;
        }
        int position = _lists[place][at] - _offsets[place];
        Place(place, position);
        _end = Math.Max(_end, position);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Place(int place, int position)
    {
        _positions[place] = position;
        if (_queue != null)
        {
            _queue.Keys[place] = ((long)position << 32) + place;
        }
    }

    /// <summary>The place with the smallest position but for one; of equal ones the first in the phrase.</summary>
    private int Smallest(int except)
    {
        int[] positions = _positions;
        int smallest = except == 0 ? 1 : 0;
        for (int i = smallest + 1; i < positions.Length; i++)
        {
            smallest = positions[i] < positions[smallest] && i != except ? i : smallest;
        }
        return smallest;
    }

    private bool Separate(PhraseRepeats repeats)
    {
        foreach (int[] group in repeats.Groups)
        {
            if (!(repeats.HaveAlternatives ? SeparateAlternatives(repeats, group) : SeparateSame(group)))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The second, third place of one term goes to its second, third position.</summary>
    private bool SeparateSame(int[] group)
    {
        for (int i = 1; i < group.Length; i++)
        {
            for (int moves = 0; moves < i; moves++)
            {
                if (!Move(group[i]))
                {
                    return false;
                }
            }
        }
        return true;
    }

    /// <summary>Of places that share only some terms it shows in the document which of them collide.</summary>
    private bool SeparateAlternatives(PhraseRepeats repeats, int[] group)
    {
        for (int i = 0; i < group.Length; i++)
        {
            int other;
            while ((other = FindCollision(repeats, group[i])) >= 0)
            {
                int moved = Lesser(group[i], other);
                if (!Move(moved))
                {
                    return false;
                }
                if (Array.IndexOf(group, moved) < i)
                {
                    i--;
                    break;
                }
            }
        }
        return true;
    }

    /// <summary>Where two places of a repeated term use the same occurrence, moves the lesser of the two on, until none do.</summary>
    private bool ResolveRepeats(PhraseRepeats repeats, int place)
    {
        if (repeats.GroupOf(place) < 0)
        {
            return true;
        }
        int first = place;
        _moved.AsSpan().Clear();
        int other;
        while ((other = FindCollision(repeats, place)) >= 0)
        {
            place = Lesser(place, other);
            if (!Move(place))
            {
                return false;
            }
            _moved[repeats.IndexOf(other)] |= other != first;
        }
        Requeue(repeats);
        return true;
    }

    /// <summary>
    /// Takes things out of the queue until all that were moved inside are seen, and puts them back. As in Lucene, of what is seen counts only the
    /// index in its group.
    /// </summary>
    private void Requeue(PhraseRepeats repeats)
    {
        int count = 0;
        int left = _moved.AsSpan().Count(true);
        while (left > 0)
        {
            int place = _queue!.Pop();
            _popped[count++] = place;
            if (repeats.GroupOf(place) >= 0 && _moved[repeats.IndexOf(place)])
            {
                _moved[repeats.IndexOf(place)] = false;
                left--;
            }
        }
        while (count > 0)
        {
            _queue!.Add(_popped[--count]);
        }
    }

    private int Lesser(int place, int other) =>
        _positions[place] < _positions[other] || (_positions[place] == _positions[other] && _offsets[place] < _offsets[other]) ? place : other;

    private int FindCollision(PhraseRepeats repeats, int place)
    {
        int position = _positions[place] + _offsets[place];
        foreach (int other in repeats.Groups[repeats.GroupOf(place)])
        {
            if (other != place && _positions[other] + _offsets[other] == position)
            {
                return other;
            }
        }
        return -1;
    }
}
