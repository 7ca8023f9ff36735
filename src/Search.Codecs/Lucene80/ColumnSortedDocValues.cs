using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>One string of bytes a document, as an ordinal.</summary>
internal sealed class ColumnSortedDocValues(DocCursor cursor, OrdinalColumn ordinals, TermsColumn terms) : SortedDocValues
{
    private const int Chunk = 128;

    private readonly TermsCursor _terms = new(terms);
    private readonly DirectReader _packed = ordinals.Packed;
    private DocCursor _docs = cursor;

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override int ValueCount => (int)terms.Count;

    public override int Ordinal => Check(_packed[_docs.Index]);

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => _docs.AdvanceExact(docId);

    public override ReadOnlySpan<byte> Lookup(int ordinal) => _terms.Lookup(ordinal);

    public override int LookupTerm(ReadOnlySpan<byte> term) => (int)_terms.Find(term);

    public override void Fill(ReadOnlySpan<int> docs, Span<int> values)
    {
        Span<int> indexes = stackalloc int[Chunk];
        Span<int> places = stackalloc int[Chunk];
        Span<long> found = stackalloc long[Chunk];
        for (int at = 0; at < docs.Length; at += Chunk)
        {
            ReadOnlySpan<int> some = docs.Slice(at, Math.Min(Chunk, docs.Length - at));
            Span<int> target = values.Slice(at, some.Length);
            if (_docs.Set == null && _docs.AdvanceExact(some[^1]))
            {
                Gather(some, found);
                for (int i = 0; i < some.Length; i++)
                {
                    target[i] = Check(found[i]);
                }
                continue;
            }
            int count = _docs.Find(some, indexes, places);
            _packed.Gather(indexes[..count], found);
            target.Fill(-1);
            for (int i = 0; i < count; i++)
            {
                target[places[i]] = Check(found[i]);
            }
        }
    }

    private void Gather(ReadOnlySpan<int> docs, Span<long> found)
    {
        if (docs[^1] - docs[0] == docs.Length - 1)
        {
            _packed.Read(docs[0], found[..docs.Length]);
        }
        else
        {
            _packed.Gather(docs, found);
        }
    }

    private int Check(long ordinal) =>
        (ulong)ordinal < (ulong)terms.Count ? (int)ordinal : throw terms.Data.Corrupt($"ordinal {ordinal} of {terms.Count}", ordinals.Region.Offset);
}
