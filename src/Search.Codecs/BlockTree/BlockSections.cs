using Search.Codecs.Compression;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>
/// One block of the term dictionary: where its parts are, and its suffixes, unpacked where they are packed. Used again for other blocks.
/// </summary>
internal sealed class BlockSections(BlockTreeTerms terms)
{
    /// <summary>So many bytes can be read behind the suffixes: in every block more than that follow.</summary>
    public const int Readable = 2;

    // Far more than any block of Lucene unpacks to: about 73 items of at most 32 KiB.
    private const int MostUnpacked = 1 << 26;

    // Copies of short runs are faster where they may pass the end.
    private const int Padding = 16;

    private readonly FileSlice _file = terms.Reader.Terms;
    private readonly bool _isInterleaved = terms.Reader.Version < BlockTreeTermsFormat.VersionOfSplitSuffixes;
    private byte[] _unpacked = [];
    private byte[] _splitLengths = [];
    private bool _isUnpacked;
    private long _suffixesAt;
    private long _lengthsAt;
    private long _restAt;
    private bool _isWhole;
    private long _statsStart;
    private long _statsEnd;
    private long _metasStart;
    private long _end;

    /// <summary>Offset of the next floor block of the prefix.</summary>
    public long End
    {
        get
        {
            FindRest();
            return _end;
        }
    }

    /// <summary>Items: terms and sub-blocks.</summary>
    public int Count { get; private set; }

    /// <summary>No floor block of this prefix follows.</summary>
    public bool IsLast { get; private set; }

    /// <summary>All items are terms.</summary>
    public bool IsLeaf { get; private set; }

    /// <summary>The number that all lengths are, or -1 where they are listed.</summary>
    public int EqualLength { get; private set; }

    /// <summary>How many bytes the lengths take or, where all are equal, would take.</summary>
    public int LengthsLength { get; private set; }

    public int SuffixesLength { get; private set; }

    /// <summary>What the items have behind the prefix, one after the other, once it is unpacked.</summary>
    public ReadOnlySpan<byte> Suffixes => _isUnpacked ? _unpacked.AsSpan(0, SuffixesLength) : _file.Span(_suffixesAt, SuffixesLength);

    /// <summary><see cref="Suffixes"/> and <see cref="Readable"/> bytes that mean nothing.</summary>
    public ReadOnlySpan<byte> ReadableSuffixes =>
        _isUnpacked ? _unpacked.AsSpan(0, SuffixesLength + Readable) : _file.Span(_suffixesAt, SuffixesLength + Readable);

    /// <summary>The lengths of the suffixes; empty where all are equal.</summary>
    public ReadOnlySpan<byte> Lengths =>
        EqualLength >= 0 ? default : _isInterleaved ? _splitLengths.AsSpan(0, LengthsLength) : _file.Span(_lengthsAt, LengthsLength);

    /// <summary>Reads the block at an offset.</summary>
    public void Read(long start)
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
        if (Count == 0 || Count > LengthsLength || Count - 1 > SuffixesLength || EqualLength >= 0x80)
        {
            throw input.Corrupt($"block of {Count} terms with {SuffixesLength} bytes and {LengthsLength} bytes of lengths");
        }
        _restAt = input.Position;
        _isWhole = false;
    }

    /// <summary>Finds the parts behind the lengths: most blocks that a search looks at have no term that it wants.</summary>
    private void FindRest()
    {
        if (_isWhole)
        {
            return;
        }
        ByteReader input = _file.Reader(_restAt);
        int statsLength = input.ReadCount();
        _statsStart = input.Position;
        input.Skip(statsLength);
        _statsEnd = input.Position;
        int metasLength = input.ReadCount();
        _metasStart = input.Position;
        input.Skip(metasLength);
        _end = input.Position;
        _isWhole = true;
    }

    /// <summary>The numbers of the block's terms.</summary>
    public (long Start, long End) Stats()
    {
        FindRest();
        return (_statsStart, _statsEnd);
    }

    /// <summary>The places of the block's terms.</summary>
    public (long Start, long End) Metas()
    {
        FindRest();
        return (_metasStart, _end);
    }

    private void ReadLengths(ref ByteReader input)
    {
        int lengthCode = input.ReadVInt();
        LengthsLength = lengthCode >>> 1;
        _lengthsAt = input.Position;
        EqualLength = (lengthCode & 1) != 0 ? input.ReadByte() : -1;
        if (EqualLength < 0)
        {
            input.Skip(LengthsLength);
        }
    }

    private void ReadInterleaved(ref ByteReader input)
    {
        int code = input.ReadVInt();
        IsLeaf = (code & 1) != 0;
        long end = input.Position + (code >>> 1);
        ByteReader suffixes = _file.Slice(0, end).Reader(input.Position);
        (SuffixesLength, LengthsLength) = InterleavedSuffixes.Split(ref suffixes, Count, IsLeaf, ref _unpacked, ref _splitLengths);
        if (_unpacked.Length < SuffixesLength + Readable)
        {
            Array.Resize(ref _unpacked, SuffixesLength + Readable);
        }
        _isUnpacked = true;
        EqualLength = -1;
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
        SuffixesLength = (int)length;
        _suffixesAt = input.Position;
        if (!_isUnpacked)
        {
            input.Skip(length);
            return;
        }
        if (_unpacked.Length < SuffixesLength + Padding)
        {
            _unpacked = new byte[Math.Max(SuffixesLength + Padding, _unpacked.Length * 2)];
        }
        if (compression == BlockTreeTermsFormat.LowercaseAscii)
        {
            LowercaseAsciiCompression.Read(ref input, _unpacked.AsSpan(0, SuffixesLength));
        }
        else if (Lz4Decompressor.Decompress(ref input, _unpacked.AsSpan(0, SuffixesLength + Padding), 0, SuffixesLength) != SuffixesLength)
        {
            throw input.Corrupt($"suffixes unpack to more than {SuffixesLength} bytes");
        }
    }
}
