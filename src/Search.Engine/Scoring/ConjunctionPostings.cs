using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>The documents that several postings have in common. It tells nothing of frequencies and positions.</summary>
internal sealed class ConjunctionPostings : JoinedPostings
{
    private readonly PostingsEnum[] _parts;

    /// <param name="parts">One at least, before their first document; nobody else moves them.</param>
    public ConjunctionPostings(IEnumerable<PostingsEnum> parts)
    {
        _parts = [.. parts.OrderBy(part => part.Cost)];
    }

    /// <summary>At most so many documents.</summary>
    public override int DocFreq => _parts[0].DocFreq;

    public override int NextPosition() => -1;

    protected override int Find(int target)
    {
        int doc = Reach(_parts[0], target);
        for (int i = 1; i < _parts.Length && doc != NoMoreDocs; i++)
        {
            int other = Reach(_parts[i], doc);
            if (other > doc)
            {
                doc = Reach(_parts[0], other);
                i = 0;
            }
        }
        return doc;
    }

    protected override void DecodeFreqs()
    {
        Freqs[0] = 1;
        FreqsDecoded = true;
    }

    private static int Reach(PostingsEnum part, int target) => part.DocId < target ? part.Advance(target) : part.DocId;
}
