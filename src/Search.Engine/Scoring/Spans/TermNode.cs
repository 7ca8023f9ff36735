using Search.Codecs.Contracts;

namespace Search.Engine.Scoring.Spans;

/// <summary>The positions of a term, or of any of several.</summary>
internal sealed class TermNode : SpanNode
{
    /// <param name="parts">The postings of each term.</param>
    public TermNode(IReadOnlyList<PostingsEnum> parts)
    {
        Parts = parts;
        Postings = parts.Count == 1 ? parts[0] : new UnionPostings(parts);
    }

    public IReadOnlyList<PostingsEnum> Parts { get; }

    public PostingsEnum Postings { get; }

    public override void AddRequired(ICollection<PostingsEnum> required) => required.Add(Postings);

    public override int Load(int limit)
    {
        int count = Postings.ReadPositions(ref Starts);
        if (Ends.Length < count)
        {
            Ends = new int[Starts.Length];
            Widths = new int[Starts.Length];
        }
        for (int i = 0; i < count; i++)
        {
            Ends[i] = Starts[i] + 1;
        }
        return count;
    }

    public override int MaxCount() => Postings.Freq;

    public override void KeepMembers()
    {
    }

    public override IEnumerable<(SpanNode Part, int Span)> MembersOf(int span) => [];
}
