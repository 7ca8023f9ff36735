using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>Sorted doc values of several segments as one, with ordinals of their own.</summary>
internal sealed class MergedSortedDocValues(SortedDocValues?[] sources, DocMap[] maps, OrdinalMap ordinals) : SortedDocValues
{
    private MergedDocs<SortedDocValues> _docs = new(sources, maps);

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override int Ordinal => ordinals.Merged(_docs.Source, _docs.Values.Ordinal);

    public override int ValueCount => ordinals.Count;

    public override ReadOnlySpan<byte> Lookup(int ordinal)
    {
        (int source, int old) = ordinals.Origin(ordinal);
        return sources[source]!.Lookup(old);
    }

    public override int NextDoc() => _docs.Next();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => throw MergedDocs<SortedDocValues>.NoLookup();
}

/// <summary>Sorted-set doc values of several segments as one, with ordinals of their own.</summary>
internal sealed class MergedSortedSetDocValues(SortedSetDocValues?[] sources, DocMap[] maps, OrdinalMap ordinals) : SortedSetDocValues
{
    private MergedDocs<SortedSetDocValues> _docs = new(sources, maps);

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override int Count => _docs.Values.Count;

    public override long ValueCount => ordinals.Count;

    // Ordinals of a document ascend in the new segment as in the old one: both follow the bytes.
    public override long NextOrdinal() => ordinals.Merged(_docs.Source, (int)_docs.Values.NextOrdinal());

    public override ReadOnlySpan<byte> Lookup(long ordinal)
    {
        (int source, int old) = ordinals.Origin((int)ordinal);
        return sources[source]!.Lookup(old);
    }

    public override int NextDoc() => _docs.Next();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => throw MergedDocs<SortedSetDocValues>.NoLookup();
}
