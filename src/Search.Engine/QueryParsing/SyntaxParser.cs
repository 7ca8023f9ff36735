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
    private readonly QueryLexer _lexer;
    private readonly QueryParserOptions _options;
    private readonly ParseNotes _notes;
    private readonly Stack<SyntaxFrame> _stack = new();
    private SyntaxFrame _frame = new(1, null);
    private string? _field;
    private int _ignoredDepth;

    /// <summary>The token that comes next.</summary>
    private QueryToken _next;

    /// <summary>Where the last one taken ends.</summary>
    private int _end;

    private SyntaxParser(string text, QueryParserOptions options, ParseNotes notes)
    {
        _text = text;
        _lexer = new QueryLexer(text);
        _options = options;
        _notes = notes;
    }

    /// <summary>The tree, or null where the text has nothing to search.</summary>
    public static SyntaxNode? Parse(string text, QueryParserOptions options, ParseNotes notes)
    {
        var parser = new SyntaxParser(text, options, notes);
        parser._next = parser._lexer.Read();
        while (parser._next.Kind != QueryTokenKind.End)
        {
            parser.Take(parser.Next());
        }
        while (parser._stack.Count > 0)
        {
            notes.Note("A parenthesis is not closed: closed at the end");
            parser.CloseFrame();
        }
        return parser._frame.Finish(text, notes);
    }

    private QueryToken Next()
    {
        QueryToken token = _next;
        _end = token.End;
        _next = _lexer.Read();
        return token;
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
        if (name == "*" && _next.Kind == QueryTokenKind.Star)
        {
            AddLeaf(Next() with { Start = token.Start }, null);
            return;
        }
        string field = _options.Aliases.GetValueOrDefault(name, name);
        bool hasValue = _next.Kind is not (QueryTokenKind.End or QueryTokenKind.Close or QueryTokenKind.And or QueryTokenKind.Or
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
        while (_next.Start == _end && _next.Kind is QueryTokenKind.Word or QueryTokenKind.Regex or QueryTokenKind.Field or QueryTokenKind.Prefix or QueryTokenKind.Wildcard
            or QueryTokenKind.Comparison)
        {
            end = Next().End;
        }
        AddLeaf(new QueryToken(QueryTokenKind.Word, token.Start, end, _text[token.Start..end]), CurrentField());
    }

    private void TakeComparison(QueryToken token)
    {
        if (_field == null)
        {
            // Of a field that is not there, which is noted.
            return;
        }
        if (_next.Kind is QueryTokenKind.Word or QueryTokenKind.Phrase)
        {
            QueryToken value = Next();
            _frame.TakeOperand(
                new SyntaxLeaf { Column = token.Column, Kind = QueryTokenKind.Range, Field = CurrentField(), Text = value.Text!, Comparison = _text[token.Start..token.End], IsMarked = true }, _notes);
            return;
        }
        _notes.Note($"Nothing stands behind {_text.AsSpan(token.Start..token.End)}: left out");
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
            Range = token.Bounds,
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
