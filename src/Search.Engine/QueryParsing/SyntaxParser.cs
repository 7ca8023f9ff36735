using System.Globalization;

namespace Search.Engine.QueryParsing;

/// <summary>
/// Makes a tree of tokens. NOT binds strongest, then AND, then OR, then standing side by side. It works with its own stack: no text, however deep its
/// parentheses, can exhaust the thread's.
/// </summary>
internal sealed class SyntaxParser
{
    /// <summary>Parentheses within parentheses.</summary>
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
        _tokens = QueryLexer.Read(text, options.Strict);
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
            notes.Problem("A parenthesis is not closed", parser._frame.Column, "closed at the end", "Add a ).");
            parser.CloseFrame();
        }
        return parser._frame.Finish(notes);
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
            case QueryTokenKind.And or QueryTokenKind.Or:
                _frame.TakeOperator(token, _notes);
                break;
            case QueryTokenKind.Not or QueryTokenKind.Minus:
                _frame.TakeSign(Sign.Not);
                break;
            case QueryTokenKind.Plus:
                _frame.TakeSign(Sign.Plus);
                break;
            case QueryTokenKind.Near:
                _notes.Problem($"{token.Text} is not supported yet", token.Column, "both sides are searched as words", "Use \"a phrase\"~5.");
                break;
            case QueryTokenKind.Open:
                Open(token);
                break;
            case QueryTokenKind.Close:
                Close(token);
                break;
            case QueryTokenKind.Stray:
                _notes.Problem($"{token.Text} has no meaning here", token.Column, "left out", $"Write \\{token.Text} to search for the sign.");
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
            or QueryTokenKind.Near or QueryTokenKind.Stray or QueryTokenKind.Field)
            && !(_notes.IsStrict && _tokens[_at].Kind is QueryTokenKind.Plus or QueryTokenKind.Minus or QueryTokenKind.Not);
        if (hasValue && _options.KindOf(field) != QueryFieldKind.Unknown)
        {
            _field = field;
            return;
        }
        if (hasValue || _notes.IsStrict)
        {
            _notes.Problem(hasValue ? $"There is no field {name}" : $"Nothing stands behind {name}:", token.Column, "searched as words", "Write \\: to search for a colon.");
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
        if (_at < _tokens.Count && _tokens[_at].Kind is QueryTokenKind.Word or QueryTokenKind.Phrase)
        {
            QueryToken value = _tokens[_at++];
            _frame.TakeOperand(
                new SyntaxLeaf { Column = token.Column, Kind = QueryTokenKind.Range, Field = CurrentField(), Text = value.Text!, Comparison = token.Text, IsMarked = true });
            return;
        }
        _notes.Problem($"Nothing stands behind {token.Text}", token.Column, "left out", "Write a number or a date behind it.");
        _field = null;
    }

    private void TakeLeaf(QueryToken token)
    {
        if (token.IsUnterminated)
        {
            _notes.Problem("A quote is not closed", token.Column, "closed at the end", "Add a \".");
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
        });
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
        SyntaxNode? target = _frame.LastOperand;
        bool isNumber = float.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out float number) && float.IsFinite(number);
        if (token.Kind == QueryTokenKind.Boost)
        {
            if (isNumber && target != null)
            {
                target.Boost *= number;
                return;
            }
            _notes.Problem("A ^ needs a number", token.Column, "left out", "Write ^2 or \\^.");
        }
        else if (target is SyntaxLeaf { Kind: QueryTokenKind.Phrase } phrase)
        {
            if (isNumber && number <= int.MaxValue / 2)
            {
                phrase.Slop = (int)number;
                return;
            }
            _notes.Problem("A ~ behind a phrase needs a number", token.Column, "left out", "Write ~2.");
        }
        else
        {
            _notes.Problem("Similar words (~) are not supported yet", token.Column, "searched as written", "Leave the ~ out.");
        }
    }

    private void Open(QueryToken token)
    {
        if (_stack.Count >= MaxDepth)
        {
            _notes.Problem($"Parentheses are nested deeper than {MaxDepth} levels", token.Column, "the inner ones are left out", "Use fewer parentheses.");
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
            _notes.Problem("A ) closes nothing", token.Column, "left out", "Write \\) to search for the sign.");
        }
    }

    private void CloseFrame()
    {
        SyntaxNode? group = _frame.Finish(_notes);
        _frame = _stack.Pop();
        if (group != null)
        {
            _frame.TakeOperand(group);
        }
        else
        {
            _frame.DropSign();
        }
    }
}
