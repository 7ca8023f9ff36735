namespace Search.Engine.Queries;

/// <summary>The rules for Boolean nodes, in Lucene's order: each call applies the first that changes something.</summary>
internal static class BooleanRewriter
{
    private static readonly MatchAllDocsQuery All = new();

    private static readonly Func<BooleanQuery, Query>[] Rules =
    [
        DuplicateFilters, Contradiction, NeedlessFilters, FiltersThatScore,
        query => query.MinimumShouldMatch <= 1 ? Repeated(query, Occur.Should) : query,
        query => Repeated(query, Occur.Must),
        FilteredAll, NestedAlternatives,
    ];

    public static Query Step(BooleanQuery query, QueryRewriter rewriter)
    {
        if (query.Clauses.Count == 0)
        {
            return new MatchNoDocsQuery("empty BooleanQuery");
        }
        if (query.Clauses.Count == 1 && SingleClause(query) is var single && !ReferenceEquals(single, query))
        {
            return single;
        }
        BooleanQuery inner = Clauses(query, rewriter);
        if (!ReferenceEquals(inner, query))
        {
            return inner;
        }
        foreach (Func<BooleanQuery, Query> rule in Rules)
        {
            Query rewritten = rule(query);
            if (!ReferenceEquals(rewritten, query))
            {
                return rewritten;
            }
        }
        return query;
    }

    private static Query SingleClause(BooleanQuery query)
    {
        BooleanClause clause = query.Clauses[0];
        return (clause.Occur, query.MinimumShouldMatch) switch
        {
            (Occur.Should, 0 or 1) or (Occur.Must, 0) => clause.Query,
            (Occur.Filter, 0) => new BoostQuery(new ConstantScoreQuery(clause.Query), 0f),
            (Occur.MustNot, 0) => new MatchNoDocsQuery("pure negative BooleanQuery"),
            _ => query,
        };
    }

    private static BooleanQuery Clauses(BooleanQuery query, QueryRewriter rewriter)
    {
        bool isChanged = false;
        var clauses = new BooleanClause[query.Clauses.Count];
        for (int i = 0; i < clauses.Length; i++)
        {
            BooleanClause clause = query.Clauses[i];
            Query rewritten = rewriter.Rewrite(clause.Query);
            isChanged |= !ReferenceEquals(rewritten, clause.Query);
            clauses[i] = ReferenceEquals(rewritten, clause.Query) ? clause : new BooleanClause(rewritten, clause.Occur);
        }
        return isChanged ? new BooleanQuery(clauses, query.MinimumShouldMatch) : query;
    }

    private static BooleanQuery DuplicateFilters(BooleanQuery query)
    {
        var seen = new HashSet<BooleanClause>();
        BooleanClause[] clauses = [.. query.Clauses.Where(clause => clause.IsScoring || seen.Add(clause))];
        return clauses.Length < query.Clauses.Count ? new BooleanQuery(clauses, query.MinimumShouldMatch) : query;
    }

    private static Query Contradiction(BooleanQuery query)
    {
        var prohibited = query.Of(Occur.MustNot).ToHashSet();
        if (prohibited.Count == 0)
        {
            return query;
        }
        return query.Clauses.Any(clause => clause.IsRequired && prohibited.Contains(clause.Query)) ? new MatchNoDocsQuery("FILTER or MUST clause also in MUST_NOT")
            : prohibited.Contains(All) ? new MatchNoDocsQuery("MUST_NOT clause is MatchAllDocsQuery")
            : query;
    }

    /// <summary>Filters that are required with a score as well, or that match everything.</summary>
    private static BooleanQuery NeedlessFilters(BooleanQuery query)
    {
        var required = query.Of(Occur.Must).ToHashSet();
        int filters = query.Of(Occur.Filter).Count();
        if (filters == 0)
        {
            return query;
        }
        bool allIsNeedless = filters > 1 || required.Count > 0;
        BooleanClause[] clauses =
        [
            .. query.Clauses.Where(clause => clause.Occur != Occur.Filter || !(required.Contains(clause.Query) || (allIsNeedless && clause.Query.Equals(All)))),
        ];
        return clauses.Length < query.Clauses.Count ? new BooleanQuery(clauses, query.MinimumShouldMatch) : query;
    }

