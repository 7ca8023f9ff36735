namespace Search.Engine.QueryParsing;

/// <summary>What stands between one pair of parentheses, as far as it was read.</summary>
/// <param name="column">Where it starts.</param>
/// <param name="fieldName">The field written before the parenthesis, or around it.</param>
internal sealed class SyntaxFrame(int column, string? fieldName)
{
    private readonly List<SyntaxClause> _sequence = [];
    private readonly List<SyntaxClause> _alternatives = [];
    private readonly List<SyntaxClause> _conjuncts = [];
    private QueryToken? _operator;
    private Sign _sign;

    public int Column => column;

    public string? Field => fieldName;

    /// <summary>What a boost behind it belongs to.</summary>
    public SyntaxNode? LastOperand { get; private set; }

    public void TakeSign(Sign sign) => _sign = sign == Sign.Not && _sign == Sign.Not ? Sign.None : sign;

    /// <summary>The sign stood before empty parentheses.</summary>
    public void DropSign() => _sign = Sign.None;

    public void TakeOperator(QueryToken token, ParseNotes notes)
    {
        if (_conjuncts.Count == 0 || _operator != null)
        {
            notes.Problem($"{token.Text} has nothing to its left", token.Column, "left out", $"Write it between two parts, or \\{token.Text} for the word.");
            return;
        }
        _operator = token;
    }

    public void TakeOperand(SyntaxNode node)
    {
        switch (_operator?.Kind)
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
        _operator = null;
        _sign = Sign.None;
        LastOperand = node;
    }

    /// <summary>All of it as one node; null where nothing is there to search.</summary>
    public SyntaxNode? Finish(ParseNotes notes)
    {
        if (_operator is { } dangling)
        {
            notes.Problem($"{dangling.Text} has nothing to its right", dangling.Column, "left out", $"Write it between two parts, or \\{dangling.Text} for the word.");
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
