using Search.Codecs.Contracts;
using Search.Codecs.Fst;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>The terms of one field: its summary and its term index.</summary>
internal sealed class BlockTreeTerms : Terms
{
    private readonly byte[] _minTerm;
    private readonly byte[] _maxTerm;

    /// <summary>Reads the field's part of the metadata.</summary>
    public BlockTreeTerms(BlockTreeTermsReader reader, SegmentReadState state, ref ByteReader meta, string metaName, FileSlice index)
    {
        Reader = reader;
        int number = meta.ReadVInt();
        if (!state.Fields.TryGet(number, out FieldInfo? field) || !field.IsIndexed)
        {
            throw meta.Corrupt($"field number {number} is unknown or not indexed");
        }
        Field = field;
        Count = meta.ReadVLong();
        RootCode = meta.ReadSpan(meta.ReadCount()).ToArray();
        long sum = meta.ReadVLong();
        SumTotalTermFreq = sum;
        SumDocFreq = field.HasFreqs ? meta.ReadVLong() : sum;
        DocCount = meta.ReadVInt();
        _minTerm = meta.ReadSpan(meta.ReadCount()).ToArray();
        _maxTerm = meta.ReadSpan(meta.ReadCount()).ToArray();
        if (Count <= 0 || DocCount <= 0 || DocCount > state.MaxDoc || SumDocFreq < DocCount || SumDocFreq < Count || SumTotalTermFreq < SumDocFreq)
        {
            throw meta.Corrupt(
                $"field {field}: {Count} terms in {DocCount} of {state.MaxDoc} documents, {SumDocFreq} postings, {SumTotalTermFreq} occurrences");
        }
        long start = meta.ReadVLong();
        if (start > index.Length)
        {
            throw meta.Corrupt($"term index of field {field} at {start} of {index.Length}");
        }
        Index = new FstReader(ref meta, metaName, index, start);
    }

    public BlockTreeTermsReader Reader { get; }

    public FstReader Index { get; }

    /// <summary>Where the block of the empty prefix is, as the term index says it of other blocks.</summary>
    public byte[] RootCode { get; }

    public override FieldInfo Field { get; }

    public override long Count { get; }

    public override int DocCount { get; }

    public override long SumDocFreq { get; }

    public override long SumTotalTermFreq { get; }

    public override ReadOnlySpan<byte> MinTerm => _minTerm;

    public override ReadOnlySpan<byte> MaxTerm => _maxTerm;

    public override TermsEnum GetEnumerator() => new BlockTreeTermsEnum(this);

    public override PostingsEnum Postings(in TermState term, PostingsFlags flags, PostingsEnum? reuse = null) =>
        Reader.Postings.Postings(Field, term, flags, reuse);
}
