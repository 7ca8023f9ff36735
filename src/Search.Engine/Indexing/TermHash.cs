using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>
/// The inverted form of one field in memory: an open-addressed hash of terms, each with its postings so far, all in one <see cref="ByteArena"/>.
/// Nothing is allocated per token.
/// </summary>
/// <remarks>
/// Term = TermRecord, text:byte[Length], first slice. A term's postings are one run of bytes, cut into slices of growing size; the last 4 bytes of a full slice
/// give the address of the next. Where the field has positions: { (position delta &lt;&lt; 1 | first of its doc):VInt, doc delta:VInt if first of its doc,
/// (start offset delta:VInt, length:VInt)? }* ; otherwise { doc delta:VInt }*. Deltas of positions and offsets start from 0 in each doc, those of docs from -1.
/// </remarks>
internal sealed class TermHash
{
    /// <summary>Bytes a term may have at most: Lucene's IndexWriter.MAX_TERM_LENGTH.</summary>
    internal const int MaxTermLength = 32766;

    internal static readonly int[] SliceSizes = [16, 28, 48, 80, 128, 208, 336, 544, 880, 1424, 2304, 4096];

    private const int RecordSize = 24;
    private const int LargestPosting = 20;

    private readonly ByteArena _arena;
    private readonly byte[] _scratch = new byte[LargestPosting];
    private ulong[] _slots = new ulong[256];    // hash << 32 | address; 0 = free

    internal TermHash(ByteArena arena, IndexOptions options)
    {
        _arena = arena;
        HasPositions = options >= IndexOptions.DocsAndFreqsAndPositions;
        HasOffsets = options >= IndexOptions.DocsAndFreqsAndPositionsAndOffsets;
    }

    internal bool HasPositions { get; }

    internal bool HasOffsets { get; }

    /// <summary>Number of terms.</summary>
    internal int Count { get; private set; }

    /// <summary>Bytes beside the arena's.</summary>
    internal long MemoryUsed => _slots.Length * 8L;

    internal ByteArena Arena => _arena;

    /// <summary>Records that a doc has the term. Docs rise.</summary>
    internal void Add(ReadOnlySpan<byte> term, int doc)
    {
        ref TermRecord record = ref GetOrAdd(term, out _);
        if (record.LastDoc != doc)
        {
            int count = WriteVInt(_scratch, 0, (uint)(doc - record.LastDoc));
            record.LastDoc = doc;
            Append(ref record, _scratch.AsSpan(0, count));
        }
    }

    /// <summary>Records one occurrence. Docs rise, positions and start offsets of a doc do not fall. Gives the term's address.</summary>
    internal int Add(ReadOnlySpan<byte> term, int doc, int position, int startOffset, int endOffset)
    {
        ref TermRecord record = ref GetOrAdd(term, out int address);
        int free = record.SliceEnd - record.Cursor;
        Span<byte> target = free >= LargestPosting ? _arena.Span(record.Cursor, LargestPosting) : _scratch;
        int count;
        if (record.LastDoc == doc)
        {
            count = WriteVInt(target, 0, (uint)(position - record.LastPosition) << 1);
        }
        else
        {
            count = WriteVInt(target, 0, ((uint)position << 1) | 1);
            count = WriteVInt(target, count, (uint)(doc - record.LastDoc));
            record.LastDoc = doc;
            record.LastOffset = 0;
        }
        record.LastPosition = position;
        if (HasOffsets)
        {
            count = WriteVInt(target, count, (uint)(startOffset - record.LastOffset));
            count = WriteVInt(target, count, (uint)(endOffset - startOffset));
            record.LastOffset = startOffset;
        }
        if (free >= LargestPosting)
        {
            record.Cursor += count;
        }
        else
        {
            Append(ref record, _scratch.AsSpan(0, count));
        }
        return address;
    }

    /// <summary>The address of a term, or 0.</summary>
    internal int Find(ReadOnlySpan<byte> term)
    {
        uint hash = Hash(term);
        int mask = _slots.Length - 1;
        for (int i = (int)hash & mask; _slots[i] != 0; i = (i + 1) & mask)
        {
            int address = (int)(uint)_slots[i];
            if ((uint)(_slots[i] >> 32) == hash && Text(address).SequenceEqual(term))
            {
                return address;
            }
        }
        return 0;
    }

    /// <summary>The bytes of the term at an address.</summary>
    internal ReadOnlySpan<byte> Text(int address) => _arena.Span(address + RecordSize, Record(address).Length);

    /// <summary>Walks the postings of the term at an address.</summary>
    internal TermHashPostings Postings(int address)
    {
        ref TermRecord record = ref Record(address);
        return new TermHashPostings(this, (address + RecordSize + record.Length + 3) & ~3, record.Cursor);
    }

    /// <summary>Addresses of all terms, in the order of their bytes.</summary>
    internal int[] SortedAddresses()
    {
        var addresses = new int[Count];
        var prefixes = new ulong[Count];
        int count = 0;
        foreach (ulong slot in _slots)
        {
            if (slot != 0)
            {
                addresses[count] = (int)(uint)slot;
                prefixes[count++] = Prefix(Text((int)(uint)slot));
            }
        }
        Array.Sort(prefixes, addresses);
        for (int start = 0; start < count;)
        {
            int end = start + 1;
            while (end < count && prefixes[end] == prefixes[start])
            {
                end++;
            }
            if (end - start > 1)
            {
                addresses.AsSpan(start, end - start).Sort((a, b) => Text(a).SequenceCompareTo(Text(b)));
            }
            start = end;
        }
        return addresses;
    }

