using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Queries;

/// <summary>The rules for spans: patterns become the terms that are there, and what holds them is made anew.</summary>
internal static class SpanRewriter
{
    public static SpanQuery Step(SpanQuery query, QueryRewriter rewriter) => query switch
    {
        SpanNearQuery near => Clauses(near.Clauses, rewriter) is { } clauses ? near.WithClauses(clauses) : near,
        SpanOrQuery or => Clauses(or.Clauses, rewriter) is { } clauses ? new SpanOrQuery(clauses) : or,
        FieldMaskingSpanQuery mask => rewriter.Rewrite(mask.Query) is SpanQuery inner && !ReferenceEquals(inner, mask.Query) ? new FieldMaskingSpanQuery(inner, mask.Field) : mask,
        SpanMultiTermQueryWrapper wrapper => new SpanOrQuery([.. TermsOf(wrapper.Pattern, rewriter).Select(term => new SpanTermQuery(wrapper.Field, term))]),
        _ => query,
    };

    /// <summary>Null where no clause changes.</summary>
    private static SpanQuery[]? Clauses(IReadOnlyList<SpanQuery> clauses, QueryRewriter rewriter)
    {
        SpanQuery[] rewritten = [.. clauses.Select(clause => (SpanQuery)rewriter.Rewrite(clause))];
        return rewritten.AsSpan().SequenceEqual([.. clauses], ReferenceEqualityComparer.Instance) ? null : rewritten;
    }

    /// <summary>All terms of a pattern, of a fuzzy word the best ones, in the order of their bytes.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> TermsOf(Query pattern, QueryRewriter rewriter) => pattern switch
    {
        PrefixQuery prefix => Walk(prefix.Field, prefix.Terms, rewriter),
        TermRangeQuery range => Walk(range.Field, range.Terms, rewriter),
        WildcardQuery wildcard => Walk(wildcard.Field, wildcard.Terms, rewriter),
        RegexpQuery regexp => Walk(regexp.Field, regexp.Terms, rewriter),
        FuzzyQuery fuzzy => FuzzyRewriter.Best(fuzzy, rewriter.Snapshot, rewriter.Limits).Select(term => (ReadOnlyMemory<byte>)term.Term),
        _ => throw new NotSupportedException($"No spans of {pattern.GetType().Name}"),
    };

    private static SortedSet<ReadOnlyMemory<byte>> Walk(string field, TermSet set, QueryRewriter rewriter)
    {
        var found = new SortedSet<ReadOnlyMemory<byte>>(Comparer<ReadOnlyMemory<byte>>.Create(static (a, b) => a.Span.SequenceCompareTo(b.Span)));
        foreach (SegmentView segment in rewriter.Snapshot.Segments)
        {
            if (segment.Reader.GetTerms(field) is { } terms)
            {
                MatchingTerms walk = set.Walk(terms, rewriter.Limits);
                while (walk.Next())
                {
                    found.Add(walk.Term.ToArray());
                }
            }
        }
        return found;
    }
}
