using Search.Codecs.Compression;
using Search.Codecs.Contracts;
using Search.Codecs.Lucene84;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>One block of the term dictionary, and a place between its items. Used again for other blocks.</summary>
internal sealed class TermBlock(BlockTreeTerms terms)
{
    // Far more than any block of Lucene unpacks to: about 73 items of at most 32 KiB.
    private const int MostUnpacked = 1 << 26;

    private readonly FileSlice _file = terms.Reader.Terms;
    private readonly bool _isInterleaved = terms.Reader.Version < BlockTreeTermsFormat.VersionOfSplitSuffixes;
    private byte[] _unpacked = [];
    private byte[] _splitLengths = [];
    private bool _isUnpacked;
    private long _suffixesAt;
    private int _suffixesLength;
    private long _lengthsAt;
    private int _lengthsLength;
    private int _equalLength;

    private int _nextSuffix;
    private int _nextLength;

    private long _statsStart;
    private long _statsAt;
    private long _statsEnd;
    private long _metasStart;
    private long _metasAt;
    private long _metasEnd;
    private int _termsPassed;
    private int _termsDecoded;
    private int _singletons;
    private TermState _state;

    /// <summary>Offset in the file, or -1 before the first load.</summary>
    public long Start { get; private set; } = -1;

    /// <summary>Offset of the next floor block of the prefix.</summary>
    public long End { get; private set; }

    public int Count { get; private set; }

    /// <summary>How many items were passed.</summary>
    public int Passed { get; private set; }

    /// <summary>No floor block of this prefix follows.</summary>
    public bool IsLast { get; private set; }

    /// <summary>All items are terms.</summary>
    public bool IsLeaf { get; private set; }

    /// <summary>What the current item has behind the prefix.</summary>
    public ReadOnlySpan<byte> Suffix => Suffixes.Slice(SuffixStart, SuffixLength);

    public int SuffixLength { get; private set; }

    /// <summary>Offset of the block that the current item is, or -1 when it is a term.</summary>
    public long SubBlock { get; private set; }

    private int SuffixStart => _nextSuffix - SuffixLength;

    private ReadOnlySpan<byte> Lengths => _isInterleaved ? _splitLengths.AsSpan(0, _lengthsLength) : _file.Span(_lengthsAt, _lengthsLength);

    private ReadOnlySpan<byte> Suffixes => _isUnpacked ? _unpacked.AsSpan(0, _suffixesLength) : _file.Span(_suffixesAt, _suffixesLength);

    /// <summary>Goes to before the first item of the block at an offset.</summary>
    public void Load(long start)
    {
        if (start != Start)
        {
            Start = -1;       // until it is read well
            Read(start);
            Start = start;
        }
        Passed = 0;
        SuffixLength = 0;
        SubBlock = -1;
        _nextSuffix = 0;
        _nextLength = 0;
        _termsPassed = 0;
        _termsDecoded = 0;
        _singletons = 0;
        _statsAt = _statsStart;
        _metasAt = _metasStart;
    }

    /// <summary>Moves to the next item; false at the block's end.</summary>
    public bool Next() => Next(KnownLengths);

    private ReadOnlySpan<byte> KnownLengths => _equalLength < 0 ? Lengths : default;

    private bool Next(ReadOnlySpan<byte> lengths)
    {
        if (Passed == Count)
        {
            return false;
        }
        Passed++;
        int code = (uint)_nextLength < (uint)lengths.Length && lengths[_nextLength] < 0x80 ? lengths[_nextLength++] : (int)NextNumber(lengths, 5);
        if (IsLeaf)
        {
            SuffixLength = code;
            _termsPassed++;
        }
        else
        {
            SuffixLength = code >>> 1;
            NextSubBlock(lengths, isBlock: (code & 1) != 0);
        }
        if ((uint)SuffixLength > (uint)(_suffixesLength - _nextSuffix))
        {
            throw Corrupt($"suffix of {SuffixLength} bytes, {_suffixesLength - _nextSuffix} are left");
        }
        _nextSuffix += SuffixLength;
        return true;
    }

    /// <summary>Moves to the first item whose suffix is <paramref name="suffix"/> or larger; false when there is none. <paramref name="order"/> is 0 when it is equal.</summary>
    public bool SkipTo(ReadOnlySpan<byte> suffix, out int order)
    {
        ReadOnlySpan<byte> suffixes = Suffixes;
        ReadOnlySpan<byte> lengths = KnownLengths;
        while (Next(lengths))
        {
            order = suffixes.Slice(SuffixStart, SuffixLength).SequenceCompareTo(suffix);
            if (order >= 0)
            {
                return true;
            }
        }
        order = -1;
        return false;
    }

