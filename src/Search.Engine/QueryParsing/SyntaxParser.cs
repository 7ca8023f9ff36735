namespace Search.Engine.QueryParsing;

/// <summary>
/// Makes a tree of tokens, whatever they are. NOT binds strongest, then AND, then OR, then standing side by side. It works with its own stack: no text, however deep its
/// parentheses, can exhaust the thread's.
/// </summary>
internal sealed class SyntaxParser
{
    /// <summary>Parentheses within parentheses, and words near one another that are near others.</summary>
    public const int MaxDepth = 64;

    private readonly string _text;
    private readonly List<QueryToken> _tokens;
    private readonly QueryParserOptions _options;
    private readonly ParseNotes _notes;
    private readonly Stack<SyntaxFrame> _stack = new();
    private SyntaxFrame _frame = new(1, null);
    private string? _field;
    private int _ignoredDepth;
    private int _at;

    private SyntaxParser(string text, QueryParserOptions options, ParseNotes notes)
    {
        _text = text;
        _tokens = QueryLexer.Read(text);
        _options = options;
        _notes = notes;
    }

    /// <summary>The tree, or null where the text has nothing to search.</summary>
    public static SyntaxNode? Parse(string text, QueryParserOptions options, ParseNotes notes)
    {
        var parser = new SyntaxParser(text, options, notes);
        while (parser._at < parser._tokens.Count)
        {
            parser.Take(parser._tokens[parser._at++]);
        }
        while (parser._stack.Count > 0)
        {
            notes.Note("A parenthesis is not closed: closed at the end");
            parser.CloseFrame();
        }
        return parser._frame.Finish(text, notes);
    }

    private void Take(QueryToken token)
    {
        switch (token.Kind)
        {
            case QueryTokenKind.Field:
                TakeField(token);
                break;
            case QueryTokenKind.Comparison:
                TakeComparison(token);
                break;
            case QueryTokenKind.Boost or QueryTokenKind.Tilde:
                TakeSuffix(token);
                break;
            case QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Near:
                _frame.TakeOperator(token, _text, _notes);
                break;
            case QueryTokenKind.Not or QueryTokenKind.Minus or QueryTokenKind.Plus:
                _frame.TakeSign(token, _notes);
                break;
            case QueryTokenKind.Open:
                Open(token);
                break;
            case QueryTokenKind.Close:
                Close(token);
                break;
            case QueryTokenKind.Stray:
                _notes.Note($"{_text[token.Start]} has no meaning here: left out");
                break;
            default:
                TakeLeaf(token);
                break;
        }
    }

    private void TakeField(QueryToken token)
    {
        string name = token.Text!;
        if (name == "*" && _at < _tokens.Count && _tokens[_at].Kind == QueryTokenKind.Star)
        {
            AddLeaf(_tokens[_at++] with { Start = token.Start }, null);
            return;
        }
        string field = _options.Aliases.GetValueOrDefault(name, name);
        bool hasValue = _at < _tokens.Count && _tokens[_at].Kind is not (QueryTokenKind.Close or QueryTokenKind.And or QueryTokenKind.Or
            or QueryTokenKind.Near or QueryTokenKind.Stray or QueryTokenKind.Field);
        if (hasValue && _options.KindOf(field) != QueryFieldKind.Unknown)
        {
            _field = field;
            return;
        }
        if (hasValue)
        {
            _notes.Note($"There is no field {ParseNotes.Short(name)}: searched as words");
        }
        // The whole word as it was written: a time, an address.
        int end = token.End - 1;
        while (_at < _tokens.Count && _tokens[_at].Start == _tokens[_at - 1].End && _tokens[_at].Kind is QueryTokenKind.Word or QueryTokenKind.Regex or QueryTokenKind.Field
            or QueryTokenKind.Prefix or QueryTokenKind.Wildcard)
        {
            end = _tokens[_at++].End;
        }
        AddLeaf(new QueryToken(QueryTokenKind.Word, token.Start, end, _text[token.Start..end]), CurrentField());
    }

    private void TakeComparison(QueryToken token)
    {
        string sign = _text[token.Start..token.End];
        if (_at < _tokens.Count && _tokens[_at].Kind is QueryTokenKind.Word or QueryTokenKind.Phrase)
        {
            QueryToken value = _tokens[_at++];
            _frame.TakeOperand(
                new SyntaxLeaf { Column = token.Column, Kind = QueryTokenKind.Range, Field = CurrentField(), Text = value.Text!, Comparison = sign, IsMarked = true }, _notes);
            return;
        }
        _notes.Note($"Nothing stands behind {sign}: left out");
        _field = null;
    }

    private void TakeLeaf(QueryToken token)
    {
        if (token.IsUnterminated)
        {
            _notes.Note("A quote is not closed: closed at the end");
        }
        AddLeaf(token, CurrentField());
    }

    private void AddLeaf(QueryToken token, string? field)
    {
        _frame.TakeOperand(new SyntaxLeaf
        {
            Column = token.Column,
            Kind = token.Kind,
            Field = field,
            Text = token.Text ?? "",
            Range = token,
            IsMarked = field != null || token.Kind != QueryTokenKind.Word,
        }, _notes);
    }

    /// <summary>The field written before this, or around it.</summary>
    private string? CurrentField()
    {
        string? field = _field ?? _frame.Field;
        _field = null;
        return field;
    }

    private void TakeSuffix(QueryToken token)
    {
        if (token.Kind == QueryTokenKind.Boost)
        {
            Suffixes.Boost(_frame.LastOperand, token, _frame.IsLastInNear, _notes);
        }
        else if (_frame.LastOperand is SyntaxLeaf leaf)
        {
            Suffixes.Tilde(leaf, token, _notes);
        }
        else
        {
            _notes.Note("A ~ stands behind a word or a phrase: left out");
        }
    }

    private void Open(QueryToken token)
    {
        if (_stack.Count >= MaxDepth)
        {
            _notes.Note($"Parentheses are nested deeper than {MaxDepth} levels: the inner ones are left out");
            _ignoredDepth++;
            return;
        }
        string? field = CurrentField();
        _stack.Push(_frame);
        _frame = new SyntaxFrame(token.Column, field);
    }

    private void Close(QueryToken token)
    {
        if (_ignoredDepth > 0)
        {
            _ignoredDepth--;
        }
        else if (_stack.Count > 0)
        {
            CloseFrame();
        }
        else
        {
            _notes.Note("A ) closes nothing: left out");
        }
    }

    private void CloseFrame()
    {
        SyntaxNode? group = _frame.Finish(_text, _notes);
        _frame = _stack.Pop();
        if (group != null)
        {
            _frame.TakeOperand(group, _notes);
        }
        else
        {
            _frame.DropSign();
        }
    }
}
