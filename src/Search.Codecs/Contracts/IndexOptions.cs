namespace Search.Codecs.Contracts;

/// <summary>What the postings of a field record. The numbers are those of the field infos file.</summary>
public enum IndexOptions : byte
{
    None = 0,
    Docs = 1,
    DocsAndFreqs = 2,
    DocsAndFreqsAndPositions = 3,
    DocsAndFreqsAndPositionsAndOffsets = 4,
}
