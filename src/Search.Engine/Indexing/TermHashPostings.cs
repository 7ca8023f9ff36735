using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Engine.Indexing;

/// <summary>Reads back the postings of one term of a <see cref="TermHash"/>, doc by doc.</summary>
internal ref struct TermHashPostings
{
    private readonly TermHash _hash;
    private readonly int _end;
    private ReadOnlySpan<byte> _slice;
    private int _at;
    private int _next;          // address behind the current slice's data, where the link is; 0 in the last slice
    private int _level;
    private uint _pending;      // the first number of the next doc
    private bool _hasPending;

    internal TermHashPostings(TermHash hash, int start, int end)
    {
        _hash = hash;
        _end = end;
        Doc = -1;
        OpenSlice(start);
        ReadPending();
    }

    /// <summary>The current doc.</summary>
    internal int Doc { get; private set; }

    /// <summary>Moves to the next doc of a field without positions; false at the end.</summary>
    internal bool NextDoc()
    {
        if (!_hasPending)
        {
            return false;
        }
        Doc += (int)_pending;
        ReadPending();
        return true;
    }

    /// <summary>Moves on by as many docs as a batch takes; false at the end.</summary>
    internal bool Read(PostingsBatch batch) => Read(batch, Bmi2.X64.IsSupported);

    internal bool Read(PostingsBatch batch, bool byBits)
    {
        batch.Clear();
        if (!_hash.HasPositions)
        {
            while (batch.DocCount < PostingsBatch.MaxDocs && NextDoc())
            {
                batch.AddDoc(Doc, 1);
            }
            return batch.DocCount > 0;
        }
        while (_hasPending && batch.DocCount < PostingsBatch.MaxDocs && batch.OccurrenceCount < PostingsBatch.ManyOccurrences)
        {
            if (byBits && _hash.HasOffsets && _at + sizeof(ulong) <= _slice.Length)
            {
                ReadByBits(batch);
            }
            else
            {
                ReadOccurrence(batch);
            }
        }
        while (_hasPending && (_pending & 1) == 0)
        {
            ReadOccurrence(batch);      // the rest of the last doc's
        }
        return batch.DocCount > 0;
    }

    private void ReadOccurrence(PostingsBatch batch)
    {
        if ((_pending & 1) != 0)
        {
            Doc += (int)ReadVInt();
            batch.AddDoc(Doc, 1);
        }
        else
        {
            batch.Freqs[^1]++;
        }
        int startDelta = _hash.HasOffsets ? (int)ReadVInt() : 0;
        int length = _hash.HasOffsets ? (int)ReadVInt() : 0;
        batch.AddOccurrence((int)(_pending >> 1), startDelta, length);
        ReadPending();
    }

    // Of a slice, eight bytes at a time: the numbers of one occurrence and the first one of the next. Which numbers are short, and which occurrences
    // are the first of their doc, no processor can foresee, so there is no branch for it.
    private void ReadByBits(PostingsBatch batch)
    {
        const ulong Ends = 0x8080_8080_8080_8080;
        int docCount = batch.DocCount;
        int count = batch.OccurrenceCount;
        batch.SetDocCount(PostingsBatch.MaxDocs);
        batch.SetOccurrenceCount(Math.Max(batch.OccurrenceCount + 1, PostingsBatch.ManyOccurrences));
        Span<int> docs = batch.Docs;
        Span<int> freqs = batch.Freqs;
        Span<int> positions = batch.PositionDeltas;
        Span<int> starts = batch.StartDeltas;
        Span<int> lengths = batch.Lengths;
        ReadOnlySpan<byte> slice = _slice;
        int at = _at;
        int doc = Doc;
        uint pending = _pending;
        int freq = docCount > 0 ? freqs[docCount - 1] : 0;
        while (at <= slice.Length - sizeof(ulong) && count < positions.Length)
        {
            ulong bytes = MemoryMarshal.Read<ulong>(slice[at..]);
            ulong ends = ~bytes & Ends;             // of each number, the highest bit of its last byte
            uint first = pending & 1;
            if (first != 0 && docCount == docs.Length)
            {
                break;
            }
            ulong delta = Bmi1.X64.GetMaskUpToLowestSetBit(ends) & (0UL - first);
            ends &= ends - first;                   // a doc's first occurrence is behind what its id is larger by
            ulong start = Bmi1.X64.GetMaskUpToLowestSetBit(ends);
            ends = Bmi1.X64.ResetLowestSetBit(ends);
            ulong length = Bmi1.X64.GetMaskUpToLowestSetBit(ends);
            ends = Bmi1.X64.ResetLowestSetBit(ends);
            if (ends == 0)
            {
                break;                              // more than eight bytes
            }
            docCount += (int)first;
            doc += (int)Bmi2.X64.ParallelBitExtract(bytes, delta & ~Ends);
            freq = (freq & ((int)first - 1)) + 1;
            docs[docCount - 1] = doc;
            freqs[docCount - 1] = freq;
            positions[count] = (int)(pending >> 1);
            starts[count] = (int)Bmi2.X64.ParallelBitExtract(bytes, start & ~delta & ~Ends);
            lengths[count] = (int)Bmi2.X64.ParallelBitExtract(bytes, length & ~start & ~Ends);
            count++;
            pending = (uint)Bmi2.X64.ParallelBitExtract(bytes, Bmi1.X64.GetMaskUpToLowestSetBit(ends) & ~length & ~Ends);
            at += (BitOperations.TrailingZeroCount(ends) >> 3) + 1;
        }
        batch.SetDocCount(docCount);
        batch.SetOccurrenceCount(count);
        bool moved = at != _at;
        _at = at;
        Doc = doc;
        _pending = pending;
        if (!moved)
        {
            ReadOccurrence(batch);
        }
    }

    private void ReadPending()
    {
        _hasPending = _at < _slice.Length || _next != 0;
        _pending = _hasPending ? ReadVInt() : 0;
    }

    private uint ReadVInt()
    {
        // Most numbers are one or two bytes in one slice.
        ReadOnlySpan<byte> slice = _slice;
        int at = _at;
        if ((uint)(at + 1) < (uint)slice.Length)
        {
            uint low = slice[at];
            if (low < 0x80)
            {
                _at = at + 1;
                return low;
            }
            uint high = slice[at + 1];
            if (high < 0x80)
            {
                _at = at + 2;
                return (low & 0x7F) | (high << 7);
            }
        }
        return ReadLongVInt();
    }

    private uint ReadLongVInt()
    {
        uint b = ReadByte();
        uint value = b & 0x7F;
        for (int shift = 7; b >= 0x80; shift += 7)
        {
            b = ReadByte();
            value |= (b & 0x7F) << shift;
        }
        return value;
    }

    private byte ReadByte()
    {
        if (_at == _slice.Length)
        {
            _level = TermHash.NextSliceLevel(_level);
            OpenSlice(_hash.Arena.ReadInt32(_next));
        }
        return _slice[_at++];
    }

    private void OpenSlice(int start)
    {
        int size = TermHash.SliceSizes[_level];
        bool last = _end > start && _end <= start + size;
        int length = last ? _end - start : size - 4;
        _next = last ? 0 : start + length;
        _slice = _hash.Arena.Span(start, length);
        _at = 0;
        if (!last)
        {
            Prefetch.Of(in _hash.Arena.Byte(_hash.Arena.ReadInt32(_next)));
        }
    }
}
