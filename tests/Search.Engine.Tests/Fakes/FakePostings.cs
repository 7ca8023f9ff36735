using Search.Codecs.Contracts;

namespace Search.Engine.Tests.Fakes;

/// <summary>Postings in blocks of at most four documents, so that tests cross blocks; impacts of blocks of 4 and of 16.</summary>
internal sealed class FakePostings(List<(int Doc, List<FakeToken> Tokens)> postings, Func<int, long> normOf) : PostingsEnum
{
    private int _shallow;
    private Impact[] _impacts = [];
    private int _next;
    private int _blockStart;
    private int _token;
    private int _tokenDoc = -1;
    private FakeToken _current;

    public override int DocFreq => postings.Count;

    public override int StartOffset => _current.Start;

    public override int EndOffset => _current.End;

    public override ReadOnlySpan<byte> Payload => [];

    public override int ImpactLevels => 2;

    public override int NextPosition()
    {
        if (_tokenDoc != DocId)
        {
            _tokenDoc = DocId;
            _token = 0;
        }
        _current = postings[_blockStart + Index].Tokens[_token++];
        return _current.Position;
    }

    public override void AdvanceShallow(int target)
    {
        while (_shallow < postings.Count && postings[_shallow].Doc < target)
        {
            _shallow++;
        }
        _shallow -= _shallow % 4;
    }

    public override int ImpactsUpTo(int level) =>
        BlockEnd(level) is var end && end >= postings.Count ? NoMoreDocs : postings[end - 1].Doc;

    public override ReadOnlySpan<Impact> Impacts(int level)
    {
        // All pairs, also those that others make needless: readers may rely on no more than that none is missing.
        _impacts =
        [
            .. postings.Take(Math.Min(BlockEnd(level), postings.Count)).Skip(_shallow).Select(posting => new Impact(posting.Tokens.Count, normOf(posting.Doc)))
                .Distinct().OrderBy(impact => impact.Freq).ThenBy(impact => impact.Norm),
        ];
        return _impacts;
    }

    private int BlockEnd(int level)
    {
        int size = level == 0 ? 4 : 16;
        return _shallow - _shallow % size + size;
    }

    protected override bool DecodeNextBlock()
    {
        _blockStart = _next;
        Count = Math.Min(4, postings.Count - _next);
        for (int i = 0; i < Count; i++)
        {
            Docs[i] = postings[_next++].Doc;
        }
        Docs[Count] = NoMoreDocs;
        FreqsDecoded = false;
        return Count > 0;
    }

    protected override bool DecodeBlockWith(int target)
    {
        while (DecodeNextBlock())
        {
            if (Docs[Count - 1] >= target)
            {
                return true;
            }
        }
        return false;
    }

    protected override void DecodeFreqs()
    {
        for (int i = 0; i < Count; i++)
        {
            Freqs[i] = postings[_blockStart + i].Tokens.Count;
        }
        FreqsDecoded = true;
    }
}
