using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene84;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>Writes the inverted fields of a segment: term dictionary and index (<see cref="BlockTreeTermsFormat"/>), and postings
/// (<see cref="Lucene84PostingsFormat"/>).</summary>
public sealed class BlockTreeTermsWriter : IFieldsWriter
{
    private readonly Lucene84PostingsWriter _postings;
    private readonly IndexOutput _terms;
    private readonly IndexOutput _index;
    private readonly IndexOutput _meta;
    private readonly TermBlockWriter _blocks;
    private readonly MemoryByteWriter _fieldMetas = new();
    private readonly BitSet _docsSeen;
    private byte[] _term = new byte[64];
    private int _termLength;
    private int _fieldCount;
    private FieldInfo? _field;
    private FieldTermsWriter? _fieldTerms;
    private string? _lastField;

    /// <summary>Starts the files. The state's suffix names the format, such as <c>Lucene84_0</c>.</summary>
    public BlockTreeTermsWriter(SegmentWriteState state)
    {
        _postings = new Lucene84PostingsWriter(state);
        try
        {
            _terms = SegmentOutputs.Create(state, BlockTreeTermsFormat.TermsExtension, BlockTreeTermsFormat.TermsCodec, BlockTreeTermsFormat.Version);
            _index = SegmentOutputs.Create(state, BlockTreeTermsFormat.IndexExtension, BlockTreeTermsFormat.IndexCodec, BlockTreeTermsFormat.Version);
            _meta = SegmentOutputs.Create(state, BlockTreeTermsFormat.MetaExtension, BlockTreeTermsFormat.MetaCodec, BlockTreeTermsFormat.Version);
        }
        catch
        {
            Dispose();
            throw;
        }
        Lucene84PostingsWriter.WriteTermsHeader(_meta, state);
        _blocks = new TermBlockWriter(_terms);
        _docsSeen = new BitSet(state.MaxDoc);
    }

    /// <inheritdoc/>
    public void BeginField(FieldInfo field, byte[]? norms)
    {
        if (!field.IsIndexed || (_lastField != null && string.CompareOrdinal(field.Name, _lastField) <= 0))
        {
            throw new ArgumentException($"field {field} is not indexed, or comes after {_lastField}", nameof(field));
        }
        _lastField = field.Name;
        _field = field;
        _fieldTerms = new FieldTermsWriter(field, _blocks);
        _postings.BeginField(field, norms);
        _docsSeen.Words.Clear();
    }

    /// <inheritdoc/>
    public void BeginTerm(ReadOnlySpan<byte> term)
    {
        if (term.Length > BlockTreeTermsFormat.MaxTermLength)
        {
            throw new ArgumentException($"term of {term.Length} bytes in field {_field}: at most {BlockTreeTermsFormat.MaxTermLength}", nameof(term));
        }
        if (_term.Length < term.Length)
        {
            _term = new byte[Math.Max(term.Length, _term.Length * 2)];
        }
        term.CopyTo(_term);
        _termLength = term.Length;
        _postings.BeginTerm();
    }

    /// <inheritdoc/>
    public void BeginDoc(int docId, int freq)
    {
        _postings.BeginDoc(docId, freq);
        _docsSeen.Set(docId);
    }

    /// <inheritdoc/>
    public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload) =>
        _postings.AddPosition(position, startOffset, endOffset, payload);

    /// <inheritdoc/>
    public void EndDoc() => _postings.EndDoc();

    /// <inheritdoc/>
    public void AddDocs(PostingsBatch batch)
    {
        _postings.AddDocs(batch);
        foreach (int doc in batch.Docs)
        {
            _docsSeen.Set(doc);
        }
    }

    /// <inheritdoc/>
    public void EndTerm()
    {
        if (_postings.EndTerm(out TermState state))
        {
            _fieldTerms!.Add(_term.AsSpan(0, _termLength), state);
        }
    }

    /// <inheritdoc/>
    public void EndField()
    {
        if (_fieldTerms!.Finish(_docsSeen.CountOnes(), _fieldMetas, _index))
        {
            _fieldCount++;
        }
        _fieldTerms = null;
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _meta.WriteVInt(_fieldCount);
        _meta.WriteBytes(_fieldMetas.Written);
        IndexFooter.Write(_index);
        _meta.WriteInt64(_index.Position);
        IndexFooter.Write(_terms);
        _meta.WriteInt64(_terms.Position);
        IndexFooter.Write(_meta);
        _postings.Finish();
    }

    public void Dispose() => SegmentOutputs.DisposeAll(_postings, _terms, _index, _meta);
}
