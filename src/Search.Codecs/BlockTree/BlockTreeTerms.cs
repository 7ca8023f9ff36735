using Search.Codecs.Contracts;
using Search.Codecs.Fst;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>The terms of one field: its summary and its term index.</summary>
internal sealed class BlockTreeTerms : Terms
{
    private readonly byte[] _minTerm;
    private readonly byte[] _maxTerm;
    private BlockTreeTermsEnum? _spare;

    /// <summary>Reads the field's part of the metadata.</summary>
    /// <param name="reader">Of all fields.</param>
    /// <param name="state">The segment.</param>
    /// <param name="meta">At the field's part; is left behind it.</param>
    /// <param name="metaName">For errors.</param>
    /// <param name="index">The term indexes of all fields.</param>
    public BlockTreeTerms(BlockTreeTermsReader reader, SegmentReadState state, ref ByteReader meta, string metaName, FileSlice index)
        : this(reader, state, ref meta)
    {
        Index = new FstReader(ref meta, metaName, index, ReadStart(ref meta, index));
    }

    /// <summary>The same before there was a file for metadata: the field's part is in the file of terms, and where its index is in that of indexes.</summary>
    /// <param name="reader">Of all fields.</param>
    /// <param name="state">The segment.</param>
    /// <param name="meta">At the field's part; is left behind it.</param>
    /// <param name="starts">At the place of the field's index; is left behind it.</param>
    /// <param name="index">The term indexes of all fields.</param>
    public BlockTreeTerms(BlockTreeTermsReader reader, SegmentReadState state, ref ByteReader meta, ref ByteReader starts, FileSlice index)
        : this(reader, state, ref meta)
    {
        ByteReader fst = index.Reader(ReadStart(ref starts, index));
        Index = new FstReader(ref fst, index.Name, index, start: null);
    }

    private BlockTreeTerms(BlockTreeTermsReader reader, SegmentReadState state, ref ByteReader meta)
    {
        Index = null!;      // the other constructors set it
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
        if (reader.Version < BlockTreeTermsFormat.VersionWithoutLongs)
        {
            meta.ReadVInt();
        }
        _minTerm = meta.ReadSpan(meta.ReadCount()).ToArray();
        _maxTerm = meta.ReadSpan(meta.ReadCount()).ToArray();
        if (Count <= 0 || DocCount <= 0 || DocCount > state.MaxDoc || SumDocFreq < DocCount || SumDocFreq < Count || SumTotalTermFreq < SumDocFreq)
        {
            throw meta.Corrupt(
                $"field {field}: {Count} terms in {DocCount} of {state.MaxDoc} documents, {SumDocFreq} postings, {SumTotalTermFreq} occurrences");
        }
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

    public override bool TryFind(ReadOnlySpan<byte> term, out TermState state)
    {
        // One enumerator is kept for all; whoever comes while it is in use makes another.
        BlockTreeTermsEnum terms = Interlocked.Exchange(ref _spare, null) ?? new BlockTreeTermsEnum(this);
        bool isThere = terms.SeekExact(term);
        state = isThere ? terms.State : default;
        _spare = terms;
        return isThere;
    }

    public override AutomatonTerms Intersect(TermAutomaton automaton, Action? check = null) => new BlockTreeAutomatonTerms(this, automaton, check);

    public override PostingsEnum Postings(in TermState term, PostingsFlags flags, PostingsEnum? reuse = null) =>
        Reader.Postings.Postings(Field, term, flags, reuse);

    public override void SetDocs(TermDocs term, BitSet docs, int end)
    {
        if (!Reader.Postings.TrySetDocs(Field, term, docs, end))
        {
            base.SetDocs(term, docs, end);
        }
    }

    private long ReadStart(ref ByteReader input, FileSlice index)
    {
        long start = input.ReadVLong();
        return start <= index.Length ? start : throw input.Corrupt($"term index of field {Field} at {start} of {index.Length}");
    }
}
