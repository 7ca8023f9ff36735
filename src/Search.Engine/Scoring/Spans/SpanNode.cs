using Search.Codecs.Contracts;

namespace Search.Engine.Scoring.Spans;

/// <summary>
/// A span query in one segment. First its documents are found, of which some may turn out to have no spans; then the spans of one document are made
/// all at once, from those of its parts, so that walking them costs no calls.
/// </summary>
internal abstract class SpanNode
{
    /// <summary>
    /// Where the spans of the current document start, never falling; valid up to the count that <see cref="Load"/> gave, until it is called again.
    /// </summary>
    public int[] Starts = [];

    /// <summary>Behind their last positions; of spans with the same start, never falling.</summary>
    public int[] Ends = [];

    /// <summary>How far apart the parts of each span stand.</summary>
    public int[] Widths = [];

    /// <summary>Adds the postings that a document of this node must all have; whoever asks moves them.</summary>
    public abstract void AddRequired(ICollection<PostingsEnum> required);

    /// <summary>Makes the spans of the document at which all required postings are, and gives their number. Once for each document.</summary>
    /// <param name="limit">How many are wanted at most; there may be more.</param>
    public abstract int Load(int limit);

    /// <summary>At least what <see cref="Load"/> would give, without looking at positions.</summary>
    public abstract int MaxCount();

    /// <summary>From now on <see cref="Load"/> notes what each span is made of. Costs memory for each span.</summary>
    public abstract void KeepMembers();

    /// <summary>The parts that a span of the current document is made of, and which of their spans; none of a term.</summary>
    public abstract IEnumerable<(SpanNode Part, int Span)> MembersOf(int span);

    protected void Set(int at, int start, int end, int width)
    {
        if (at == Starts.Length)
        {
            int length = Math.Max(16, at * 2);
            Array.Resize(ref Starts, length);
            Array.Resize(ref Ends, length);
            Array.Resize(ref Widths, length);
        }
        Starts[at] = start;
        Ends[at] = end;
        Widths[at] = width;
    }
}
