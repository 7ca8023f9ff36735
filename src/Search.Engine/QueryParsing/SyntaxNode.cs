namespace Search.Engine.QueryParsing;

/// <summary>A part of a parsed query text, before anything is known of terms.</summary>
internal abstract class SyntaxNode
{
    /// <summary>Where it starts in the text, counted from 1.</summary>
    public required int Column { get; init; }

    /// <summary>What <c>^</c> says; null where nothing does.</summary>
    public float? Boost { get; set; }
}

/// <summary>A word, phrase, pattern or range.</summary>
internal sealed class SyntaxLeaf : SyntaxNode
{
    /// <summary>What it is: one of the kinds of token that stand for something to search.</summary>
    public required QueryTokenKind Kind { get; init; }

    /// <summary>The field it is asked of, aliases resolved; null: the default fields.</summary>
    public required string? Field { get; init; }

    public required string Text { get; init; }

    /// <summary>The ends of a range in brackets; those of a comparison are <see cref="Text"/> and what its sign says.</summary>
    public RangeBounds? Range { get; init; }

    /// <summary><c>&gt; &gt;= &lt; &lt;=</c>, or null.</summary>
    public string? Comparison { get; init; }

    /// <summary>What <c>~</c> says of a phrase; below 0 it is refused where the phrase has several words.</summary>
    public int Slop { get; set; }

    /// <summary>Where the <c>~</c> stands.</summary>
    public int SlopColumn { get; set; }

    /// <summary>What <c>~</c> says of a word: from 1 on a number of edits, below a similarity. Null: nothing.</summary>
    public float? Similarity { get; set; }

    /// <summary>A sign says that the word matters, even if it is a stop word.</summary>
    public bool IsMarked { get; set; }

    /// <summary>Several words that stand side by side, which Lucene's classic parser analyzes as one text.</summary>
    public bool IsRun { get; init; }
}

/// <summary>Parts that must stand near each other: <c>a NEAR/5 b ONEAR/3 c</c> is a near b, and that near c.</summary>
internal sealed class SyntaxNear : SyntaxNode
{
    public List<SyntaxNode> Operands { get; } = [];

    /// <summary>The signs: each stands behind the operand of the same index.</summary>
    public List<QueryToken> Signs { get; } = [];
}

/// <summary>How the clauses of a group belong together.</summary>
internal enum GroupKind
{
    /// <summary>One after the other, each with its own sign.</summary>
    Sequence,

    And,
    Or,
}

internal enum Sign
{
    None,
    Plus,

    /// <summary><c>-</c>, <c>!</c> or NOT.</summary>
    Not,
}

/// <summary>Several parts with their signs.</summary>
internal sealed class SyntaxGroup : SyntaxNode
{
    public required GroupKind Kind { get; init; }

    public required IReadOnlyList<SyntaxClause> Clauses { get; init; }
}

/// <summary>A part with its sign.</summary>
internal readonly record struct SyntaxClause(Sign Sign, SyntaxNode Node);
