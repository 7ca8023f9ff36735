using System.Text;

namespace Search.Engine;

/// <summary>
/// A query that says where it matches: in each document a sequence of spans, each from a position up to another one. Spans can be parts of a
/// <see cref="SpanNearQuery"/>. By itself it is scored by BM25, with the sum of 1 / (1 + width) over its spans as the frequency.
/// </summary>
public abstract class SpanQuery : Query
{
    private protected SpanQuery(int depthOfParts = 0)
        : base(depthOfParts)
    {
    }

    /// <summary>
    /// The field whose statistics and lengths score it, and that it has as a part of another; empty for a <see cref="SpanOrQuery"/> of nothing.
    /// </summary>
    public abstract string Field { get; }

    /// <summary>The field that all clauses have.</summary>
    /// <exception cref="ArgumentException">They have different ones.</exception>
    private protected static string CommonField(IEnumerable<SpanQuery> clauses)
    {
        string common = "";
        foreach (string field in clauses.Select(clause => clause.Field).Where(field => field.Length > 0))
        {
            common = common.Length == 0 ? field : common;
            if (field != common)
            {
                throw new ArgumentException(
                    $"Clauses have the fields {common} and {field}; a {nameof(FieldMaskingSpanQuery)} joins them", nameof(clauses));
            }
        }
        return common;
    }

    private protected static void AppendAll(StringBuilder text, SpanQuery[] clauses, string defaultField)
    {
        for (int i = 0; i < clauses.Length; i++)
        {
            text.Append(i > 0 ? ", " : "");
            clauses[i].AppendTo(text, defaultField);
        }
    }

    private protected static int HashOf(IEnumerable<SpanQuery> clauses)
    {
        var hash = new HashCode();
        foreach (SpanQuery clause in clauses)
        {
            hash.Add(clause);
        }
        return hash.ToHashCode();
    }
}
