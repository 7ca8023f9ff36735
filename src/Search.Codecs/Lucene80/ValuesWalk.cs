using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>
/// Walks doc values in every way there is: from document to document, by looking each document up, and by leaps. All must lead to the same documents,
/// and these must be as many as the metadata say, which the readers of these formats give as <see cref="DocIdIterator.Cost"/>.
/// </summary>
/// <param name="file">The file to name in errors.</param>
/// <param name="maxDoc">Number of documents of the segment.</param>
internal sealed class ValuesWalk(string file, int maxDoc)
{
    /// <summary>Walks numbers. Three fresh iterators over the same values are needed.</summary>
    /// <param name="name">Of the values, for errors.</param>
    /// <param name="each">Goes from document to document.</param>
    /// <param name="exact">Looks up each document.</param>
    /// <param name="leaping">Leaps.</param>
    /// <param name="found">Gets each document and its number.</param>
    /// <returns>How many documents have one.</returns>
    public long Numbers(string name, NumericDocValues each, NumericDocValues exact, NumericDocValues leaping, Action<int, long> found) =>
        Docs(
            name, each, exact, leaping,
            doc =>
            {
                long value = each.Value;
                if (exact.Value != value)
                {
                    throw Corrupt($"{name}: document {doc} has {value} on the way and {exact.Value} when looked up");
                }
                found(doc, value);
            });

    /// <summary>Walks the documents. At the call of <paramref name="found"/> the first two iterators stand at the document.</summary>
    /// <returns>How many documents have a value.</returns>
    public long Docs(string name, DocValuesIterator each, DocValuesIterator exact, DocValuesIterator leaping, Action<int> found)
    {
        long expected = each.Cost;
        long count = 0;
        int before = -1;
        int leap = 0;
        for (int doc = each.NextDoc(); doc != DocIdIterator.NoMoreDocs; doc = each.NextDoc())
        {
            if (doc <= before || doc >= maxDoc)
            {
                throw Corrupt($"{name}: document {doc} of {maxDoc} comes after {before}");
            }
            for (int missing = before + 1; missing < doc; missing++)
            {
                if (exact.AdvanceExact(missing))
                {
                    throw Corrupt($"{name}: document {missing} has a value when looked up, but not on the way");
                }
            }
            if (!exact.AdvanceExact(doc))
            {
                throw Corrupt($"{name}: document {doc} has a value on the way, but not when looked up");
            }
            found(doc);
            if (++leap >= 1 + count / 8)
            {
                CheckLeap(name, leaping, before + 1 > leaping.DocId ? before + 1 : doc, doc);
                leap = 0;
            }
            before = doc;
            count++;
        }
        for (int missing = before + 1; missing < maxDoc; missing++)
        {
            if (exact.AdvanceExact(missing))
            {
                throw Corrupt($"{name}: document {missing} has a value when looked up, but not on the way");
            }
        }
        if (count != expected)
        {
            throw Corrupt($"{name}: {count} documents have a value, the metadata say {expected}");
        }
        return count;
    }

    private void CheckLeap(string name, DocValuesIterator leaping, int target, int doc)
    {
        if (leaping.Advance(target) != doc)
        {
            throw Corrupt($"{name}: from {target} on the next document with a value is {leaping.DocId}, on the way it is {doc}");
        }
    }

    private CorruptIndexException Corrupt(string message) => new(message, file, 0);
}
