using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>Postings made of several others, found one document at a time: each is a block of its own.</summary>
internal abstract class JoinedPostings : PostingsEnum
{
    /// <summary>Occurrences, each of which might be in the shortest document: nothing is known.</summary>
    private static readonly Impact[] Unknown = [new Impact(int.MaxValue, Bm25.DefaultNorm)];

    public sealed override int StartOffset => -1;

    public sealed override int EndOffset => -1;

    public sealed override ReadOnlySpan<byte> Payload => [];

    public sealed override int ImpactLevels => 1;

    public sealed override void AdvanceShallow(int target)
    {
    }

    public sealed override int ImpactsUpTo(int level) => NoMoreDocs;

    public sealed override ReadOnlySpan<Impact> Impacts(int level) => Unknown;

    /// <summary>Moves what this is made of to the first document at or after <paramref name="target"/>, and gives it; targets rise.</summary>
    protected abstract int Find(int target);

    protected sealed override bool DecodeNextBlock() => DocId != NoMoreDocs && DecodeBlockWith(DocId + 1);

    protected sealed override bool DecodeBlockWith(int target)
    {
        int doc = target == NoMoreDocs || DocId == NoMoreDocs ? NoMoreDocs : Find(target);
        Docs[0] = doc;
        Docs[1] = NoMoreDocs;
        Count = doc == NoMoreDocs ? 0 : 1;
        FreqsDecoded = false;
        return Count == 1;
    }
}
