using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>One number a document: a cursor over the documents, and a list of numbers by the documents' indexes.</summary>
internal sealed class ColumnNumericDocValues : NumericDocValues
{
    private const int Chunk = 128;

    private readonly LongValues _values;
    private readonly FileSlice _data;
    private readonly Region _bytes;
    private DocCursor _docs;

    /// <param name="docs">Documents that have a number.</param>
    /// <param name="values">Their numbers.</param>
    /// <param name="data">The data file.</param>
    /// <param name="bytes">Where the numbers of all documents lie, where each has one of a single byte; otherwise empty.</param>
    public ColumnNumericDocValues(DocCursor docs, LongValues values, FileSlice data = default, Region bytes = default)
    {
        _docs = docs;
        _values = values;
        _data = data;
        _bytes = bytes;
    }

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override long Value => _values[_docs.Index];

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => _docs.AdvanceExact(docId);

    public override void Fill(ReadOnlySpan<int> docs, Span<long> values, long missing)
    {
        if (docs.IsEmpty)
        {
            return;
        }
        values = values[..docs.Length];
        if (_docs.Set == null && _docs.AdvanceExact(docs[^1]))
        {
            if (docs[^1] - docs[0] == docs.Length - 1)
            {
                _values.Read(docs[0], values);
            }
            else
            {
                _values.Gather(docs, values);
            }
            return;
        }
        FillSparse(docs, values, missing);
    }

    public override bool TryGetDenseBytes(out ReadOnlySpan<byte> bytes)
    {
        bytes = _bytes.Length is > 0 and <= int.MaxValue ? _data.Span(_bytes.Offset, (int)_bytes.Length) : default;
        return !bytes.IsEmpty;
    }

    public override bool TryGetCodes(int docId, out CodeBlock codes)
    {
        if (_docs.Set == null && docId < _docs.Cost)
        {
            return _values.TryGetCodes(docId, (int)_docs.Cost, out codes);
        }
        return base.TryGetCodes(docId, out codes);
    }

    private void FillSparse(ReadOnlySpan<int> docs, Span<long> values, long missing)
    {
        Span<int> indexes = stackalloc int[Chunk];
        Span<int> places = stackalloc int[Chunk];
        Span<long> found = stackalloc long[Chunk];
        values.Fill(missing);
        for (int at = 0; at < docs.Length; at += Chunk)
        {
            ReadOnlySpan<int> some = docs.Slice(at, Math.Min(Chunk, docs.Length - at));
            int count = _docs.Find(some, indexes, places);
            _values.Gather(indexes[..count], found);
            for (int i = 0; i < count; i++)
            {
                values[at + places[i]] = found[i];
            }
        }
    }
}
