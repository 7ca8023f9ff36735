namespace Search.Engine.QueryParsing;

/// <summary>
/// Makes span queries of words that stand near each other. What is searched as written (phrases, patterns) has another field than stems; both fields number
/// the same words alike, so where both are near each other, the one passes for the other.
/// </summary>
internal sealed class NearBuilder(QueryParserOptions options, ParseNotes notes, LeafBuilder leaves)
{
    /// <summary>Of each part that was looked at: parts within parts are asked about again and again.</summary>
    private readonly Dictionary<SyntaxNode, Operands> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether all parts can be near each other; else it is noted.</summary>
    public bool CanBeNear(SyntaxNear near)
    {
        Operands operands = OperandsOf(near);
        if (!operands.CanBeNear)
        {
            notes.Problem(
                "NEAR stands between words, phrases, patterns and alternatives of them, all of one field", near.Signs[0].Column, "searched as words",
                "Write AND to have both anywhere.");
            return false;
        }
        if (operands.Depth > SyntaxParser.MaxDepth)
        {
            notes.Problem($"NEAR within NEAR is deeper than {SyntaxParser.MaxDepth} levels", near.Signs[0].Column, "searched as words", "Use fewer of them.");
            return false;
        }
        return true;
    }

    /// <summary>The query; null where the analyzer leaves nothing.</summary>
    public Query? Build(SyntaxNear near)
    {
        string? field = OperandsOf(near).Field;
        var clauses = new List<BooleanClause>();
        IEnumerable<DefaultField> fields = field == null ? options.DefaultFields : [new DefaultField(field)];
        foreach (DefaultField searched in fields)
        {
            if (SpanOf(near, searched.Name) is { } span)
            {
                clauses.Add(new BooleanClause(QueryBuilder.Boosted(Unwrapped(span), searched.Boost), Occur.Should));
            }
        }
        return clauses switch
        {
            [] => null,
            [var only] => only.Query,
            _ => new BooleanQuery(clauses),
        };
    }

    /// <summary>What is left of words near nothing is searched as it would be without them.</summary>
    private static Query Unwrapped(SpanQuery span) => span switch
    {
        SpanTermQuery term => new TermQuery(term.Field, term.Term),
        SpanMultiTermQueryWrapper pattern => pattern.Pattern,
        _ => span,
    };

    private Operands OperandsOf(SyntaxNode node)
    {
        if (node is SyntaxLeaf leaf)
        {
            return new Operands(IsOperand(leaf), leaf.Field, 0);
        }
        if (!_known.TryGetValue(node, out Operands operands))
        {
            operands = node is SyntaxNear near ? Joined(near.Operands, near.Signs.Count)
                : AreAlternatives((SyntaxGroup)node) ? Joined(((SyntaxGroup)node).Clauses.Select(clause => clause.Node), 1)
                : default;
            _known.Add(node, operands);
        }
        return operands;
    }

    private Operands Joined(IEnumerable<SyntaxNode> parts, int levels)
    {
        Operands? joined = null;
        foreach (SyntaxNode part in parts)
        {
            Operands operands = OperandsOf(part);
            string? field = joined == null ? operands.Field : joined.Value.Field;
            if (!operands.CanBeNear || part.Boost != null || operands.Field != field)
            {
                return default;
            }
            joined = new Operands(CanBeNear: true, field, Math.Max(operands.Depth, joined?.Depth ?? 0));
        }
        return joined is { } all ? all with { Depth = all.Depth + levels } : default;
    }

    private bool AreAlternatives(SyntaxGroup group) => group.Clauses.All(clause => clause.Sign == Sign.None)
        && (group.Kind == GroupKind.Or || (group.Kind == GroupKind.Sequence && (group.Clauses.Count == 1 || options.Operator == QueryOperator.Or)));

    private bool IsOperand(SyntaxLeaf leaf) => (leaf.Field == null || options.KindOf(leaf.Field) == QueryFieldKind.Text) && leaf.Comparison == null
        && leaf.Kind is QueryTokenKind.Word or QueryTokenKind.Phrase or QueryTokenKind.Prefix or QueryTokenKind.Wildcard or QueryTokenKind.Regex;

