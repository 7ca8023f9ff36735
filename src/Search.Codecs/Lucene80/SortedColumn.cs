using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>A sorted field, as the metadata describe it: <c>Sorted</c> in <see cref="Lucene80DocValuesFormat"/>.</summary>
/// <param name="Docs">The documents that have values.</param>
/// <param name="Count">How many these are.</param>
/// <param name="Ordinals">One for each of them (of a sorted set: one for each value).</param>
/// <param name="Terms">The distinct values.</param>
internal sealed record SortedColumn(DocsWithField Docs, int Count, OrdinalColumn Ordinals, TermsColumn Terms)
{
    /// <exception cref="CorruptIndexException">Something is impossible, or does not lie in the data file.</exception>
    public static SortedColumn Read(ref ByteReader meta, FramedFile data, int maxDoc)
    {
        DocsWithField docs = DocsWithField.Read(ref meta, data);
        int count = meta.ReadInt32();
        docs.CheckCount(ref meta, count, maxDoc);
        OrdinalColumn ordinals = OrdinalColumn.Read(ref meta, data);
        TermsColumn terms = TermsColumn.Read(ref meta, data);
        terms.CheckInt(ref meta);
        ordinals.Check(ref meta, count, terms.Count);
        return new SortedColumn(docs, count, ordinals, terms);
    }
}

/// <summary>A sorted set field.</summary>
/// <param name="Sorted">Documents, ordinals and terms.</param>
/// <param name="Starts">Where each document's ordinals start; null where none has several.</param>
internal sealed record SortedSetColumn(SortedColumn Sorted, Addresses? Starts)
{
    /// <inheritdoc cref="SortedColumn.Read"/>
    public static SortedSetColumn Read(ref ByteReader meta, FramedFile data, int maxDoc)
    {
        byte multi = meta.ReadByte();
        if (multi > 1)
        {
            throw meta.Corrupt($"mark {multi} of several values, 0 or 1 expected");
        }
        if (multi == 0)
        {
            return new SortedSetColumn(SortedColumn.Read(ref meta, data, maxDoc), null);
        }
        DocsWithField docs = DocsWithField.Read(ref meta, data);
        OrdinalColumn ordinals = OrdinalColumn.Read(ref meta, data);
        int count = meta.ReadInt32();
        docs.CheckCount(ref meta, count, maxDoc);
        Addresses starts = Addresses.Read(ref meta, data, count, null);
        TermsColumn terms = TermsColumn.Read(ref meta, data);
        if (ordinals.Packed.BitsPerValue == 0)
        {
            throw meta.Corrupt("several values a document, but ordinals of 0 bits");
        }
        ordinals.Check(ref meta, starts.End, terms.Count);
        return new SortedSetColumn(new SortedColumn(docs, count, ordinals, terms), starts);
    }
}

/// <summary>A sorted numeric field.</summary>
/// <param name="Numbers">All its numbers.</param>
/// <param name="Count">Documents that have numbers.</param>
/// <param name="Starts">Where each document's numbers start; null where none has several.</param>
internal sealed record SortedNumericColumn(NumericColumn Numbers, int Count, Addresses? Starts)
{
    /// <inheritdoc cref="SortedColumn.Read"/>
    public static SortedNumericColumn Read(ref ByteReader meta, FramedFile data, int maxDoc)
    {
        NumericColumn numbers = NumericColumn.Read(ref meta, data);
        int count = meta.ReadInt32();
        numbers.Docs.CheckCount(ref meta, count, maxDoc);
        Addresses? starts = numbers.Count == count ? null : Addresses.Read(ref meta, data, count, numbers.Count);
        return new SortedNumericColumn(numbers, count, starts);
    }
}
