namespace Search.Engine.Queries;

/// <summary>The rules for spans: patterns become the terms that are there, and what holds them is made anew.</summary>
internal static class SpanRewriter
{
    public static SpanQuery Step(SpanQuery query, QueryRewriter rewriter) => query switch
    {
        SpanNearQuery near => Clauses(near.Clauses, rewriter) is { } clauses ? near.WithClauses(clauses) : near,
        SpanOrQuery or => Clauses(or.Clauses, rewriter) is { } clauses ? new SpanOrQuery(clauses) : or,
        FieldMaskingSpanQuery mask => rewriter.Rewrite(mask.Query) is SpanQuery inner && !ReferenceEquals(inner, mask.Query) ? new FieldMaskingSpanQuery(inner, mask.Field) : mask,
        SpanMultiTermQueryWrapper wrapper => new SpanOrQuery([.. TermsOf(wrapper.Pattern, rewriter.Snapshot).Select(term => new SpanTermQuery(wrapper.Field, term))]),
        _ => query,
    };

    /// <summary>Null where no clause changes.</summary>
    private static SpanQuery[]? Clauses(IReadOnlyList<SpanQuery> clauses, QueryRewriter rewriter)
    {
        SpanQuery[] rewritten = [.. clauses.Select(clause => (SpanQuery)rewriter.Rewrite(clause))];
        return rewritten.AsSpan().SequenceEqual([.. clauses], ReferenceEqualityComparer.Instance) ? null : rewritten;
    }

    /// <summary>All terms of a pattern, in the order of their bytes.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> TermsOf(Query pattern, Snapshot snapshot) => pattern switch
    {
        PrefixQuery prefix => TermDictionary.Walk(snapshot, prefix.Field, prefix.Prefix, prefix.Contains).Select(each => each.Term),
        TermRangeQuery range => TermDictionary.Walk(snapshot, range.Field, range.Lower ?? default, range.IsBelowUpper).Select(each => each.Term).Where(term => range.Contains(term.Span)),
        _ => throw new NotSupportedException($"No spans of {pattern.GetType().Name}"),
    };
}
