using Search.Codecs.Contracts;

namespace Search.Engine.Tests.Fakes;

/// <summary>Postings in blocks of at most four documents, so that tests cross blocks.</summary>
internal sealed class FakePostings(List<(int Doc, List<FakeToken> Tokens)> postings) : PostingsEnum
{
    private int _next;
    private int _blockStart;
    private int _token;
    private int _tokenDoc = -1;
    private FakeToken _current;

    public override int DocFreq => postings.Count;

    public override int StartOffset => _current.Start;

    public override int EndOffset => _current.End;

    public override ReadOnlySpan<byte> Payload => [];

    public override int ImpactLevels => 0;

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

    public override void AdvanceShallow(int target) => throw new NotSupportedException();

    public override int ImpactsUpTo(int level) => throw new NotSupportedException();

    public override ReadOnlySpan<Impact> Impacts(int level) => throw new NotSupportedException();

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
