using System.Runtime.InteropServices;
using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>Distinct strings of bytes, numbered in the order of their coming, and at the end by their bytes. A <see cref="TermHash"/> whose docs are the numbers.</summary>
/// <param name="arena">The segment's: an arena of each field's own would make the first document of a segment cost a quarter of a megabyte a field.</param>
internal sealed class DistinctBytes(ByteArena arena)
{
    private readonly Dictionary<int, int> _numbers = [];
    private readonly TermHash _hash = new(arena, IndexOptions.Docs);
    private int[]? _sorted;

    internal int Count => _hash.Count;

    /// <summary>Bytes beside the arena's.</summary>
    internal long MemoryUsed => _hash.MemoryUsed + _numbers.Count * 24L;

    /// <summary>The number of a string, new or known.</summary>
    internal int Number(ReadOnlySpan<byte> bytes)
    {
        int address = _hash.Find(bytes);
        if (address == 0)
        {
            _hash.Add(bytes, 0);
            address = _hash.Find(bytes);
        }
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, address, out bool known);
        return known ? number : number = _numbers.Count - 1;
    }

    /// <summary>Ends the adding. Gives for each number its place in the order of bytes.</summary>
    internal int[] Sort()
    {
        _sorted = _hash.SortedAddresses();
        var places = new int[_sorted.Length];
        for (int i = 0; i < _sorted.Length; i++)
        {
            places[_numbers[_sorted[i]]] = i;
        }
        return places;
    }

    /// <summary>The string at a place in the order of bytes; only after <see cref="Sort"/>.</summary>
    internal ReadOnlySpan<byte> At(int place) => _hash.Text(_sorted![place]);
}
