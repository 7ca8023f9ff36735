using Search.Codecs.Contracts;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine.Queries;

/// <summary>The rules for spans: patterns become the terms that are there, and what holds them is made anew.</summary>
internal static class SpanRewriter
{
    public static SpanQuery Step(SpanQuery query, QueryRewriter rewriter) => query switch
    {
        SpanNearQuery near => Clauses(near.Clauses, rewriter) is { } clauses ? near.WithClauses(clauses) : near,
        SpanOrQuery or => Clauses(or.Clauses, rewriter) is { } clauses ? new SpanOrQuery(clauses) : or,
        FieldMaskingSpanQuery mask => rewriter.Rewrite(mask.Query) is SpanQuery inner && !ReferenceEquals(inner, mask.Query)
            ? new FieldMaskingSpanQuery(inner, mask.Field)
            : mask,
        SpanMultiTermQueryWrapper { Pattern: FuzzyQuery fuzzy } => new SpanOrQuery(
            [.. FuzzyRewriter.Best(fuzzy, rewriter)
                .Select(term => new SpanTermQuery(fuzzy.Field, term.Term, new TermStates(term.States, term.DocFreq)))]),
        SpanMultiTermQueryWrapper wrapper => All(wrapper.Field, wrapper.Terms, rewriter),
        _ => query,
    };

    /// <summary>Null where no clause changes.</summary>
    private static SpanQuery[]? Clauses(IReadOnlyList<SpanQuery> clauses, QueryRewriter rewriter)
    {
        SpanQuery[] rewritten = [.. clauses.Select(clause => (SpanQuery)rewriter.Rewrite(clause))];
        return rewritten.AsSpan().SequenceEqual([.. clauses], ReferenceEqualityComparer.Instance) ? null : rewritten;
    }

    /// <summary>All terms of a set, in the order of their bytes.</summary>
    private static SpanOrQuery All(string field, TermSet set, QueryRewriter rewriter)
    {
        IReadOnlyList<SegmentView> segments = rewriter.Snapshot.Segments;
        var found = new SortedDictionary<byte[], TermState?[]>(TermText.ByteOrder);
        for (int i = 0; i < segments.Count; i++)
        {
            MatchingTerms? walk = segments[i].Reader.GetTerms(field) is { } terms ? set.Walk(terms, rewriter.Limits) : null;
            while (walk != null && walk.Next())
            {
                byte[] term = walk.Term.ToArray();
                if (!found.TryGetValue(term, out TermState?[]? states))
                {
                    found.Add(term, states = new TermState?[segments.Count]);
                }
                states[i] = walk.State;
            }
        }
        TermStates StatesOf(TermState?[] states) => new(states, states.Sum(state => (long)(state?.DocFreq ?? 0)));
        return new SpanOrQuery([.. found.Select(each => new SpanTermQuery(field, each.Key, StatesOf(each.Value)))]);
    }
}
