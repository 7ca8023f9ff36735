namespace Search.Engine.QueryParsing;

/// <summary>What stands between one pair of parentheses, as far as it was read.</summary>
/// <param name="column">Where it starts.</param>
/// <param name="fieldName">The field written before the parenthesis, or around it.</param>
internal sealed class SyntaxFrame(int column, string? fieldName)
{
    /// <summary>Many more than one node of a query can have: some mean nothing, and those that do must be few enough to be kept while the text is read.</summary>
    private const int MaxParts = 16 * BooleanQuery.MaxClauses;

    private readonly List<SyntaxClause> _sequence = [];
    private readonly List<SyntaxClause> _alternatives = [];
    private readonly List<SyntaxClause> _conjuncts = [];
    private QueryToken _operator;
    private bool _hasOperator;
    private Sign _sign;
    private int _parts;

    public int Column => column;

    public string? Field => fieldName;

    /// <summary>What a boost behind it belongs to.</summary>
    public SyntaxNode? LastOperand { get; private set; }

    /// <summary>Whether <see cref="LastOperand"/> is part of a <see cref="SyntaxNear"/>.</summary>
    public bool IsLastInNear { get; private set; }

    public void TakeSign(QueryToken token, ParseNotes notes)
    {
        Sign sign = token.Kind == QueryTokenKind.Plus ? Sign.Plus : Sign.Not;
        if (_hasOperator && _operator.Kind == QueryTokenKind.Near)
        {
            notes.Problem($"A sign cannot stand behind {_operator.Text!}", token.Column, "left out", "Write the sign before all that is near each other.");
            return;
        }
        _sign = sign == Sign.Not && _sign == Sign.Not ? Sign.None : sign;
    }

    /// <summary>The sign stood before empty parentheses.</summary>
    public void DropSign() => _sign = Sign.None;

    public void TakeOperator(QueryToken token, string text, ParseNotes notes)
    {
        if (_conjuncts.Count == 0 || _hasOperator)
        {
            ReadOnlySpan<char> sign = text.AsSpan(token.Start..token.End);
            notes.Problem($"{sign} has nothing to its left", token.Column, "left out", "Write it between two parts, or \\ before it for the word.");
            return;
        }
        _operator = token;
        _hasOperator = true;
    }

    public void TakeOperand(SyntaxNode node, ParseNotes notes)
    {
        QueryTokenKind kind = _hasOperator ? _operator.Kind : QueryTokenKind.End;
        _hasOperator = false;
        LastOperand = node;
        IsLastInNear = false;
        if (_parts++ == MaxParts)
        {
            notes.Problem($"More than {MaxParts} parts side by side", node.Column, "the rest is left out", "Use fewer of them.");
        }
        if (_parts > MaxParts)
        {
            return;
        }
        if (kind == QueryTokenKind.Near)
        {
            TakeNear(node, notes);
            return;
        }
        switch (kind)
        {
            case QueryTokenKind.And:
                Mark(_conjuncts[^1].Node);
                Mark(node);
                break;
            case QueryTokenKind.Or:
                EndConjunction();
                break;
            default:
                EndAlternatives();
                break;
        }
        if (_sign != Sign.None)
        {
            Mark(node);
        }
        _conjuncts.Add(new SyntaxClause(_sign, node));
        _sign = Sign.None;
    }

    /// <summary>All of it as one node; null where nothing is there to search.</summary>
    public SyntaxNode? Finish(string text, ParseNotes notes)
    {
        if (_hasOperator)
        {
            string sign = text[_operator.Start.._operator.End];
            notes.Problem($"{sign} has nothing to its right", _operator.Column, "left out", $"Write it between two parts, or \\{sign} for the word.");
        }
        EndAlternatives();
        return _sequence switch
        {
            [] => null,
            [(Sign.None, var only)] => only,
            _ => new SyntaxGroup { Column = column, Kind = GroupKind.Sequence, Clauses = _sequence },
        };
    }

    private static void Mark(SyntaxNode node)
    {
        if (node is SyntaxLeaf leaf)
        {
            leaf.IsMarked = true;
        }
    }

    private void TakeNear(SyntaxNode node, ParseNotes notes)
    {
        (Sign sign, SyntaxNode left) = _conjuncts[^1];
        if (left is not SyntaxNear near || near.Boost != null)
        {
            near = new SyntaxNear { Column = left.Column };
            near.Operands.Add(left);
            Mark(left);
            _conjuncts[^1] = new SyntaxClause(sign, near);
        }
        if (near.Operands.Count > SyntaxParser.MaxDepth)
        {
            notes.Problem($"More than {SyntaxParser.MaxDepth} levels of {_operator.Text!}", _operator.Column, "the rest is searched as words", "Use fewer of them.");
            EndAlternatives();
            _conjuncts.Add(new SyntaxClause(Sign.None, node));
            return;
        }
        Mark(node);
        IsLastInNear = true;
        near.Operands.Add(node);
        near.Signs.Add(_operator);
    }

    private void EndConjunction()
    {
        if (_conjuncts.Count == 1)
        {
            _alternatives.Add(_conjuncts[0]);
        }
        else if (_conjuncts.Count > 1)
        {
            _alternatives.Add(new SyntaxClause(Sign.None, new SyntaxGroup { Column = _conjuncts[0].Node.Column, Kind = GroupKind.And, Clauses = [.. _conjuncts] }));
        }
        _conjuncts.Clear();
    }

    private void EndAlternatives()
    {
        EndConjunction();
        if (_alternatives.Count == 1)
        {
            _sequence.Add(_alternatives[0]);
        }
        else if (_alternatives.Count > 1)
        {
            _sequence.Add(new SyntaxClause(Sign.None, new SyntaxGroup { Column = _alternatives[0].Node.Column, Kind = GroupKind.Or, Clauses = [.. _alternatives] }));
        }
        _alternatives.Clear();
    }
}
