namespace Search.Engine.QueryParsing;

/// <summary>Makes a query of a syntax tree.</summary>
internal sealed class QueryBuilder(QueryParserOptions options, ParseNotes notes)
{
    /// <summary>No product of boosts gets larger: scores must stay finite.</summary>
    private const float MaxBoost = 1e18f;

    private readonly LeafBuilder _leaves = new(options, notes);
    private readonly Dictionary<Query, QueryWord> _words = new(ReferenceEqualityComparer.Instance);
    private int _place;
    private bool _keepsStopWords;

    /// <inheritdoc cref="ParsedQuery.Words"/>
    public IReadOnlyDictionary<Query, QueryWord> Words => _words;

    public static Query Boosted(Query query, float boost) => boost == 1f ? query : new BoostQuery(query, boost);

    public Query Build(SyntaxNode? root)
    {
        _keepsStopWords = options.Strict || options.StopWords.Count == 0 || root == null || !HasOtherWords(root);
        Query? query = root == null ? null : BuildNode(root, 1f);
        return query ?? new MatchNoDocsQuery(root == null ? "empty query" : "no words in the query");
    }

    private bool IsStopWord(SyntaxNode node) =>
        node is SyntaxLeaf { IsMarked: false, Kind: QueryTokenKind.Word } leaf && options.StopWords.Contains(leaf.Text.ToLowerInvariant());

    /// <summary>Whether anything is there to search but stop words.</summary>
    private bool HasOtherWords(SyntaxNode node) => node is SyntaxGroup group
        ? group.Clauses.Any(clause => clause.Sign != Sign.Not && HasOtherWords(clause.Node))
        : !IsStopWord(node);

    /// <param name="node">A part of the tree.</param>
    /// <param name="outer">The product of the boosts around it.</param>
    private Query? BuildNode(SyntaxNode node, float outer)
    {
        _place += node is SyntaxLeaf ? 1 : 0;
        if (!_keepsStopWords && IsStopWord(node))
        {
            notes.Note($"common words are left out ({((SyntaxLeaf)node).Text}): +word searches for one");
            return null;
        }
        float boost = node.Boost;
        if (!(outer * boost <= MaxBoost))
        {
            notes.Problem("A boost is too large", node.Column, "left out", "Use a smaller number.");
            boost = 1f;
        }
        Query? query = node switch
        {
            SyntaxLeaf leaf => _leaves.Build(leaf),
            SyntaxGroup group => BuildGroup(group, outer * boost),
            _ => null,
        };
        if (query != null && node is SyntaxLeaf { Kind: QueryTokenKind.Word, Field: null } word)
        {
            _words[query] = new QueryWord(_place, IsFree: false, Exact(word));
        }
        return query == null ? null : Boosted(query, boost);
    }

    private ReadOnlyMemory<byte>? Exact(SyntaxLeaf word)
    {
        if (!options.ExactFields.TryGetValue(options.DefaultFields[0].Name, out string? field))
        {
            return null;
        }
        var text = new AnalyzedText(options.AnalyzerOf(field), word.Text);
        return text.Count == 1 ? text.Terms[0] : null;
    }

    private Query? BuildGroup(SyntaxGroup group, float boost)
    {
        var clauses = new List<BooleanClause>();
        foreach ((Sign sign, SyntaxNode node) in group.Clauses)
        {
            if (BuildNode(node, boost) is { } query)
            {
                if (clauses.Count == BooleanQuery.MaxClauses)
                {
                    notes.Problem($"More than {BooleanQuery.MaxClauses} words side by side", node.Column, "the rest is left out", "Use fewer words.");
                    break;
                }
                clauses.Add(Clause(group.Kind, sign, query));
                if (group.Kind == GroupKind.Sequence && sign == Sign.None && _words.TryGetValue(query, out QueryWord word))
                {
                    _words[query] = word with { IsFree = true };
                }
            }
        }
        if (clauses.Count == 0)
        {
            return null;
        }
        if (!options.Strict && clauses.TrueForAll(clause => clause.Occur == Occur.MustNot))
        {
            if (clauses.Count == BooleanQuery.MaxClauses)
            {
                clauses.RemoveAt(clauses.Count - 1);
            }
            clauses.Insert(0, new BooleanClause(new MatchAllDocsQuery(), Occur.Must));
        }
        return clauses is [{ IsScoring: true } only] ? only.Query : new BooleanQuery(clauses);
    }

    private BooleanClause Clause(GroupKind kind, Sign sign, Query query) => (kind, sign) switch
    {
        // Everything else is an alternative, too; Lucene knows no such clause and prohibits it.
        (GroupKind.Or, Sign.Not) when !options.Strict => new BooleanClause(AllBut(query), Occur.Should),
        (_, Sign.Not) => new BooleanClause(query, Occur.MustNot),
        (GroupKind.And, _) or (_, Sign.Plus) => new BooleanClause(query, Occur.Must),
        (GroupKind.Or, _) => new BooleanClause(query, Occur.Should),
        _ => new BooleanClause(query, options.Operator == QueryOperator.And ? Occur.Must : Occur.Should),
    };

    private static BooleanQuery AllBut(Query query) =>
        new(new BooleanClause(new MatchAllDocsQuery(), Occur.Must), new BooleanClause(query, Occur.MustNot));
}
