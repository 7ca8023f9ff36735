namespace Search.Engine.QueryParsing;

/// <summary>
/// Makes span queries of words that stand near each other. What is searched as written (phrases, patterns) has another field than stems; both fields number
/// the same words alike, so where both are near each other, the one passes for the other.
/// </summary>
internal sealed class NearBuilder(QueryParserOptions options, ParseNotes notes, LeafBuilder leaves)
{
    /// <summary>Whether all parts can be near each other; else it is noted.</summary>
    public bool CanBeNear(SyntaxNear near)
    {
        string? field = null;
        bool isFirst = true;
        if (!AreOperands(near.Operands, ref field, ref isFirst))
        {
            notes.Problem(
                "NEAR stands between words, phrases, patterns and alternatives of them, all of one field", near.Signs[0].Column, "searched as words",
                "Write AND to have both anywhere.");
            return false;
        }
        if (DepthOf(near) > SyntaxParser.MaxDepth)
        {
            notes.Problem($"NEAR within NEAR is deeper than {SyntaxParser.MaxDepth} levels", near.Signs[0].Column, "searched as words", "Use fewer of them.");
            return false;
        }
        return true;
    }

    /// <summary>The query; null where the analyzer leaves nothing.</summary>
    public Query? Build(SyntaxNear near)
    {
        string? field = FieldOf(near);
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

    private bool AreOperands(IEnumerable<SyntaxNode> nodes, ref string? field, ref bool isFirst)
    {
        foreach (SyntaxNode node in nodes)
        {
            bool isOperand = node switch
            {
                { Boost: not null } => false,
                SyntaxLeaf leaf => IsOperand(leaf, ref field, ref isFirst),
                SyntaxNear near => AreOperands(near.Operands, ref field, ref isFirst),
                SyntaxGroup group => AreAlternatives(group) && AreOperands(group.Clauses.Select(clause => clause.Node), ref field, ref isFirst),
                _ => false,
            };
            if (!isOperand)
            {
                return false;
            }
        }
        return true;
    }

    private bool AreAlternatives(SyntaxGroup group) => group.Clauses.All(clause => clause.Sign == Sign.None)
        && (group.Kind == GroupKind.Or || (group.Kind == GroupKind.Sequence && (group.Clauses.Count == 1 || options.Operator == QueryOperator.Or)));

    private bool IsOperand(SyntaxLeaf leaf, ref string? field, ref bool isFirst)
    {
        bool isText = leaf.Field == null || options.KindOf(leaf.Field) == QueryFieldKind.Text;
        bool isSameField = isFirst || leaf.Field == field;
        field = leaf.Field;
        isFirst = false;
        return isText && isSameField && leaf.Comparison == null && leaf.Kind is QueryTokenKind.Word or QueryTokenKind.Phrase or QueryTokenKind.Prefix
            or QueryTokenKind.Wildcard or QueryTokenKind.Regex;
    }

    private static string? FieldOf(SyntaxNode node)
    {
        while (node is not SyntaxLeaf)
        {
            node = node is SyntaxNear near ? near.Operands[0] : ((SyntaxGroup)node).Clauses[0].Node;
        }
        return ((SyntaxLeaf)node).Field;
    }

    private static int DepthOf(SyntaxNode node) => node switch
    {
        SyntaxNear near => near.Signs.Count + near.Operands.Max(DepthOf),
        SyntaxGroup group => 1 + group.Clauses.Max(clause => DepthOf(clause.Node)),
        _ => 0,
    };

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
            if (leaves.PatternOf(leaf, exact) is not { } pattern)
            {
                leaf = LeafBuilder.AsWord(leaf);
            }
            else if (pattern is not PhrasePrefixQuery phrase)
            {
                return new SpanMultiTermQueryWrapper(pattern);
            }
            else
            {
                return new SpanNearQuery(
                    [.. phrase.Words.SkipLast(1).Select(word => new SpanTermQuery(exact, word)), new SpanMultiTermQueryWrapper(new PrefixQuery(exact, phrase.Words[^1]))],
                    0,
                    inOrder: true);
            }
        }
        bool isPhrase = leaf.Kind == QueryTokenKind.Phrase;
        string searched = isPhrase ? exact : field;
        AnalyzedText words = leaves.WordsOf(leaf, searched);
        Suffixes.RefuseNegativeSlop(leaf, words.Count, notes);
        return words.Count switch
        {
            0 => null,
            1 => new SpanTermQuery(searched, words.Terms[0]),
            _ => new SpanNearQuery([.. words.Terms.Select(term => new SpanTermQuery(searched, term))], leaf.Slop, inOrder: leaf.Slop == 0),
        };
    }
}
