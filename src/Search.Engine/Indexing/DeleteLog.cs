using System.Text;

namespace Search.Engine.Indexing;

/// <summary>
/// Ids that were deleted or replaced, numbered in the order in which that happened. A document remembers how many there were when it was added: it is
/// concerned only by those that came later.
/// </summary>
/// <remarks>Not safe for several threads: the writer's lock guards it.</remarks>
internal sealed class DeleteLog
{
    private readonly List<byte[]> _ids = [];
    private long _first;
    private long _bytes;

    /// <summary>The number that the next id gets.</summary>
    internal long End => _first + _ids.Count;

    /// <summary>Bytes held, roughly.</summary>
    internal long MemoryUsed => _bytes + _ids.Count * 40L;

    /// <param name="id">The term, as the id field is indexed.</param>
    internal byte[] Add(string id)
    {
        byte[] term = Encoding.UTF8.GetBytes(id);
        _ids.Add(term);
        _bytes += term.Length;
        return term;
    }

    /// <summary>The id of a number from the first that is kept to <see cref="End"/> - 1.</summary>
    internal byte[] this[long number] => _ids[checked((int)(number - _first))];

    /// <summary>The distinct ids of a range of numbers, in the order of their bytes, which is that of term dictionaries.</summary>
    internal byte[][] Sorted(long from, long to)
    {
        byte[][] ids = [.. _ids.GetRange(checked((int)(from - _first)), checked((int)(to - from)))];
        Array.Sort(ids, (a, b) => a.AsSpan().SequenceCompareTo(b));
        int count = 0;
        foreach (byte[] id in ids)
        {
            if (count == 0 || !ids[count - 1].AsSpan().SequenceEqual(id))
            {
                ids[count++] = id;
            }
        }
        return ids[..count];
    }

    /// <summary>Forgets what nobody will ask for any more: ids of smaller numbers.</summary>
    internal void Forget(long before)
    {
        int count = (int)Math.Clamp(before - _first, 0, _ids.Count);
        for (int i = 0; i < count; i++)
        {
            _bytes -= _ids[i].Length;
        }
        _ids.RemoveRange(0, count);
        _first += count;
    }
}
