namespace Search.Engine.QueryParsing;

/// <summary>
/// Makes a tree of the tokens of Lucene's classic grammar and refuses what it refuses, but with a precedence: NOT, AND, OR, standing side by side
/// (the grammar of Lucene's <c>PrecedenceQueryParser</c>). Like <see cref="SyntaxParser"/> it has its own stack.
/// </summary>
internal sealed class StrictParser
{
    private readonly string _text;
    private readonly List<QueryToken> _tokens;
    private readonly QueryParserOptions _options;
    private readonly ParseNotes _notes;
    private readonly Stack<SyntaxFrame> _stack = new();
    private SyntaxFrame _frame = new(1, null);
    private int _at;

    /// <summary>An operand ended here, so that an operator or a closing parenthesis may follow.</summary>
    private bool _isBehindOperand;

    private StrictParser(string text, QueryParserOptions options, ParseNotes notes)
    {
        _text = text;
        _tokens = ClassicLexer.Read(text, options.Additions);
        _options = options;
        _notes = notes;
    }

    private QueryToken Next => _tokens[_at];

    /// <exception cref="QueryParseException">The text is not as it should be.</exception>
    public static SyntaxNode? Parse(string text, QueryParserOptions options, ParseNotes notes)
    {
        var parser = new StrictParser(text, options, notes);
        while (parser.Next.Kind != QueryTokenKind.End)
        {
            parser.Take();
        }
        if (parser._stack.Count > 0)
        {
            throw new QueryParseException("A parenthesis is not closed", parser._frame.Column, "Add a ).");
        }
        SyntaxNode? tree = parser._frame.Finish(text, notes);
        return parser._isBehindOperand ? tree : throw parser.Missing();
    }

    /// <summary>Why the next token cannot stand where a word, a phrase or a parenthesis should.</summary>
    private QueryParseException Missing()
    {
        if (Next.Kind == QueryTokenKind.Error)
        {
            return new QueryParseException(Next.Text!, Next.Column, Next.Hint!);
        }
        if (_at == 0 && Next.Kind == QueryTokenKind.End)
        {
            return new QueryParseException("There is nothing to search", 1, "Write a word.");
        }
        QueryToken before = _at > 0 ? _tokens[_at - 1] : default;
        bool isCutOff = Next.Kind is QueryTokenKind.End or QueryTokenKind.Close && before.Kind is QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Near
            or QueryTokenKind.Plus or QueryTokenKind.Minus or QueryTokenKind.Not or QueryTokenKind.Field;
        return isCutOff
            ? new QueryParseException($"{ParseNotes.Short(TextOf(before))} has nothing to its right", before.Column, "Write a word or a phrase there.")
            : new QueryParseException("A word or a phrase is missing", Next.Column, "Write one, or \\ before a sign to search for it.");
    }

    private void Take()
    {
        QueryToken token = Next;
        switch (token.Kind)
        {
            case QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Near:
                _frame.TakeOperator(token, _text, _notes);
                _at++;
                _isBehindOperand = false;
                TakeSignedClause(mayRun: false);
                break;
            case QueryTokenKind.Close when _isBehindOperand:
                _at++;
                Close(token);
                break;
            default:
                TakeSignedClause(mayRun: true);
                break;
        }
    }

    private void TakeSignedClause(bool mayRun)
    {
        if (Next.Kind is QueryTokenKind.Plus or QueryTokenKind.Minus or QueryTokenKind.Not)
        {
            _frame.TakeSign(Next, _notes);
            _at++;
            _isBehindOperand = false;
            mayRun = false;
        }
        string? field = _frame.Field;
        if (Next.Kind == QueryTokenKind.Field)
        {
            field = FieldOf(Next);
            _at++;
            mayRun = false;
        }
        _isBehindOperand = false;
        if (Next.Kind == QueryTokenKind.Open)
        {
            if (_stack.Count >= SyntaxParser.MaxDepth)
            {
                _notes.Problem($"Parentheses are nested deeper than {SyntaxParser.MaxDepth} levels", Next.Column, "", "Use fewer parentheses.");
            }
            _stack.Push(_frame);
            _frame = new SyntaxFrame(Next.Column, field);
            _at++;
            return;
        }
        TakeLeaf(field, mayRun);
        _isBehindOperand = true;
    }

    private string FieldOf(QueryToken token)
    {
        string name = token.Text!;
        string field = _options.Aliases.GetValueOrDefault(name, name);
        if (!(name == "*" && (!_options.Additions || _tokens[_at + 1].Kind == QueryTokenKind.Star)) && _options.KindOf(field) == QueryFieldKind.Unknown)
        {
            _notes.Problem($"There is no field {ParseNotes.Short(name)}", token.Column, "", "Write \\: to search for a colon.");
        }
        return field;
    }

