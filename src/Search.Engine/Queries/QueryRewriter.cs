using Search.Engine.QueryParsing;

namespace Search.Engine.Queries;

/// <summary>
/// Brings a query into the form that is scored. Which scores are added in which node decides how sums are rounded, so this follows Lucene's rewriting
/// (<c>BooleanQuery.rewrite</c> and its like) rule for rule, from the leaves up.
/// </summary>
/// <param name="snapshot">What is searched: its terms decide what patterns become.</param>
/// <param name="limits">End the looking for terms; null: none do.</param>
internal sealed class QueryRewriter(Snapshot snapshot, SearchLimits? limits = null)
{
    /// <summary>Trees in which nothing is left to rewrite: a tree is looked at again for each level that changes above it.</summary>
    private readonly HashSet<Query> _done = new(ReferenceEqualityComparer.Instance);

    /// <summary>What was left out because of a limit; for people.</summary>
    private readonly List<string> _notes = [];

    public Snapshot Snapshot => snapshot;

    public IReadOnlyList<string> Notes => _notes;

    public SearchLimits Limits { get; } = limits ?? SearchLimits.None;

    public void Note(string note)
    {
        if (_notes.Count < ParseNotes.Most && !_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    public Query Rewrite(Query query)
    {
        while (!_done.Contains(query))
        {
            Query next = Step(query);
            if (ReferenceEquals(next, query))
            {
                _ = query.Depth > 1 && _done.Add(query);
                return query;
            }
            query = next;
        }
        return query;
    }

    private Query Step(Query query) => query switch
    {
        BooleanQuery boolean => BooleanRewriter.Step(boolean, this),
        BoostQuery boost => Boost(boost),
        ConstantScoreQuery constant => Constant(constant),
        DisjunctionMaxQuery max => Max(max),
        PhraseQuery phrase => PhraseRewriter.Step(phrase),
        MultiPhraseQuery phrase => PhraseRewriter.Step(phrase),
        PhrasePrefixQuery phrase => PhraseRewriter.Step(phrase, this),
        SpanQuery spans => SpanRewriter.Step(spans, this),
        IndexOrDocValuesQuery either => Either(either),
        NumericRangeQuery { Lower: long.MinValue, Upper: long.MaxValue } all => new DocValuesFieldExistsQuery(all.Field),
        SynonymQuery synonym => Synonym(synonym),
        DistanceFeatureQuery { Weight: not 1f } distance =>
            new BoostQuery(new DistanceFeatureQuery(distance.Field, 1f, distance.Origin, distance.Pivot), distance.Weight),
        FunctionScoreQuery function => Function(function),
        FuzzyQuery fuzzy => Fuzzy(fuzzy),
        TermInSetQuery { Terms.Count: <= Scoring.TermSetWeight.MaxParts } set => new ConstantScoreQuery(
            new BooleanQuery([.. set.Terms.Select(term => new BooleanClause(new TermQuery(set.Field, term), Occur.Should))])),
        _ => query,
    };

    private Query Boost(BoostQuery query)
    {
        // Boosts that stand in each other are multiplied before a pattern below them becomes terms with boosts of their own: floats depend on it.
        // The weight of a distance is a boost too, and the innermost: it takes part in the first product.
        if (query.Query is BoostQuery { Query: not (BoostQuery or DistanceFeatureQuery { Weight: not 1f }) } nested)
        {
            return new BoostQuery(nested.Query, query.Boost * nested.Boost);
        }
        Query inner = Rewrite(query.Query);
        return inner switch
        {
            _ when query.Boost == 1f => inner,
            BoostQuery both => new BoostQuery(both.Query, query.Boost * both.Boost),
            not ConstantScoreQuery when query.Boost == 0f => new BoostQuery(new ConstantScoreQuery(inner), 0f),
            _ => ReferenceEquals(inner, query.Query) ? query : new BoostQuery(inner, query.Boost),
        };
    }

    private Query Constant(ConstantScoreQuery query)
    {
        Query inner = Rewrite(query.Query);
        return inner switch
        {
            ConstantScoreQuery => inner,
            BoostQuery boost => new ConstantScoreQuery(boost.Query),
            _ => ReferenceEquals(inner, query.Query) ? query : new ConstantScoreQuery(inner),
        };
    }

    private Query Max(DisjunctionMaxQuery query)
    {
        if (query.Queries.Count == 1)
        {
            return query.Queries[0];
        }
        if (query.TieBreaker == 1f && query.Queries.Count is > 0 and <= BooleanQuery.MaxClauses)
        {
            return new BooleanQuery([.. query.Queries.Select(part => new BooleanClause(part, Occur.Should))]);
        }
        Query[] parts = [.. query.Queries.Select(Rewrite)];
        return parts.AsSpan().SequenceEqual([.. query.Queries], ReferenceEqualityComparer.Instance) ? query : new DisjunctionMaxQuery(parts, query.TieBreaker);
    }

    private IndexOrDocValuesQuery Either(IndexOrDocValuesQuery query)
    {
        Query index = Rewrite(query.Index);
        Query docValues = Rewrite(query.DocValues);
        return ReferenceEquals(index, query.Index) && ReferenceEquals(docValues, query.DocValues) ? query : new IndexOrDocValuesQuery(index, docValues);
    }

    private static Query Synonym(SynonymQuery query) => query.Terms.Count switch
    {
        0 => new BooleanQuery(),
        1 when query.Terms[0].Boost == 1f => new TermQuery(query.Field, query.Terms[0].Term),
        1 => new BoostQuery(new TermQuery(query.Field, query.Terms[0].Term), query.Terms[0].Boost),
        _ => query,
    };

    // Different terms, each with a boost of its own: no rule has anything to do with them, unless there is but one or a boost is 0.
    private BooleanQuery Fuzzy(FuzzyQuery query)
    {
        BooleanQuery terms = FuzzyRewriter.Rewrite(query, this);
        if (terms.Clauses.Count > 1 && terms.Clauses.All(clause => clause.Query is TermQuery or BoostQuery { Boost: > 0f }))
        {
            _done.Add(terms);
        }
        return terms;
    }

    private FunctionScoreQuery Function(FunctionScoreQuery query)
    {
        Query inner = Rewrite(query.Query);
        return ReferenceEquals(inner, query.Query) ? query : new FunctionScoreQuery(inner, query.Source);
    }
}