    /// <summary>Moves to the next sub-block whose suffix an automaton goes along with, or term that it accepts; false when there is none.</summary>
    /// <param name="automaton">The automaton.</param>
    /// <param name="from">Its state behind the prefix.</param>
    /// <param name="state">Its state behind the item.</param>
    public bool NextLive(TermAutomaton automaton, int from, out int state)
    {
        ReadOnlySpan<byte> suffixes = Suffixes;
        ReadOnlySpan<byte> lengths = KnownLengths;
        if (IsLeaf && !lengths.IsEmpty && NextLiveTerm(automaton, from, suffixes, lengths, out state))
        {
            return true;
        }
        while (Next(lengths))
        {
            state = automaton.Step(from, suffixes.Slice(SuffixStart, SuffixLength));
            if (state >= 0 && (SubBlock >= 0 || automaton.IsAccepting(state)))
            {
                return true;
            }
        }
        state = TermAutomaton.Nowhere;
        return false;
    }

    /// <summary>The same where all items are terms; it stops, too, before one whose length takes several bytes or is impossible.</summary>
    private bool NextLiveTerm(TermAutomaton automaton, int from, ReadOnlySpan<byte> suffixes, ReadOnlySpan<byte> lengths, out int state)
    {
        int at = _nextSuffix;
        int before = Passed;
        int last = before + Math.Min(Count - before, lengths.Length - _nextLength);
        int place = _nextLength;
        int length = SuffixLength;
        state = TermAutomaton.Nowhere;
        int passed = before;
        while (passed < last)
        {
            int next = lengths[place];
            if (next >= 0x80 || next > suffixes.Length - at)
            {
                break;
            }
            place++;
            passed++;
            length = next;
            state = automaton.Step(from, suffixes.Slice(at, length));
            at += length;
            if (state >= 0 && automaton.IsAccepting(state))
            {
                break;
            }
            state = TermAutomaton.Nowhere;
        }
        Passed = passed;
        _termsPassed += passed - before;
        _nextLength = place;
        _nextSuffix = at;
        SuffixLength = length;
        return state >= 0;
    }

    /// <summary>Passes all items, directly after <see cref="Load"/>, where all are terms and no suffix has some bytes. Suffixes that meet may seem to have them.</summary>
    public void PassUnlessInside(ReadOnlySpan<byte> bytes)
    {
        if (IsLeaf && Suffixes.IndexOf(bytes) < 0)
        {
            Passed = Count;
        }
    }

    /// <summary>Numbers and places of the current item, which is a term.</summary>
    public TermState State()
    {
        if (_termsDecoded < _termsPassed)
        {
            DecodeStates();
        }
        return _state;
    }

    public CorruptIndexException Corrupt(string message) => _file.Corrupt($"block of terms: {message}", Math.Max(0, Start));

    private void NextSubBlock(ReadOnlySpan<byte> lengths, bool isBlock)
    {
        if (!isBlock)
        {
            SubBlock = -1;
            _termsPassed++;
            return;
        }
        long distance = NextNumber(lengths, 9);
        SubBlock = Start - distance;
        // Sub-blocks are written first, so a walk down the tree comes to an end; and they have longer prefixes.
        if (distance <= 0 || SubBlock < terms.Reader.TermsStart || SuffixLength == 0)
        {
            throw Corrupt($"sub-block {distance} bytes before {Start}, with a prefix longer by {SuffixLength}");
        }
    }

    private long NextNumber(ReadOnlySpan<byte> lengths, int mostBytes)
    {
        if (_equalLength >= 0)
        {
            return ++_nextLength <= _lengthsLength ? _equalLength : throw Corrupt("lengths of suffixes end early");
        }
        long value = 0;
        for (int i = 0; i < mostBytes && _nextLength < lengths.Length; i++)
        {
            byte b = lengths[_nextLength++];
            value |= (long)(b & 0x7F) << (7 * i);
            if (b < 0x80)
            {
                return value <= int.MaxValue || mostBytes > 5 ? value : throw Corrupt($"length {value}");
            }
        }
        throw Corrupt("lengths of suffixes end early");
    }

    private void Read(long start)
    {
        if (start < terms.Reader.TermsStart)
        {
            throw _file.Corrupt($"block of terms at {start}", start < 0 ? 0 : start);
        }
        ByteReader input = _file.Reader(start);
        int code = input.ReadVInt();
        Count = code >>> 1;
        IsLast = (code & 1) != 0;
        if (_isInterleaved)
        {
            ReadInterleaved(ref input);
        }
        else
        {
            ReadSuffixes(ref input);
            ReadLengths(ref input);
        }
        // Each item has a length, and at most one has an empty suffix: so a count that was made up is seen.
        if (Count == 0 || Count > _lengthsLength || Count - 1 > _suffixesLength || _equalLength >= 0x80)
        {
            throw input.Corrupt($"block of {Count} terms with {_suffixesLength} bytes and {_lengthsLength} bytes of lengths");
        }
        int statsLength = input.ReadCount();
        _statsStart = input.Position;
        input.Skip(statsLength);
        _statsEnd = input.Position;
        int metasLength = input.ReadCount();
        _metasStart = input.Position;
        input.Skip(metasLength);
        _metasEnd = input.Position;
        End = input.Position;
    }

