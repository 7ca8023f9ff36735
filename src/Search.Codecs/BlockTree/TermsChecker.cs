using Search.Codecs.Contracts;
using Search.Codecs.Lucene84;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>
/// Reads all terms of a field and all their postings, and checks what formats promise: terms rise, are found again through the term index, and add up
/// to the field's summary; the postings of each are checked by <see cref="PostingsChecker"/>.
/// </summary>
/// <param name="file">The file to name in errors.</param>
/// <param name="maxDoc">Number of documents of the segment.</param>
public sealed class TermsChecker(string file, int maxDoc)
{
    private readonly PostingsChecker _postings = new(file, maxDoc);
    private readonly long[] _occurrences = new long[maxDoc];

    /// <summary>Documents of the field that was checked last.</summary>
    public BitSet DocsSeen { get; } = new(maxDoc);

    /// <summary>Occurrences of all its terms, by document.</summary>
    public ReadOnlySpan<long> Occurrences => _occurrences;

    /// <param name="terms">A field's terms.</param>
    /// <param name="norms">One norm a document, 0 where it has none; null where the field has none. Impacts must fit them.</param>
    /// <param name="cancellation">Ends the check between two terms.</param>
    /// <exception cref="CorruptIndexException">Something is not as it must be. The message names the field and the term.</exception>
    public void Check(Terms terms, byte[]? norms, CancellationToken cancellation = default)
    {
        DocsSeen.Words.Clear();
        Array.Clear(_occurrences);
        TermsEnum each = terms.GetEnumerator();
        TermsEnum seeker = terms.GetEnumerator();
        byte[] before = [];
        long count = 0;
        long sumDocFreq = 0;
        long sumTotalTermFreq = 0;
        while (each.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> term = each.Term;
            if (count > 0 ? term.SequenceCompareTo(before) <= 0 : !term.SequenceEqual(terms.MinTerm))
            {
                throw Corrupt(
                    terms, term, $"comes after {Convert.ToHexStringLower(before)}, the smallest is {Convert.ToHexStringLower(terms.MinTerm)}");
            }
            TermState state = each.State;
            if (!seeker.SeekExact(term) || seeker.State != state)
            {
                throw Corrupt(terms, term, "is not found through the term index");
            }
            _postings.Check(terms, term, state, norms, DocsSeen, _occurrences);
            before = term.ToArray();
            count++;
            sumDocFreq += state.DocFreq;
            sumTotalTermFreq += state.TotalTermFreq;
        }
        if (!terms.MaxTerm.SequenceEqual(before))
        {
            throw Corrupt(terms, before, $"is the last, the largest is {Convert.ToHexStringLower(terms.MaxTerm)}");
        }
        int docCount = DocsSeen.CountOnes();
        if (count != terms.Count || sumDocFreq != terms.SumDocFreq || sumTotalTermFreq != terms.SumTotalTermFreq || docCount != terms.DocCount)
        {
            throw Corrupt(
                terms, before, $"{count} terms in {docCount} documents, {sumDocFreq} postings, {sumTotalTermFreq} occurrences; the summary says "
                + $"{terms.Count}, {terms.DocCount}, {terms.SumDocFreq}, {terms.SumTotalTermFreq}");
        }
    }

    private CorruptIndexException Corrupt(Terms terms, ReadOnlySpan<byte> term, string message) =>
        new($"field {terms.Field}, term {Convert.ToHexStringLower(term)}: {message}", file, 0);
}
