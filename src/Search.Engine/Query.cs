using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// What to search: an immutable tree, made of Lucene's own kinds of query. Equal trees are equal objects, and <see cref="ToString()"/> prints what
/// Lucene's <c>Query.toString()</c> prints.
/// </summary>
public abstract class Query : IEquatable<Query>
{
    private protected Query()
    {
    }

    /// <summary>Prints the tree; names of fields stand before terms, except for <paramref name="defaultField"/>.</summary>
    public abstract string ToString(string defaultField);

    public sealed override string ToString() => ToString("");

    public bool Equals(Query? other) => ReferenceEquals(this, other) || (other != null && other.GetType() == GetType() && EqualsSameType(other));

    public sealed override bool Equals(object? obj) => Equals(obj as Query);

    public sealed override int GetHashCode() => HashCode.Combine(GetType(), HashOfContent());

    /// <summary>Leads a visitor through all that can be marked in the text of a match; prohibited clauses are left out.</summary>
    internal abstract void Accept(IMatchVisitor visitor);

    private protected abstract bool EqualsSameType(Query other);

    private protected abstract int HashOfContent();

    private protected static string FieldPrefix(string field, string defaultField) => field == defaultField ? "" : field + ":";
}
