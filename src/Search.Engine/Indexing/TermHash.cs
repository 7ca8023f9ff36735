using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Search.Analysis;
using Search.Codecs.Contracts;
using Search.Storage;

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
    private const int RecordAhead = 16;
    private const int SliceAhead = 8;

    private readonly ByteArena _arena;
    private readonly byte[] _scratch = new byte[LargestPosting];
    private readonly List<(TokenStream Stream, WordTable Table)> _words = [];
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
    internal long MemoryUsed
    {
        get
        {
            long bytes = _slots.Length * 8L;
            foreach ((_, WordTable table) in _words)
            {
                bytes += table.MemoryUsed;
            }
            return bytes;
        }
    }

    internal ByteArena Arena => _arena;

    /// <summary>Records that a doc has the term. Docs rise.</summary>
    internal void Add(ReadOnlySpan<byte> term, int doc)
    {
        ref TermRecord record = ref GetOrAdd(term, TermBytes.Hash(term), out _);
        if (record.LastDoc != doc)
        {
            int count = WriteVInt(_scratch, 0, (uint)(doc - record.LastDoc));
            record.LastDoc = doc;
            Append(ref record, _scratch.AsSpan(0, count));
        }
    }

    /// <summary>The address of a term, which is added where it is new.</summary>
    internal int AddressOf(ReadOnlySpan<byte> term) => AddressOf(term, TermBytes.Hash(term));

    /// <summary>The same where its hash is known.</summary>
    internal int AddressOf(ReadOnlySpan<byte> term, uint hash)
    {
        GetOrAdd(term, hash, out int address);
        return address;
    }

    /// <summary>Has fetched what says whether there is a term with this hash.</summary>
    internal void PrefetchSlot(uint hash) => Prefetch.Of(in _slots[(int)hash & (_slots.Length - 1)]);

    /// <summary>Records occurrences in one doc, in their order. Docs rise, positions and start offsets of a doc do not fall.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]      // else a run of seconds would mostly use slow first versions
    internal void Add(ReadOnlySpan<Occurrence> occurrences, int doc)
    {
        for (int i = 0; i < occurrences.Length; i++)
        {
            // Both the term's record and the place behind its last posting are far away: the record is fetched early enough to tell the place.
            if (i + RecordAhead < occurrences.Length)
            {
                Prefetch.Of(in Record(occurrences[i + RecordAhead].Address));
            }
            if (i + SliceAhead < occurrences.Length)
            {
                Prefetch.Of(in _arena.Byte(Record(occurrences[i + SliceAhead].Address).Cursor - 1));
            }
            ref readonly Occurrence occurrence = ref occurrences[i];
            Add(occurrence.Address, doc, occurrence.Position, occurrence.Start, occurrence.End);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]      // it is the loop's body
    private void Add(int address, int doc, int position, int startOffset, int endOffset)
    {
        ref TermRecord record = ref Record(address);
        uint docDelta = (uint)(doc - record.LastDoc);
        uint first;
        if (docDelta == 0)
        {
            first = (uint)(position - record.LastPosition) << 1;
        }
        else
        {
            first = ((uint)position << 1) | 1;
            record.LastDoc = doc;
            record.LastOffset = 0;
        }
        record.LastPosition = position;
        uint startDelta = 0;
        uint length = 0;
        if (HasOffsets)
        {
            startDelta = (uint)(startOffset - record.LastOffset);
            length = (uint)(endOffset - startOffset);
            record.LastOffset = startOffset;
        }
        if ((first | docDelta | startDelta | length) < 1 << 14 && record.SliceEnd - record.Cursor >= sizeof(ulong))
        {
            // Each is at most two bytes, so all together are at most one number of eight.
            ulong bytes = Short(first, out int bits);
            if (docDelta != 0)
            {
                bytes |= Short(docDelta, out int more) << bits;
                bits += more;
            }
            if (HasOffsets)
            {
                bytes |= Short(startDelta, out int more) << bits;
                bits += more;
                bytes |= Short(length, out more) << bits;
                bits += more;
            }
            BinaryPrimitives.WriteUInt64LittleEndian(_arena.Span(record.Cursor, sizeof(ulong)), bytes);
            record.Cursor += bits >> 3;
            return;
        }
        int count = WriteVInt(_scratch, 0, first);
        if (docDelta != 0)
        {
            count = WriteVInt(_scratch, count, docDelta);
        }
        if (HasOffsets)
        {
            count = WriteVInt(_scratch, count, startDelta);
            count = WriteVInt(_scratch, count, length);
        }
        Append(ref record, _scratch.AsSpan(0, count));
    }

    /// <summary>What is known of words that a stream has made terms of.</summary>
    internal WordTable WordsOf(TokenStream stream)
    {
        foreach ((TokenStream other, WordTable table) in _words)
        {
            if (other == stream)
            {
                return table;
            }
        }
        var words = new WordTable();
        _words.Add((stream, words));
        return words;
    }

    /// <summary>The address of a term, or 0.</summary>
    internal int Find(ReadOnlySpan<byte> term)
    {
        uint hash = TermBytes.Hash(term);
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

    /// <summary>Has the term at an address fetched: its postings will be walked soon.</summary>
    internal void PrefetchTerm(int address) => Prefetch.Of(in _arena.Byte(address));

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
                prefixes[count++] = TermBytes.Prefix(Text((int)(uint)slot));
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
        _words.Clear();
        Count = 0;
    }

    internal static int NextSliceLevel(int level) => Math.Min(level + 1, SliceSizes.Length - 1);

    // A number below 1 << 14 as a VInt of one or two bytes, the first the lowest, without a branch.
    private static ulong Short(uint value, out int bits)
    {
        uint isLong = (value + 0x3F80) >> 14;       // 1 from 0x80 on
        bits = 8 << (int)isLong;
        return (value & 0x7F) | (isLong << 7) | ((value & 0x3F80) << 1);
    }

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

    private ref TermRecord Record(int address) => ref MemoryMarshal.AsRef<TermRecord>(_arena.Span(address, RecordSize));

    private ref TermRecord GetOrAdd(ReadOnlySpan<byte> term, uint hash, out int address)
    {
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
