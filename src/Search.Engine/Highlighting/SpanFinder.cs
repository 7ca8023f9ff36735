using Search.Codecs.Contracts;
using Search.Engine.Scoring.Spans;
using Search.Engine.Snapshots;

namespace Search.Engine.Highlighting;

/// <summary>Finds the tokens that spans are made of, with the nodes that searching uses.</summary>
/// <param name="segment">The segment.</param>
/// <param name="occurrences">Reads its postings.</param>
internal sealed class SpanFinder(SegmentView segment, TermOccurrences occurrences)
{
    // Of each term query and each choice of such, in all documents: trees are made anew for each document.
    private readonly Dictionary<SpanQuery, List<Occurrence>?[]> _read = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TermNode, (string Field, List<Occurrence> Tokens)> _tokens = [];

    /// <summary>The tokens of all spans in a document, as ranges of the text of their own fields; null where there are no spans.</summary>
    /// <param name="query">As the rewriter leaves it.</param>
    /// <param name="doc">Which of the documents.</param>
    public List<(string Field, int Start, int End)>? Find(SpanQuery query, int doc)
    {
        _tokens.Clear();
        if (NodeOf(query, doc) is not { } root)
        {
            return null;
        }
        var required = new List<PostingsEnum>();
        root.AddRequired(required);
        foreach (PostingsEnum postings in required)
        {
            if (postings.NextDoc() == DocIdIterator.NoMoreDocs)
            {
                return null;
            }
        }
        root.KeepMembers();
        int count = root.Load(int.MaxValue);
        var found = new List<(string Field, int Start, int End)>();
        for (int i = 0; i < count; i++)
        {
            Collect(root, i, found);
        }
        return count > 0 ? found : null;
    }

    private void Collect(SpanNode node, int span, List<(string Field, int Start, int End)> found)
    {
        if (node is not TermNode term)
        {
            foreach ((SpanNode part, int at) in node.MembersOf(span))
            {
                Collect(part, at, found);
            }
            return;
        }
        (string field, List<Occurrence> tokens) = _tokens[term];
        if (tokens[span].Start >= 0)
        {
            found.Add((field, tokens[span].Start, tokens[span].End));
        }
    }

    private SpanNode? NodeOf(SpanQuery query, int doc)
    {
        switch (query)
        {
            case SpanTermQuery term:
                return TermOf(term, term.Field, [term], doc);
            case FieldMaskingSpanQuery mask:
                return NodeOf(mask.Query, doc);
            case SpanNearQuery near:
                if (segment.Reader.GetTerms(near.Field) == null)
                {
                    return null;
                }
                SpanNode[] all = [.. near.Clauses.Select(clause => NodeOf(clause, doc)).OfType<SpanNode>()];
                return all.Length < near.Clauses.Count ? null : near.InOrder ? new OrderedNode(all, near.Slop) : new UnorderedNode(all, near.Slop);
            case SpanOrQuery choice when choice.Clauses.Count > 0 && choice.Clauses.All(clause => clause is SpanTermQuery):
                return TermOf(choice, choice.Field, [.. choice.Clauses.Cast<SpanTermQuery>()], doc);
            case SpanOrQuery choice:
                SpanNode[] any = [.. choice.Clauses.Select(clause => NodeOf(clause, doc)).OfType<SpanNode>()];
                return any.Length > 1 ? new OrNode(any) : any.FirstOrDefault();
            default:
                throw new NotSupportedException($"No spans of {query.GetType().Name}");
        }
    }

    /// <summary>One term, or several of which any may stand there: those of a pattern may be many.</summary>
    private TermNode? TermOf(SpanQuery query, string field, IReadOnlyList<SpanTermQuery> terms, int doc)
    {
        if (!_read.TryGetValue(query, out List<Occurrence>?[]? read))
        {
            _read.Add(query, read = occurrences.OfTerms(field, terms.Select(term => term.Term)));
        }
        if (read[doc] is not { Count: > 0 } tokens)
        {
            return null;
        }
        var node = new TermNode([new OccurrencePostings(tokens)]);
        _tokens.Add(node, (field, tokens));
        return node;
    }
}