    /// <summary>A clause that is both a filter and optional is required, with its score.</summary>
    private static BooleanQuery FiltersThatScore(BooleanQuery query)
    {
        var both = query.Of(Occur.Filter).ToHashSet();
        both.IntersectWith(query.Of(Occur.Should));
        if (both.Count == 0)
        {
            return query;
        }
        var clauses = new List<BooleanClause>();
        int minimum = query.MinimumShouldMatch;
        foreach (BooleanClause clause in query.Clauses)
        {
            if (!both.Contains(clause.Query))
            {
                clauses.Add(clause);
            }
            else if (clause.Occur == Occur.Should)
            {
                clauses.Add(new BooleanClause(clause.Query, Occur.Must));
                minimum--;
            }
        }
        return new BooleanQuery(clauses, Math.Max(0, minimum));
    }

    /// <summary>The same query several times is one query with the sum of the boosts.</summary>
    private static BooleanQuery Repeated(BooleanQuery query, Occur occur)
    {
        var order = new List<Query>();
        var boosts = new Dictionary<Query, double>();
        int count = 0;
        foreach (Query clause in query.Of(occur))
        {
            count++;
            double boost = 1;
            Query inner = clause;
            while (inner is BoostQuery boosted)
            {
                boost *= boosted.Boost;
                inner = boosted.Query;
            }
            if (!boosts.TryGetValue(inner, out double sum))
            {
                order.Add(inner);
            }
            boosts[inner] = sum + boost;
        }
        if (order.Count == count)
        {
            return query;
        }
        IEnumerable<BooleanClause> merged = order.Select(inner =>
            new BooleanClause((float)boosts[inner] is var boost && boost == 1f ? inner : new BoostQuery(inner, boost), occur));
        return new BooleanQuery([.. merged, .. query.Clauses.Where(clause => clause.Occur != occur)], query.MinimumShouldMatch);
    }

    /// <summary>Everything, filtered: the filters with a constant score.</summary>
    private static BooleanQuery FilteredAll(BooleanQuery query)
    {
        Query[] required = [.. query.Of(Occur.Must)];
        if (required.Length != 1 || !query.Of(Occur.Filter).Any())
        {
            return query;
        }
        (Query must, float boost) = required[0] is BoostQuery boosted ? (boosted.Query, boosted.Boost) : (required[0], 1f);
        if (must is not MatchAllDocsQuery)
        {
            return query;
        }
        Query filtered = new ConstantScoreQuery(new BooleanQuery([.. query.Clauses.Where(clause => clause.Occur is Occur.Filter or Occur.MustNot)]));
        filtered = boost == 1f ? filtered : new BoostQuery(filtered, boost);
        return new BooleanQuery(
            [new BooleanClause(filtered, Occur.Must), .. query.Clauses.Where(clause => clause.Occur == Occur.Should)], query.MinimumShouldMatch);
    }

    /// <summary>Alternatives among alternatives are all in one node: their scores are added without rounding between.</summary>
    private static BooleanQuery NestedAlternatives(BooleanQuery query)
    {
        if (query.MinimumShouldMatch > 1)
        {
            return query;
        }
        var clauses = new List<BooleanClause>();
        foreach (BooleanClause clause in query.Clauses)
        {
            if (clause is { Occur: Occur.Should, Query: BooleanQuery { MinimumShouldMatch: <= 1 } inner }
                && inner.Clauses.All(alternative => alternative.Occur == Occur.Should))
            {
                clauses.AddRange(inner.Clauses);
            }
            else
            {
                clauses.Add(clause);
            }
        }
        bool isChanged = clauses.Count != query.Clauses.Count || !clauses.SequenceEqual(query.Clauses, ReferenceEqualityComparer.Instance);
        return isChanged && clauses.Count <= BooleanQuery.MaxClauses ? new BooleanQuery(clauses, query.MinimumShouldMatch) : query;
    }
}