    private void ReadLengths(ref ByteReader input)
    {
        int lengthCode = input.ReadVInt();
        _lengthsLength = lengthCode >>> 1;
        _lengthsAt = input.Position;
        _equalLength = (lengthCode & 1) != 0 ? input.ReadByte() : -1;
        if (_equalLength < 0)
        {
            input.Skip(_lengthsLength);
        }
    }

    private void ReadInterleaved(ref ByteReader input)
    {
        int code = input.ReadVInt();
        IsLeaf = (code & 1) != 0;
        long end = input.Position + (code >>> 1);
        ByteReader suffixes = _file.Slice(0, end).Reader(input.Position);
        (_suffixesLength, _lengthsLength) = InterleavedSuffixes.Split(ref suffixes, Count, IsLeaf, ref _unpacked, ref _splitLengths);
        _isUnpacked = true;
        _equalLength = -1;
        input.Position = end;
    }

    private void ReadSuffixes(ref ByteReader input)
    {
        long code = input.ReadVLong();
        long length = code >> BlockTreeTermsFormat.SuffixFlagBits;
        int compression = (int)code & BlockTreeTermsFormat.CompressionMask;
        IsLeaf = (code & BlockTreeTermsFormat.LeafFlag) != 0;
        _isUnpacked = compression != BlockTreeTermsFormat.NotCompressed;
        // LZ4 makes at most 255 bytes of one.
        long most = compression switch
        {
            BlockTreeTermsFormat.NotCompressed => input.Remaining,
            BlockTreeTermsFormat.LowercaseAscii => input.Remaining * 2,
            BlockTreeTermsFormat.Lz4 => input.Remaining * 256,
            _ => throw input.Corrupt($"compression {compression} of suffixes"),
        };
        if (length > Math.Min(most, _isUnpacked ? MostUnpacked : int.MaxValue))
        {
            throw input.Corrupt($"{length} bytes of suffixes with compression {compression} in {input.Remaining} bytes");
        }
        _suffixesLength = (int)length;
        _suffixesAt = input.Position;
        if (!_isUnpacked)
        {
            input.Skip(length);
            return;
        }
        const int room = 16;       // copies of short runs are faster where they may pass the end
        if (_unpacked.Length < _suffixesLength + room)
        {
            _unpacked = new byte[Math.Max(_suffixesLength + room, _unpacked.Length * 2)];
        }
        if (compression == BlockTreeTermsFormat.LowercaseAscii)
        {
            LowercaseAsciiCompression.Read(ref input, _unpacked.AsSpan(0, _suffixesLength));
        }
        else if (Lz4Decompressor.Decompress(ref input, _unpacked.AsSpan(0, _suffixesLength + room), 0, _suffixesLength) != _suffixesLength)
        {
            throw input.Corrupt($"suffixes unpack to more than {_suffixesLength} bytes");
        }
    }

    private void DecodeStates()
    {
        FieldInfo field = terms.Field;
        int metaVersion = terms.Reader.Postings.TermMetaVersion;
        ByteReader stats = _file.Slice(0, _statsEnd).Reader(_statsAt);
        ByteReader metas = _file.Slice(0, _metasEnd).Reader(_metasAt);
        TermState state = _termsDecoded == 0 ? TermMeta.None : _state;
        for (; _termsDecoded < _termsPassed; _termsDecoded++)
        {
            int docFreq = 1;
            long totalTermFreq = 1;
            if (_isInterleaved)
            {
                docFreq = stats.ReadVInt();
                totalTermFreq = docFreq + (field.HasFreqs ? stats.ReadVLong() : 0);
            }
            else if (_singletons > 0)
            {
                _singletons--;
            }
            else
            {
                int token = stats.ReadVInt();
                if ((token & 1) != 0)
                {
                    _singletons = token >>> 1;
                }
                else
                {
                    docFreq = token >>> 1;
                    totalTermFreq = docFreq + (field.HasFreqs ? stats.ReadVLong() : 0);
                }
            }
            if (docFreq < 1 || docFreq > terms.DocCount || totalTermFreq > terms.SumTotalTermFreq || totalTermFreq < docFreq)
            {
                throw stats.Corrupt($"term in {docFreq} of {terms.DocCount} documents, {totalTermFreq} times");
            }
            state = TermMeta.Read(ref metas, metaVersion, field, docFreq, totalTermFreq, state);
        }
        _statsAt = stats.Position;
        _metasAt = metas.Position;
        _state = state;
    }
}