    /// <summary>Forgets all terms; the arena must be reset, too.</summary>
    internal void Reset()
    {
        Array.Clear(_slots);
        Count = 0;
    }

    internal static int NextSliceLevel(int level) => Math.Min(level + 1, SliceSizes.Length - 1);

    private static int WriteVInt(Span<byte> target, int at, uint value)
    {
        while (value >= 0x80)
        {
            target[at++] = (byte)(value | 0x80);
            value >>= 7;
        }
        target[at++] = (byte)value;
        return at;
    }

    /// <summary>The first eight bytes as a number: terms sort as their prefixes do, where these differ.</summary>
    internal static ulong Prefix(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 8)
        {
            return BinaryPrimitives.ReadUInt64BigEndian(text);
        }
        ulong prefix = 0;
        for (int i = 0; i < text.Length; i++)
        {
            prefix |= (ulong)text[i] << (56 - 8 * i);
        }
        return prefix;
    }

    // Eight bytes a step, mixed by multiplication: terms are short.
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        ulong hash = (ulong)text.Length * Factor;
        while (text.Length >= 8)
        {
            hash = BitOperations.RotateLeft(hash ^ MemoryMarshal.Read<ulong>(text), 29) * Factor;
            text = text[8..];
        }
        ulong rest = 0;
        if (text.Length >= 4)
        {
            rest = MemoryMarshal.Read<uint>(text) | ((ulong)MemoryMarshal.Read<uint>(text[^4..]) << 32);
        }
        else if (text.Length > 0)
        {
            rest = text[0] | ((ulong)text[text.Length >> 1] << 8) | ((ulong)text[^1] << 16);
        }
        hash = BitOperations.RotateLeft(hash ^ rest, 29) * Factor;
        return (uint)(hash >> 32);
    }

    private ref TermRecord Record(int address) => ref MemoryMarshal.AsRef<TermRecord>(_arena.Span(address, RecordSize));

    private ref TermRecord GetOrAdd(ReadOnlySpan<byte> term, out int address)
    {
        uint hash = Hash(term);
        ulong[] slots = _slots;
        int mask = slots.Length - 1;
        int i = (int)hash & mask;
        while (slots[i] != 0)
        {
            if ((uint)(slots[i] >> 32) == hash)
            {
                address = (int)(uint)slots[i];
                ref TermRecord record = ref Record(address);
                if (record.Length == term.Length && _arena.Span(address + RecordSize, term.Length).SequenceEqual(term))
                {
                    return ref record;
                }
            }
            i = (i + 1) & mask;
        }
        return ref AddTerm(term, hash, i, out address);
    }

    private ref TermRecord AddTerm(ReadOnlySpan<byte> term, uint hash, int slot, out int address)
    {
        int slice = (RecordSize + term.Length + 3) & ~3;
        address = _arena.Allocate(slice + SliceSizes[0]);
        ref TermRecord record = ref Record(address);
        record = new TermRecord
        {
            LastDoc = -1,
            Cursor = address + slice,
            SliceEnd = address + slice + SliceSizes[0],
            Length = (ushort)term.Length,
        };
        term.CopyTo(_arena.Span(address + RecordSize, term.Length));
        _slots[slot] = ((ulong)hash << 32) | (uint)address;
        if (++Count > _slots.Length >> 1)
        {
            Grow();
        }
        return ref record;
    }

    private void Grow()
    {
        var slots = new ulong[_slots.Length * 2];
        int mask = slots.Length - 1;
        foreach (ulong slot in _slots)
        {
            if (slot != 0)
            {
                int i = (int)(slot >> 32) & mask;
                while (slots[i] != 0)
                {
                    i = (i + 1) & mask;
                }
                slots[i] = slot;
            }
        }
        _slots = slots;
    }

    private void Append(ref TermRecord record, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > record.SliceEnd - record.Cursor)
        {
            int part = record.SliceEnd - record.Cursor;
            bytes[..part].CopyTo(_arena.Span(record.Cursor, part));
            bytes = bytes[part..];
            AddSlice(ref record);
        }
        bytes.CopyTo(_arena.Span(record.Cursor, bytes.Length));
        record.Cursor += bytes.Length;
    }

    private void AddSlice(ref TermRecord record)
    {
        record.Level = (byte)NextSliceLevel(record.Level);
        int size = SliceSizes[record.Level];
        int slice = _arena.Allocate(size);
        int link = record.SliceEnd - 4;
        _arena.WriteInt32(slice, _arena.ReadInt32(link));       // the link takes the place of 4 bytes of data
        _arena.WriteInt32(link, slice);
        record.Cursor = slice + 4;
        record.SliceEnd = slice + size;
    }

    /// <summary>What the next occurrence of a term needs to know.</summary>
    [StructLayout(LayoutKind.Sequential, Size = RecordSize)]
    private struct TermRecord
    {
        internal int LastDoc;
        internal int LastPosition;
        internal int LastOffset;
        internal int Cursor;
        internal int SliceEnd;
        internal ushort Length;
        internal byte Level;
    }
}
