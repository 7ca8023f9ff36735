using System.Text;
using Search.Engine.Queries;

namespace Search.Engine;

/// <summary>Documents with any term between two, in the order of their bytes. All matches score the same: 1 times the boost.</summary>
public sealed class TermRangeQuery : Query
{
    /// <param name="field">The field.</param>
    /// <param name="lower">Null: from the first term on.</param>
    /// <param name="upper">Null: up to the last term.</param>
    /// <param name="includeLower">Whether <paramref name="lower"/> itself belongs to the range.</param>
    /// <param name="includeUpper">Whether <paramref name="upper"/> itself belongs to the range.</param>
    public TermRangeQuery(string field, string? lower, string? upper, bool includeLower = true, bool includeUpper = true)
        : this(field, BytesOf(lower), BytesOf(upper), includeLower, includeUpper)
    {
    }

    public TermRangeQuery(string field, ReadOnlyMemory<byte>? lower, ReadOnlyMemory<byte>? upper, bool includeLower, bool includeUpper)
    {
        Field = field;
        Lower = lower;
        Upper = upper;
        IncludeLower = includeLower;
        IncludeUpper = includeUpper;
    }

    public string Field { get; }

    public ReadOnlyMemory<byte>? Lower { get; }

    public ReadOnlyMemory<byte>? Upper { get; }

    public bool IncludeLower { get; }

    public bool IncludeUpper { get; }

    internal override void AppendTo(StringBuilder text, string defaultField) =>
        text.Append($"{FieldPrefix(Field, defaultField)}{(IncludeLower ? '[' : '{')}{EndText(Lower)} TO {EndText(Upper)}{(IncludeUpper ? ']' : '}')}");

    internal TermSet Terms => new TermSetOfRange($"range {ToString(Field)}", Lower ?? default, Lower != null && !IncludeLower, IsBelowUpper);

    // Whether the term is not yet behind the end.
    private bool IsBelowUpper(ReadOnlySpan<byte> term)
    {
        int fromUpper = Upper is { } upper ? term.SequenceCompareTo(upper.Span) : -1;
        return IncludeUpper ? fromUpper <= 0 : fromUpper < 0;
    }

    private protected override bool EqualsSameType(Query other) =>
        other is TermRangeQuery query && query.Field == Field && query.IncludeLower == IncludeLower && query.IncludeUpper == IncludeUpper
        && SameEnd(query.Lower, Lower) && SameEnd(query.Upper, Upper);

    private protected override int HashOfContent()
    {
        var hash = new HashCode();
        hash.Add(Field);
        hash.Add(IncludeLower);
        hash.Add(IncludeUpper);
        hash.AddBytes(Lower.GetValueOrDefault().Span);
        hash.AddBytes(Upper.GetValueOrDefault().Span);
        return hash.ToHashCode();
    }

    private static ReadOnlyMemory<byte>? BytesOf(string? text) => text == null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(text);

    private static bool SameEnd(ReadOnlyMemory<byte>? one, ReadOnlyMemory<byte>? other) =>
        one.HasValue == other.HasValue && one.GetValueOrDefault().Span.SequenceEqual(other.GetValueOrDefault().Span);

    private static string EndText(ReadOnlyMemory<byte>? end)
    {
        string text = end is { } term ? TermText.Of(term.Span) : "";
        return end == null ? "*" : text == "*" ? "\\*" : text;
    }
}
