using System.Buffers.Binary;

namespace Search.Engine.Merging;

/// <summary>Walks the distinct strings of several ascending lists in the order of their bytes, and tells for each which lists have it.</summary>
/// <remarks>A heap whose comparisons look at the first eight bytes as a number, and at the strings themselves only when these agree.</remarks>
internal sealed class TermUnion<T>
    where T : class, ITermCursor
{
    private readonly T[] _heap;
    private readonly ulong[] _keys;
    private readonly T[] _matches;
    private int _count;
    private int _matchCount;

    /// <param name="cursors">Before their first string, by rising source.</param>
    internal TermUnion(IReadOnlyList<T> cursors)
    {
        _heap = new T[cursors.Count];
        _keys = new ulong[cursors.Count];
        _matches = [.. cursors];
        _matchCount = cursors.Count;
    }

    /// <summary>The current string. Valid until the next move, of this or of one of the matches.</summary>
    internal ReadOnlySpan<byte> Term => _matches[0].Term;

    /// <summary>The lists that stand at the current string, by rising source.</summary>
    internal ReadOnlySpan<T> Matches => _matches.AsSpan(0, _matchCount);

    /// <summary>Moves to the next distinct string; false at the end.</summary>
    internal bool Next()
    {
        for (int i = 0; i < _matchCount; i++)
        {
            if (_matches[i].Next())
            {
                Push(_matches[i]);
            }
        }
        _matchCount = 0;
        if (_count == 0)
        {
            return false;
        }
        ulong key = _keys[0];
        _matches[_matchCount++] = Pop();
        while (_count > 0 && _keys[0] == key && _heap[0].Term.SequenceEqual(_matches[0].Term))
        {
            _matches[_matchCount++] = Pop();
        }
        return true;
    }

    private static ulong KeyOf(ReadOnlySpan<byte> term)
    {
        if (term.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(term);
        }
        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        padded.Clear();
        term.CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }

    private static bool Before(ulong key, T cursor, ulong otherKey, T other)
    {
        if (key != otherKey)
        {
            return key < otherKey;
        }
        int order = cursor.Term.SequenceCompareTo(other.Term);
        return order < 0 || (order == 0 && cursor.Source < other.Source);
    }

    private void Push(T cursor)
    {
        ulong key = KeyOf(cursor.Term);
        int at = _count++;
        while (at > 0)
        {
            int parent = (at - 1) >> 1;
            if (!Before(key, cursor, _keys[parent], _heap[parent]))
            {
                break;
            }
            (_heap[at], _keys[at]) = (_heap[parent], _keys[parent]);
            at = parent;
        }
        (_heap[at], _keys[at]) = (cursor, key);
    }

    private T Pop()
    {
        T top = _heap[0];
        _count--;
        T cursor = _heap[_count];
        ulong key = _keys[_count];
        int at = 0;
        for (int child = 1; child < _count; child = 2 * at + 1)
        {
            if (child + 1 < _count && Before(_keys[child + 1], _heap[child + 1], _keys[child], _heap[child]))
            {
                child++;
            }
            if (!Before(_keys[child], _heap[child], key, cursor))
            {
                break;
            }
            (_heap[at], _keys[at]) = (_heap[child], _keys[child]);
            at = child;
        }
        (_heap[at], _keys[at]) = (cursor, key);
        return top;
    }
}
