using Search.Codecs.Contracts;

namespace Search.Engine.Highlighting;

/// <summary>Postings of one document, 0, whose occurrences were read before.</summary>
/// <param name="occurrences">By rising position, at least one.</param>
internal sealed class OccurrencePostings(List<Occurrence> occurrences) : PostingsEnum
{
    private int _next;

    public override int DocFreq => 1;

    public override int StartOffset => occurrences[_next - 1].Start;

    public override int EndOffset => occurrences[_next - 1].End;

    public override ReadOnlySpan<byte> Payload => [];

    public override int ImpactLevels => 1;

    public override int NextPosition() => occurrences[_next++].Position;

    public override void AdvanceShallow(int target)
    {
    }

    public override int ImpactsUpTo(int level) => NoMoreDocs;

    public override ReadOnlySpan<Impact> Impacts(int level) => [];

    protected override bool DecodeNextBlock() => DecodeBlockWith(DocId + 1);

    protected override bool DecodeBlockWith(int target)
    {
        Count = target == 0 ? 1 : 0;
        Docs[0] = Count == 1 ? 0 : NoMoreDocs;
        Docs[Count] = NoMoreDocs;
        FreqsDecoded = false;
        return Count == 1;
    }

    protected override void DecodeFreqs()
    {
        Freqs[0] = occurrences.Count;
        FreqsDecoded = true;
    }
}