    private void TakeLeaf(string? field, bool mayRun)
    {
        QueryToken token = Next;
        if (token.Kind == QueryTokenKind.Comparison && _at > 0 && _tokens[_at - 1].Kind == QueryTokenKind.Field)
        {
            QueryToken value = _tokens[++_at];
            if (value.Kind is not (QueryTokenKind.Word or QueryTokenKind.Phrase))
            {
                throw new QueryParseException($"Nothing stands behind {TextOf(token)}", token.Column, "Write a number or a date behind it.");
            }
            _at++;
            _frame.TakeOperand(new SyntaxLeaf { Column = token.Column, Kind = QueryTokenKind.Range, Field = field, Text = value.Text!, Comparison = TextOf(token) }, _notes);
            TakeBoost(_frame.LastOperand!);
            return;
        }
        if (!token.IsOperand)
        {
            throw Missing();
        }
        if (mayRun && !_options.Additions && token.Kind == QueryTokenKind.Word && !IsLoneSign(token) && ContinuesRun(_at + 1))
        {
            TakeRun(field);
            return;
        }
        _at++;
        var leaf = new SyntaxLeaf { Column = token.Column, Kind = token.Kind, Field = field, Text = token.Text ?? "", Range = token.Bounds, IsMarked = true };
        TakeSuffixes(leaf);
        _frame.TakeOperand(leaf, _notes);
    }

    private string TextOf(QueryToken token) => _text[token.Start..token.End];

    /// <summary>Whether a plain word stands there that nothing behind it binds to anything else (Lucene's <c>allowedPostMultiTerm</c>).</summary>
    private bool ContinuesRun(int at) => _tokens[at] is { Kind: QueryTokenKind.Word } word && !IsLoneSign(word)
        && _tokens[at + 1].Kind is not (QueryTokenKind.Star or QueryTokenKind.Tilde or QueryTokenKind.Boost or QueryTokenKind.And or QueryTokenKind.Or)
        && !(_tokens[at + 1].Kind == QueryTokenKind.Field && _tokens[at + 1].Text == "*");

    private bool IsLoneSign(QueryToken word) => _text[word.Start] is '+' or '-' or '!';

    private void TakeRun(string? field)
    {
        QueryToken first = Next;
        var words = new List<string> { first.Text! };
        while (ContinuesRun(++_at))
        {
            words.Add(Next.Text!);
        }
        var run = new SyntaxLeaf { Column = first.Column, Kind = QueryTokenKind.Word, Field = field, Text = string.Join(' ', words), IsMarked = true, IsRun = true };
        _frame.TakeOperand(run, _notes);
    }

    /// <summary>A boost and a tilde, at most one of each, in any order.</summary>
    private void TakeSuffixes(SyntaxLeaf leaf)
    {
        if (leaf.Kind == QueryTokenKind.Range)
        {
            TakeBoost(leaf);
            return;
        }
        bool hasTilde = TakeTilde(leaf);
        TakeBoost(leaf);
        _ = !hasTilde && leaf.Boost != null && TakeTilde(leaf);
    }

    private bool TakeTilde(SyntaxLeaf leaf)
    {
        if (Next.Kind != QueryTokenKind.Tilde)
        {
            return false;
        }
        Suffixes.Tilde(leaf, Next, _notes);
        _at++;
        return true;
    }

    private void TakeBoost(SyntaxNode node)
    {
        if (Next.Kind == QueryTokenKind.Boost)
        {
            Suffixes.Boost(node, Next, isInNear: false, _notes);
            _at++;
        }
    }

    private void Close(QueryToken token)
    {
        if (_stack.Count == 0)
        {
            _notes.Problem("A ) closes nothing", token.Column, "", "Write \\) to search for the sign.");
        }
        // Something is in it: behind an operand only a parenthesis closes.
        SyntaxNode group = _frame.Finish(_text, _notes)!;
        _frame = _stack.Pop();
        // Words in parentheses stay together.
        if (Next.Kind == QueryTokenKind.Boost || group is SyntaxLeaf { IsRun: true })
        {
            group = new SyntaxGroup { Column = group.Column, Kind = GroupKind.Sequence, Clauses = [new SyntaxClause(Sign.None, group)] };
            TakeBoost(group);
        }
        _frame.TakeOperand(group, _notes);
        _isBehindOperand = true;
    }
}
