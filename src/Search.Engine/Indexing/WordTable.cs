using System.Runtime.Intrinsics;

namespace Search.Engine.Indexing;

/// <summary>
/// Remembers which term a word of a text became, by how the word is written, so that an analyzer is asked for a word once and not each time. Of bounded size: two words
/// share a place, and what has not been asked for since gives way to a new one.
/// </summary>
internal sealed class WordTable
{
    private const int LeastBits = 8;
    private const int MostBits = 16;

    private Entry[] _entries = new Entry[2 << LeastBits];
    private int _bits = LeastBits;
    private int _added;

    /// <summary>Bytes held.</summary>
    internal long MemoryUsed => _entries.Length * 24L;

    /// <summary>The address that was added with the word.</summary>
    /// <param name="word">Not all zeros.</param>
    /// <param name="address">Its address.</param>
    internal bool TryGet(Vector128<byte> word, out int address)
    {
        ulong low = word.AsUInt64().GetElement(0);
        ulong high = word.AsUInt64().GetElement(1);
        int place = Place(low, high);
        ref Entry first = ref _entries[place];
        if (first.Low == low && first.High == high)
        {
            address = first.Address;
            return true;
        }
        ref Entry second = ref _entries[place + 1];
        if (second.Low == low && second.High == high)
        {
            address = second.Address;
            (first, second) = (second, first);
            return true;
        }
        address = 0;
        return false;
    }

    /// <summary>Has the place of a word fetched that will be asked for soon.</summary>
    internal void Prefetch(Vector128<byte> word)
    {
        int place = Place(word.AsUInt64().GetElement(0), word.AsUInt64().GetElement(1));
        Storage.Prefetch.Of(in _entries[place]);
        Storage.Prefetch.Of(in _entries[place + 1].Address);
    }

    /// <summary>Adds a word that is not there.</summary>
    internal void Add(Vector128<byte> word, int address)
    {
        if (++_added > _entries.Length && _bits < MostBits)
        {
            Grow();
        }
        Put(new Entry { Low = word.AsUInt64().GetElement(0), High = word.AsUInt64().GetElement(1), Address = address });
    }

    private int Place(ulong low, ulong high) =>
        (int)(((low * 0x9E3779B97F4A7C15) ^ (ulong.RotateLeft(high, 29) * 0xC2B2AE3D27D4EB4F)) >> (64 - _bits)) << 1;

    private void Put(in Entry entry)
    {
        int place = Place(entry.Low, entry.High);
        _entries[_entries[place].Low == 0 ? place : place + 1] = entry;
    }

    private void Grow()
    {
        Entry[] entries = _entries;
        _added = 0;
        _entries = new Entry[entries.Length * 2];
        _bits++;
        foreach (ref readonly Entry entry in entries.AsSpan())
        {
            if (entry.Low != 0)
            {
                Put(entry);
            }
        }
    }

    private struct Entry
    {
        internal ulong Low;
        internal ulong High;
        internal int Address;
    }
}
