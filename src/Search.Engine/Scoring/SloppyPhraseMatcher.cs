using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Sums 1 / (1 + distance) over the places where the terms can be moved together within the slop. Each term's position is taken less its place in the phrase,
/// so that all are equal where the phrase stands exactly; the distance is the difference of the largest and the smallest. The smallest is moved on until it
/// is no longer so: the best distance on the way is a match. A term that occurs twice in the phrase must not use one occurrence twice. Which matches are
/// seen, and which are passed over, is as in Lucene's <c>SloppyPhraseMatcher</c>.
/// </summary>
internal sealed class SloppyPhraseMatcher : PhraseMatcher
{
    private readonly Cursor[] _cursors;
    private readonly Cursor[][] _repeats;
    private readonly int _slop;
    private int _end;

    public SloppyPhraseMatcher(IEnumerable<PhrasePart> parts, int slop)
    {
        _slop = slop;
        _cursors = [.. parts.Select((part, order) => new Cursor(part, order))];
        var repeats = new List<Cursor[]>();
        foreach (Cursor cursor in _cursors)
        {
            // Two terms at one place of the phrase are no repetition.
            Cursor[] same = [.. _cursors.Where(other => other.Group < 0 && other.IsSameTerm(cursor) && (other == cursor || other.Offset != cursor.Offset))];
            if (cursor.Group < 0 && same.Length > 1)
            {
                foreach (Cursor member in same)
                {
                    member.Group = repeats.Count;
                }
                repeats.Add([.. same.OrderBy(member => member.Offset)]);
            }
        }
        _repeats = [.. repeats];
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

    /// <summary>Each occurrence is the smallest of at most one match, and no match counts more than 1.</summary>
    public override float MaxFreq()
    {
        float sum = 0;
        foreach (Cursor cursor in _cursors)
        {
            sum += cursor.Freq;
        }
        return sum;
    }

    /// <summary>Puts all terms at their first positions; the second, third of a repeated term at its second, third.</summary>
    private bool Start()
    {
        foreach (Cursor cursor in _cursors)
        {
            cursor.Start();
        }
        foreach (Cursor[] group in _repeats)
        {
            for (int i = 1; i < group.Length; i++)
            {
                for (int moves = 0; moves < i; moves++)
                {
                    if (!group[i].Move())
                    {
                        return false;
                    }
                }
            }
        }
        _end = int.MinValue;
        foreach (Cursor cursor in _cursors)
        {
            _end = Math.Max(_end, cursor.Position);
            cursor.IsQueued = true;
        }
        return true;
    }

    /// <summary>Finds the next place whose distance is within the slop.</summary>
    private bool FindMatch(out int distance, out bool isLast)
    {
        isLast = false;
        Cursor cursor = TakeSmallest();
        distance = _end - cursor.Position;
        int next = Smallest().Position;
        while (Move(cursor) && (_repeats.Length == 0 || ResolveRepeats(cursor)))
        {
            if (cursor.Position > next)
            {
                cursor.IsQueued = true;
                if (distance <= _slop)
                {
                    return true;
                }
                cursor = TakeSmallest();
                next = Smallest().Position;
                distance = _end - cursor.Position;
            }
            else
            {
                distance = Math.Min(distance, _end - cursor.Position);
            }
        }
        isLast = true;
        return distance <= _slop;
    }

    private bool Move(Cursor cursor)
    {
        if (!cursor.Move())
        {
            return false;
        }
        _end = Math.Max(_end, cursor.Position);
        return true;
    }

    /// <summary>Where two places of a repeated term use the same occurrence, moves the lesser of the two on, until none do.</summary>
    private bool ResolveRepeats(Cursor cursor)
    {
        while (cursor.Group >= 0 && FindCollision(cursor) is { } other)
        {
            cursor = cursor.Position < other.Position || (cursor.Position == other.Position && cursor.Offset < other.Offset) ? cursor : other;
            if (!Move(cursor))
            {
                return false;
            }
        }
        return true;
    }

    private Cursor? FindCollision(Cursor cursor)
    {
        foreach (Cursor other in _repeats[cursor.Group])
        {
            if (other != cursor && other.Position + other.Offset == cursor.Position + cursor.Offset)
            {
                return other;
            }
        }
        return null;
    }

    private Cursor TakeSmallest()
    {
        Cursor smallest = Smallest();
        smallest.IsQueued = false;
        return smallest;
    }

    private Cursor Smallest()
    {
        Cursor? smallest = null;
        foreach (Cursor cursor in _cursors)
        {
            if (cursor.IsQueued && (smallest == null || cursor.IsBefore(smallest)))
            {
                smallest = cursor;
            }
        }
        return smallest!;
    }

    private sealed class Cursor(PhrasePart part, int order)
    {
        private readonly PostingsEnum _postings = part.Postings;
        private int _left;

        public int Offset { get; } = part.Offset;

        /// <summary>The position in the document less the place in the phrase.</summary>
        public int Position { get; private set; }

        /// <summary>Whether it waits to be the smallest; the one that is moved does not.</summary>
        public bool IsQueued { get; set; }

        /// <summary>The group of places of one repeated term, or -1.</summary>
        public int Group { get; set; } = -1;

        public int Freq => _postings.Freq;

        public bool IsSameTerm(Cursor other) => other.Term.Span.SequenceEqual(Term.Span);

        private ReadOnlyMemory<byte> Term => part.Term;

        public bool IsBefore(Cursor other) =>
            (Position, Offset, order).CompareTo((other.Position, other.Offset, other.Order)) < 0;

        private int Order => order;

        public void Start()
        {
            _left = _postings.Freq;
            Move();
        }

        public bool Move()
        {
            if (_left-- <= 0)
            {
                return false;
            }
            Position = _postings.NextPosition() - Offset;
            return true;
        }
    }
}
