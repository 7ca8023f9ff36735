namespace Search.Analysis.Tests.Generation;

/// <summary>A regular expression over sets of code points.</summary>
internal abstract record Expression
{
    public static implicit operator Expression(CodePointSet set) => new Symbol(set);

    /// <summary>One of them.</summary>
    public static Expression operator |(Expression a, Expression b) => new Choice(a, b);

    /// <summary>One behind the other.</summary>
    public static Expression operator +(Expression a, Expression b) => new Sequence(a, b);

    internal Expression Star() => new Repeat(this);

    internal Expression Plus() => this + Star();

    internal Expression Optional() => new Choice(this, new Empty());

    internal sealed record Symbol(CodePointSet Set) : Expression;

    internal sealed record Sequence(Expression First, Expression Second) : Expression;

    internal sealed record Choice(Expression First, Expression Second) : Expression;

    internal sealed record Repeat(Expression Inner) : Expression;

    internal sealed record Empty : Expression;
}
