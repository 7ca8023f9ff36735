using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>A term's place in a phrase, and its postings.</summary>
/// <param name="Postings">Not shared with another place, even where the term is the same.</param>
/// <param name="Offset">Where the term stands in the phrase.</param>
/// <param name="Term">Its bytes.</param>
internal sealed record PhrasePart(PostingsEnum Postings, int Offset, ReadOnlyMemory<byte> Term);

/// <summary>Finds the occurrences of a phrase in documents that have all its terms.</summary>
internal abstract class PhraseMatcher
{
    /// <summary>How often, or how nearly, the current document of all postings has the phrase; 0: not at all.</summary>
    /// <param name="any">Only whether it is 0 matters.</param>
    public abstract float Freq(bool any);

    /// <summary>At least what <see cref="Freq"/> would give for the current document, from how often it has each term.</summary>
    public abstract float MaxFreq();
}
