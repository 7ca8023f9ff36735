using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>
/// What to search: an immutable tree, made of Lucene's own kinds of query. Equal trees are equal objects, and <see cref="ToString()"/> prints what
/// Lucene's <c>Query.toString()</c> prints.
/// </summary>
public abstract class Query : IEquatable<Query>
{
    /// <summary>Queries within queries. More would exhaust a thread's stack.</summary>
    public const int MaxDepth = 1000;

    private int _hash;

    /// <param name="depthOfParts">The greatest <see cref="Depth"/> of the queries it is made of; 0 where it is made of none.</param>
    /// <exception cref="ArgumentException">It would be deeper than <see cref="MaxDepth"/>.</exception>
    private protected Query(int depthOfParts = 0)
    {
        if (depthOfParts >= MaxDepth)
        {
            throw new ArgumentException($"The query has more than {MaxDepth} queries within queries");
        }
        Depth = depthOfParts + 1;
    }

    /// <summary>How many queries are within each other, with this one: from 1.</summary>
    internal int Depth { get; }

    /// <summary>Prints the tree; names of fields stand before terms, except for <paramref name="defaultField"/>.</summary>
    public string ToString(string defaultField)
    {
        var text = new StringBuilder();
        AppendTo(text, defaultField);
        return text.ToString();
    }

    public sealed override string ToString() => ToString("");

    /// <summary>Prints the tree behind what is there: a query within queries is printed once, however deep it is.</summary>
    internal abstract void AppendTo(StringBuilder text, string defaultField);

    public bool Equals(Query? other) => ReferenceEquals(this, other) || (other != null && other.GetType() == GetType() && other.GetHashCode() == GetHashCode() && EqualsSameType(other));

    public sealed override bool Equals(object? obj) => Equals(obj as Query);

    /// <summary>Computed once: trees are compared at each of their levels.</summary>
    public sealed override int GetHashCode()
    {
        if (_hash == 0)
        {
            int hash = HashCode.Combine(GetType(), HashOfContent());
            _hash = hash == 0 ? 1 : hash;
        }
        return _hash;
    }

    private protected static int DeepestOf(IEnumerable<Query> parts)
    {
        int deepest = 0;
        foreach (Query part in parts)
        {
            deepest = Math.Max(deepest, part.Depth);
        }
        return deepest;
    }

    private protected abstract bool EqualsSameType(Query other);

    private protected abstract int HashOfContent();

    private protected static string FieldPrefix(string field, string defaultField) => field == defaultField ? "" : field + ":";
}
