using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>A place in a phrase, and the postings of the terms that may stand there.</summary>
/// <param name="Postings">Not shared with another place, even where the terms are the same.</param>
/// <param name="Offset">Where the place is in the phrase.</param>
/// <param name="Terms">Their bytes, sorted; one at least.</param>
internal sealed record PhrasePart(PostingsEnum Postings, int Offset, IReadOnlyList<ReadOnlyMemory<byte>> Terms)
{
    /// <summary>
    /// Orders by the place in the phrase; at the same place fewer terms come first, and then lesser ones (Lucene's
    /// <c>PhraseQuery.PostingsAndFreq</c>).
    /// </summary>
    public static int Compare(PhrasePart part, PhrasePart other)
    {
        int order = part.Offset != other.Offset ? part.Offset.CompareTo(other.Offset) : part.Terms.Count.CompareTo(other.Terms.Count);
        for (int i = 0; i < part.Terms.Count && order == 0; i++)
        {
            order = part.Terms[i].Span.SequenceCompareTo(other.Terms[i].Span);
        }
        return order;
    }
}

/// <summary>Finds the occurrences of a phrase in documents that have all its terms.</summary>
internal abstract class PhraseMatcher
{
    /// <summary>How often, or how nearly, the current document of all postings has the phrase; 0: not at all.</summary>
    /// <param name="any">Only whether it is 0 matters.</param>
    public abstract float Freq(bool any);

    /// <summary>What <see cref="Freq"/> gives for documents that the two rarest terms share; 0 where one of them lacks another.</summary>
    /// <param name="shared">The documents. Other terms stand at none that is behind the first of them.</param>
    /// <param name="freqs">Takes as many.</param>
    /// <returns>False: they must be asked for one by one.</returns>
    public virtual bool TryMatchShared(in SharedDocs shared, Span<float> freqs) => false;

    /// <summary>No document has the phrase more often than so many times any one of its terms; 0: nothing is known.</summary>
    public virtual float MostTimes => 0;

    /// <summary>At least what <see cref="Freq"/> would give for the current document, from how often it has each term.</summary>
    public abstract float MaxFreq();
}
