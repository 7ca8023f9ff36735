using Search.Codecs.Contracts;
using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Documents with any term of a set. Without scores.</summary>
internal sealed class TermSetWeight(Query query, string field, TermSet set, SearchContext context, float boost) : UnscoredWeight(query, boost)
{
    /// <summary>So many terms are read side by side; more go into a set of bits first (Lucene's <c>BOOLEAN_REWRITE_TERM_COUNT_THRESHOLD</c>).</summary>
    public const int MaxParts = 16;

    /// <summary>Few terms go into a set of bits where one document in so many is a match at most.</summary>
    private const int PostingsForBits = 256;

    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        if (segment.Reader.GetTerms(field) is not { } terms)
        {
            return null;
        }
        MatchingTerms walk = set.Walk(terms, context.Limits);
        var first = new List<TermState>();
        long postings = 0;
        while (walk.Next())
        {
            first.Add(walk.State);
            postings += walk.State.DocFreq;
            if (first.Count > MaxParts)
            {
                return Union(segment.MaxDoc, terms, first, walk);
            }
        }
        if (first.Count > 1 && postings * PostingsForBits >= segment.MaxDoc)
        {
            return Union(segment.MaxDoc, terms, first, walk: null);
        }
        Scorer[] parts = [.. first.Select(state => new TermScorer(terms.Postings(state, PostingsFlags.Docs), null, null, hasImpacts: false))];
        return parts.Length switch
        {
            0 => null,
            1 => parts[0],
            _ => new DisjunctionScorer(parts, hasScores: false),
        };
    }

    public override long Cost(SegmentView segment, int ordinal) => segment.Reader.GetTerms(field)?.DocCount ?? 0;

    private static TermUnionScorer Union(int maxDoc, Terms terms, List<TermState> first, MatchingTerms? walk)
    {
        var union = new TermUnionScorer(terms, maxDoc);
        foreach (TermState state in first)
        {
            union.Add(new TermDocs(state));
        }
        while (walk != null && walk.Next())
        {
            union.Add(walk.Docs);
        }
        return union;
    }
}
