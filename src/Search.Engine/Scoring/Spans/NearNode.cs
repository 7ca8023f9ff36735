using Search.Codecs.Contracts;

namespace Search.Engine.Scoring.Spans;

/// <summary>Spans that have one of each part.</summary>
/// <param name="parts">At least two.</param>
internal abstract class NearNode(IReadOnlyList<SpanNode> parts) : SpanNode
{
    protected readonly SpanNode[] Parts = [.. parts];
    protected readonly int[] Counts = new int[parts.Count];
    private List<int[]>? _members;

    public sealed override void AddRequired(ICollection<PostingsEnum> required)
    {
        foreach (SpanNode part in Parts)
        {
            part.AddRequired(required);
        }
    }

    public sealed override int Load(int limit)
    {
        for (int i = 0; i < Parts.Length; i++)
        {
            Counts[i] = Parts[i].Load(int.MaxValue);
            if (Counts[i] == 0)
            {
                return 0;
            }
        }
        _members?.Clear();
        return Join(limit);
    }

    public sealed override void KeepMembers()
    {
        _members = [];
        foreach (SpanNode part in Parts)
        {
            part.KeepMembers();
        }
    }

    public sealed override IEnumerable<(SpanNode Part, int Span)> MembersOf(int span) => _members![span].Select((at, i) => (Parts[i], at));

    /// <summary>Notes which spans of the parts the next span is made of, where that is wanted.</summary>
    protected void Note(int[] at) => _members?.Add([.. at]);

    /// <summary>Makes the spans of those of the parts, of which each has some.</summary>
    protected abstract int Join(int limit);
}
