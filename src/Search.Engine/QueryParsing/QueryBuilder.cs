using System.Text;

namespace Search.Engine.QueryParsing;

/// <summary>Makes a query of a syntax tree.</summary>
internal sealed class QueryBuilder
{
    /// <summary>No product of boosts gets larger: scores must stay finite.</summary>
    private const float MaxBoost = 1e18f;

    private readonly QueryParserOptions _options;
    private readonly ParseNotes _notes;
    private IReadOnlySet<string> _stopWords;
    private readonly LeafBuilder _leaves;
    private readonly NearBuilder _nears;
    private readonly Dictionary<Query, QueryWord> _words = new(ReferenceEqualityComparer.Instance);
    private int _place;
    private bool _keepsStopWords;

    public QueryBuilder(QueryParserOptions options, ParseNotes notes)
    {
        _options = options;
        _stopWords = options.StopWords;
        _notes = notes;
        _leaves = new LeafBuilder(options, notes);
        _nears = new NearBuilder(options, notes, _leaves);
    }

    /// <inheritdoc cref="ParsedQuery.Words"/>
    public IReadOnlyDictionary<Query, QueryWord> Words => _words;

    public static Query Boosted(Query query, float boost) => boost == 1f ? query : new BoostQuery(query, boost);

    public Query Build(SyntaxNode? root)
    {
        if (_options.StopWordsOf is { } stopWordsOf && !_options.Strict && root != null)
        {
            var words = new StringBuilder();
            AppendWords(root, words);
            _stopWords = stopWordsOf(words.ToString());
        }
        _keepsStopWords = _options.Strict || _stopWords.Count == 0 || root == null || !HasOtherWords(root);
        Query? query = root == null ? null : BuildNode(root, 1f);
        return query ?? (_options.IsClassic ? new BooleanQuery() : new MatchNoDocsQuery(root == null ? "empty query" : "no words in the query"));
    }

    private static void AppendWords(SyntaxNode node, StringBuilder words)
    {
        switch (node)
        {
            case SyntaxLeaf { Field: null, Kind: QueryTokenKind.Word or QueryTokenKind.Phrase } leaf:
                words.Append(leaf.Text).Append(' ');
                break;
            case SyntaxNear near:
                near.Operands.ForEach(part => AppendWords(part, words));
                break;
            case SyntaxGroup group:
                foreach (SyntaxClause clause in group.Clauses)
                {
                    AppendWords(clause.Node, words);
                }
                break;
        }
    }

    private bool IsStopWord(SyntaxNode node) =>
        node is SyntaxLeaf { IsMarked: false, Kind: QueryTokenKind.Word, Similarity: null } leaf && _stopWords.Contains(leaf.Text.ToLowerInvariant());

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
            _notes.Note($"common words are left out ({((SyntaxLeaf)node).Text}): +word searches for one");
            return null;
        }
        float? boost = node.Boost;
        if (!(outer * (boost ?? 1f) <= MaxBoost))
        {
            _notes.Problem("A boost is too large", node.Column, "left out", "Use a smaller number.");
            boost = null;
        }
        Query? query = node switch
        {
            SyntaxLeaf { IsRun: true } run =>
                BuildGroup(new SyntaxGroup { Column = run.Column, Kind = GroupKind.Sequence, Clauses = [new SyntaxClause(Sign.None, run)] }, outer),
            SyntaxLeaf leaf => _leaves.Build(leaf),
            SyntaxNear near => BuildNear(near, outer * (boost ?? 1f)),
            SyntaxGroup group => BuildGroup(group, outer * (boost ?? 1f)),
            _ => null,
        };
        if (query != null && node is SyntaxLeaf { Kind: QueryTokenKind.Word, Field: null, Similarity: null, IsRun: false } word)
        {
            _words[query] = new QueryWord(_place, IsFree: false, _leaves.ExactTermsOf(word));
        }
        return query == null || boost == null ? query
            : _options.Strict ? new BoostQuery(query, boost.Value)
            : Boosted(query, boost.Value);
    }

    private Query? BuildNear(SyntaxNear near, float boost) => _nears.CanBeNear(near)
        ? _nears.Build(near)
        : BuildGroup(
            new SyntaxGroup { Column = near.Column, Kind = GroupKind.Sequence, Clauses = [.. near.Operands.Select(part => new SyntaxClause(Sign.None, part))] }, boost);

    private Query? BuildGroup(SyntaxGroup group, float boost)
    {
        var clauses = new List<BooleanClause>();
        bool hasFirst = false;
        for (int i = 0; i < group.Clauses.Count; i++)
        {
            (Sign sign, SyntaxNode node) = group.Clauses[i];
            int before = clauses.Count;
            IEnumerable<Query> queries = node is SyntaxLeaf { IsRun: true } run ? _leaves.TermsOf(run) : BuildNode(node, boost) is { } query ? [query] : [];
            if (!AddAll(clauses, queries.Select(part => Clause(group.Kind, sign, part)), node))
            {
                break;
            }
            if (group.Kind == GroupKind.Sequence && sign == Sign.None && clauses.Count > before && _words.TryGetValue(clauses[^1].Query, out QueryWord word))
            {
                _words[clauses[^1].Query] = word with { IsFree = true };
            }
            hasFirst |= i == 0 && clauses.Count > 0 && sign == Sign.None;
        }
        if (clauses.Count == 0)
        {
            return null;
        }
        if (_options.Strict)
        {
            // As Lucene's classic parser: what stands alone, and always did, needs no Boolean node; what is left of several parts has one.
            return clauses.Count == 1 && hasFirst ? clauses[0].Query : new BooleanQuery(clauses);
        }
        if (clauses.TrueForAll(clause => clause.Occur == Occur.MustNot))
        {
            if (clauses.Count == BooleanQuery.MaxClauses)
            {
                clauses.RemoveAt(clauses.Count - 1);
            }
            clauses.Insert(0, new BooleanClause(new MatchAllDocsQuery(), Occur.Must));
        }
        return clauses is [{ IsScoring: true } only] ? only.Query : new BooleanQuery(clauses);
    }

    /// <summary>False where no more fit in one node.</summary>
    private bool AddAll(List<BooleanClause> clauses, IEnumerable<BooleanClause> added, SyntaxNode node)
    {
        foreach (BooleanClause clause in added)
        {
            if (clauses.Count == BooleanQuery.MaxClauses)
            {
                _notes.Problem($"More than {BooleanQuery.MaxClauses} words side by side", node.Column, "the rest is left out", "Use fewer words.");
                return false;
            }
            clauses.Add(clause);
        }
        return true;
    }

    private BooleanClause Clause(GroupKind kind, Sign sign, Query query) => (kind, sign) switch
    {
        // Everything else is an alternative, too; Lucene knows no such clause and prohibits it.
        (GroupKind.Or, Sign.Not) when !_options.Strict => new BooleanClause(AllBut(query), Occur.Should),
        (_, Sign.Not) => new BooleanClause(query, Occur.MustNot),
        (GroupKind.And, _) or (_, Sign.Plus) => new BooleanClause(query, Occur.Must),
        (GroupKind.Or, _) => new BooleanClause(query, Occur.Should),
        _ => new BooleanClause(query, _options.Operator == QueryOperator.And ? Occur.Must : Occur.Should),
    };

    private static BooleanQuery AllBut(Query query) =>
        new(new BooleanClause(new MatchAllDocsQuery(), Occur.Must), new BooleanClause(query, Occur.MustNot));
}