    private SpanQuery? SpanOf(SyntaxNode node, string field) => node switch
    {
        SyntaxLeaf leaf => SpanOf(leaf, field),
        SyntaxGroup group => AnyOf(group, field),
        _ => NearOf((SyntaxNear)node, field),
    };

    private SpanQuery? NearOf(SyntaxNear near, string field)
    {
        SpanQuery? left = SpanOf(near.Operands[0], field);
        for (int i = 0; i < near.Signs.Count; i++)
        {
            SpanQuery? right = SpanOf(near.Operands[i + 1], field);
            left = left == null || right == null
                ? left ?? right
                : new SpanNearQuery(OfOneField([left, right], field), NearToken.SlopOf(near.Signs[i]), NearToken.IsOrdered(near.Signs[i]));
        }
        return left;
    }

    private SpanQuery? AnyOf(SyntaxGroup group, string field)
    {
        var parts = new List<SpanQuery>();
        foreach (SyntaxClause clause in group.Clauses)
        {
            if (SpanOf(clause.Node, field) is { } part)
            {
                if (parts.Count == BooleanQuery.MaxClauses)
                {
                    notes.Problem($"More than {BooleanQuery.MaxClauses} words side by side", clause.Node.Column, "the rest is left out", "Use fewer words.");
                    break;
                }
                parts.Add(part);
            }
        }
        return parts switch
        {
            [] => null,
            [var only] => only,
            _ => new SpanOrQuery(OfOneField(parts, field)),
        };
    }

    /// <summary>Parts of the field itself and of what is searched as written pass for the field, unless all are of one.</summary>
    private static IReadOnlyList<SpanQuery> OfOneField(IReadOnlyList<SpanQuery> parts, string field) => parts.All(part => part.Field == parts[0].Field)
        ? parts
        : [.. parts.Select(part => part.Field == field ? part : new FieldMaskingSpanQuery(part, field))];

    private SpanQuery? SpanOf(SyntaxLeaf leaf, string field)
    {
        string exact = options.ExactOf(field);
        if (LeafBuilder.IsPattern(leaf))
        {
            if (leaves.PatternsOf(leaf, exact) is { Count: > 0 } patterns)
            {
                return AnyOf([.. patterns.Select(pattern => SpanOf(pattern, exact))]);
            }
            leaf = LeafBuilder.AsWord(leaf);
        }
        bool isPhrase = leaf.Kind == QueryTokenKind.Phrase;
        string searched = isPhrase ? exact : field;
        return AnyOf([.. leaves.WordsOf(leaf, searched).Select(words => SpanOf(words, searched, leaf.Slop))]);
    }

    private static SpanQuery SpanOf(Query pattern, string field) => pattern is PhrasePrefixQuery phrase
        ? new SpanNearQuery(
            [.. phrase.Words.SkipLast(1).Select(word => new SpanTermQuery(field, word)), new SpanMultiTermQueryWrapper(new PrefixQuery(field, phrase.Words[^1]))],
            0,
            inOrder: true)
        : new SpanMultiTermQueryWrapper(pattern);

    private static SpanQuery SpanOf(AnalyzedText words, string field, int slop) => words.Count == 1
        ? new SpanTermQuery(field, words.Terms[0])
        : new SpanNearQuery([.. words.Terms.Select(term => new SpanTermQuery(field, term))], slop, inOrder: slop == 0);

    /// <summary>What several analyzers make of one part of the text; null where they leave nothing.</summary>
    private static SpanQuery? AnyOf(IReadOnlyList<SpanQuery> readings) => readings switch
    {
        [] => null,
        [var only] => only,
        _ => new SpanOrQuery(readings),
    };

    /// <summary>What is known of parts that should be near another.</summary>
    /// <param name="CanBeNear">Whether all can, and have one field.</param>
    /// <param name="Field">Null: the default fields.</param>
    /// <param name="Depth">Levels of spans within spans.</param>
    private readonly record struct Operands(bool CanBeNear, string? Field, int Depth);
}
