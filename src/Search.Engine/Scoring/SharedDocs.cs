using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>Documents that the decoded blocks of a phrase's two rarest terms have.</summary>
internal readonly ref struct SharedDocs
{
    /// <summary>Of the rarest term.</summary>
    public required PostingsEnum Lead { get; init; }

    /// <summary>Of the next rarest.</summary>
    public required PostingsEnum Second { get; init; }

    /// <summary>Ascending.</summary>
    public required ReadOnlySpan<int> Docs { get; init; }

    /// <summary>Their places in the block of <see cref="Lead"/>.</summary>
    public required ReadOnlySpan<int> LeadPlaces { get; init; }

    /// <summary>Their places in the block of <see cref="Second"/>.</summary>
    public required ReadOnlySpan<int> SecondPlaces { get; init; }

    /// <summary>How often each must have the phrase, or any of its terms: where it has not, it need not be found. At least 1.</summary>
    public required ReadOnlySpan<int> LeastFreqs { get; init; }

    /// <summary>Whether it only matters that a document has the phrase.</summary>
    public required bool Any { get; init; }

    /// <summary>The places of the documents in the block of one of the two terms.</summary>
    public ReadOnlySpan<int> PlacesOf(PostingsEnum postings) => postings == Lead ? LeadPlaces : SecondPlaces;
}
