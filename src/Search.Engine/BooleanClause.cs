namespace Search.Engine;

/// <summary>What a clause means for a match.</summary>
public enum Occur
{
    /// <summary>Required, and scored.</summary>
    Must,

    /// <summary>Required, not scored.</summary>
    Filter,

    /// <summary>Raises the score; of a query without required clauses, one must match.</summary>
    Should,

    /// <summary>Must not match.</summary>
    MustNot,
}

/// <summary>A part of a <see cref="BooleanQuery"/>.</summary>
public sealed record BooleanClause(Query Query, Occur Occur)
{
    /// <summary>Whether the clause adds to scores.</summary>
    public bool IsScoring => Occur is Occur.Must or Occur.Should;

    /// <summary>Whether every match matches the clause.</summary>
    public bool IsRequired => Occur is Occur.Must or Occur.Filter;

    /// <summary>The sign that Lucene prints before the clause.</summary>
    internal string Sign => Occur switch { Occur.Must => "+", Occur.Filter => "#", Occur.MustNot => "-", _ => "" };
}
