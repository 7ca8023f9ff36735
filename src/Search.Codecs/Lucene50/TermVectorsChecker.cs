using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>
/// Reads the term vectors of all documents, and some once more without their neighbours: both ways must lead to the same, and every term must stand
/// in the postings of its document with the same frequency, positions, offsets and payloads. Source: CheckIndex.testTermVectors.
/// </summary>
/// <param name="file">The file to name in errors.</param>
/// <param name="maxDoc">Number of documents of the segment.</param>
public sealed class TermVectorsChecker(string file, int maxDoc)
{
    /// <param name="reader">The vectors.</param>
    /// <param name="termsOf">The segment's terms by field; null where a field has none.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <returns>How many vectors there are: fields of documents.</returns>
    /// <exception cref="CorruptIndexException">A document cannot be read, or its vectors contradict the postings.</exception>
    public long Check(ITermVectorsReader reader, Func<string, Terms?> termsOf, CancellationToken cancellation = default)
    {
        ITermVectorsReader row = reader.OpenSequential();
        var all = new VectorComparison(file, termsOf);
        var single = new VectorComparison(file, termsOf);
        for (int doc = 0; doc < maxDoc; doc++)
        {
            cancellation.ThrowIfCancellationRequested();
            all.Begin(doc);
            row.Visit(doc, all);
            all.End();
            if (doc % 61 == 0 || doc == maxDoc - 1)
            {
                single.Begin(doc);
                reader.Visit(doc, single);
                single.End();
                if (single.Hash != all.Hash)
                {
                    throw new CorruptIndexException($"term vectors of document {doc} differ when read alone and when read in a row", file, 0);
                }
            }
        }
        return all.VectorCount;
    }
}
