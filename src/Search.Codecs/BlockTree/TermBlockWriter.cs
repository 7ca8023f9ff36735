using Search.Codecs.Compression;
using Search.Codecs.Contracts;
using Search.Codecs.Lucene84;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>Writes single blocks of <c>.tim</c>.</summary>
internal sealed class TermBlockWriter(IndexOutput output)
{
    private readonly MemoryByteWriter _suffixes = new(1024);
    private readonly MemoryByteWriter _lengths = new();
    private readonly MemoryByteWriter _stats = new();
    private readonly MemoryByteWriter _metas = new();
    private readonly MemoryByteWriter _packed = new(1024);
    private readonly Lz4HighTable _table = new();
    private byte[] _compressed = [];

    /// <summary>Where the next block begins.</summary>
    public long Position => output.Position;

    /// <param name="field">The field.</param>
    /// <param name="stack">Holds the items.</param>
    /// <param name="items">The block's items, in order.</param>
    /// <param name="prefixLength">How many bytes they all share.</param>
    /// <param name="isLast">No floor block of this prefix follows.</param>
    /// <param name="children">Gets the blocks among the items.</param>
    public void Write(
        FieldInfo field, TermStack stack, ReadOnlySpan<TermStack.Item> items, int prefixLength, bool isLast, List<PendingBlock> children)
    {
        bool isLeaf = true;
        foreach (ref readonly TermStack.Item item in items)
        {
            isLeaf &= item.Block == null;
        }
        long start = output.Position;
        TermState before = TermMeta.None;
        int singletons = 0;
        foreach (ref readonly TermStack.Item item in items)
        {
            ReadOnlySpan<byte> suffix = stack.Key(item)[prefixLength..];
            _suffixes.WriteBytes(suffix);
            if (item.Block != null)
            {
                _lengths.WriteVInt(suffix.Length << 1 | 1);
                _lengths.WriteVLong(start - item.Block.Start);
                children.Add(item.Block);
                continue;
            }
            _lengths.WriteVInt(isLeaf ? suffix.Length : suffix.Length << 1);
            WriteStats(field, item.State, ref singletons);
            TermMeta.Write(_metas, field, item.State, before);
            before = item.State;
        }
        WriteSingletons(ref singletons);

        output.WriteVInt(items.Length << 1 | (isLast ? 1 : 0));
        WriteSuffixes(items.Length, prefixLength, isLeaf);
        WriteLengths();
        WriteSection(_stats);
        WriteSection(_metas);
    }

    private void WriteStats(FieldInfo field, in TermState state, ref int singletons)
    {
        if (state.DocFreq == 1 && (!field.HasFreqs || state.TotalTermFreq == 1))
        {
            singletons++;
            return;
        }
        WriteSingletons(ref singletons);
        _stats.WriteVInt(state.DocFreq << 1);
        if (field.HasFreqs)
        {
            _stats.WriteVLong(state.TotalTermFreq - state.DocFreq);
        }
    }

    private void WriteSingletons(ref int singletons)
    {
        if (singletons > 0)
        {
            _stats.WriteVInt((singletons - 1) << 1 | 1);
            singletons = 0;
        }
    }

    private void WriteSuffixes(int items, int prefixLength, bool isLeaf)
    {
        ReadOnlySpan<byte> suffixes = _suffixes.Written;
        int compression = BlockTreeTermsFormat.NotCompressed;

        // Short suffixes are left alone: so are those of short prefixes, whose blocks fuzzy queries all visit.
        if (suffixes.Length > 2L * items && prefixLength > 2)
        {
            compression = Compress(suffixes, items);
        }
        output.WriteVLong((long)suffixes.Length << BlockTreeTermsFormat.SuffixFlagBits | (isLeaf ? (long)BlockTreeTermsFormat.LeafFlag : 0) | (long)compression);
        output.WriteBytes(compression == BlockTreeTermsFormat.NotCompressed ? suffixes : _packed.Written);
        _suffixes.Clear();
        _packed.Clear();
    }

    private int Compress(ReadOnlySpan<byte> suffixes, int items)
    {
        if (suffixes.Length > 6L * items)
        {
            int most = Lz4Format.MaxCompressedLength(suffixes.Length);
            if (_compressed.Length < most)
            {
                _compressed = new byte[most];
            }
            int length = Lz4Compressor.Compress(suffixes, _compressed, _table);
            if (length < suffixes.Length - (suffixes.Length >>> 2))
            {
                _packed.WriteBytes(_compressed.AsSpan(0, length));
                return BlockTreeTermsFormat.Lz4;
            }
        }
        return LowercaseAsciiCompression.TryWrite(_packed, suffixes) ? BlockTreeTermsFormat.LowercaseAscii : BlockTreeTermsFormat.NotCompressed;
    }

    private void WriteLengths()
    {
        ReadOnlySpan<byte> lengths = _lengths.Written;
        bool allEqual = lengths.IndexOfAnyExcept(lengths[0]) < 0;
        output.WriteVInt(lengths.Length << 1 | (allEqual ? 1 : 0));
        output.WriteBytes(allEqual ? lengths[..1] : lengths);
        _lengths.Clear();
    }

    private void WriteSection(MemoryByteWriter section)
    {
        output.WriteVInt(section.Written.Length);
        output.WriteBytes(section.Written);
        section.Clear();
    }
}
