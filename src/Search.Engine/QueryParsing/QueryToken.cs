namespace Search.Engine.QueryParsing;

internal enum QueryTokenKind
{
    /// <summary>A word, or a value behind a field.</summary>
    Word,

    /// <summary>A word that ends with the only wildcard, a <c>*</c>, which is not part of the text.</summary>
    Prefix,

    /// <summary>A word with other wildcards: a pattern, in which <c>\</c> stands before what is meant as itself.</summary>
    Wildcard,

    /// <summary>A <c>*</c> alone.</summary>
    Star,

    /// <summary>Text in quotes.</summary>
    Phrase,

    /// <summary>Text between slashes.</summary>
    Regex,

    /// <summary><c>[a TO b]</c>: its ends are <see cref="QueryToken.Bounds"/>.</summary>
    Range,

    /// <summary>A field's name and the colon behind it.</summary>
    Field,

    /// <summary>One of <c>&gt; &gt;= &lt; &lt;=</c> behind a field.</summary>
    Comparison,

    /// <summary><c>^2</c> behind something.</summary>
    Boost,

    /// <summary><c>~2</c> or <c>~</c> behind a word or a phrase.</summary>
    Tilde,

    And,
    Or,
    Not,
    Plus,
    Minus,

    /// <summary><c>NEAR</c>, <c>NEAR/5</c> or <c>ONEAR/5</c>.</summary>
    Near,

    Open,
    Close,

    /// <summary>A sign that means nothing where it stands.</summary>
    Stray,

    /// <summary>What the strict lexer cannot read: <see cref="QueryToken.Text"/> says why, <see cref="QueryToken.Hint"/> what to do.</summary>
    Error,

    /// <summary>Behind the last one.</summary>
    End,
}

/// <summary>A piece of a query text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="End">Where it ends, behind its last character.</param>
/// <param name="Text">Its content, escapes resolved (but in patterns), without quotes, colon or sign; null for signs.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, int Start, int End, string? Text = null)
{
    public RangeBounds? Bounds { get; init; }

    /// <summary>What to do about an error.</summary>
    public string? Hint { get; init; }

    /// <summary>A phrase whose closing quote is missing.</summary>
    public bool IsUnterminated { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Column => Start + 1;

    /// <summary>Whether it stands for something to search.</summary>
    public bool IsOperand => Kind is QueryTokenKind.Word or QueryTokenKind.Prefix or QueryTokenKind.Wildcard or QueryTokenKind.Star
        or QueryTokenKind.Phrase or QueryTokenKind.Regex or QueryTokenKind.Range;
}
