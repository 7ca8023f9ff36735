using System.Globalization;

namespace Search.Engine.QueryParsing;

/// <summary>Makes queries on fields of whole values: keywords, numbers and dates.</summary>
internal sealed class ValueBuilder(QueryParserOptions options)
{
    /// <summary>The query, or null where the text is no value of that kind of field.</summary>
    public Query? Build(SyntaxLeaf leaf, QueryFieldKind kind)
    {
        string field = leaf.Field!;
        if (leaf.Kind == QueryTokenKind.Star)
        {
            return Exists(field, kind);
        }
        bool isKeyword = kind is QueryFieldKind.Keyword or QueryFieldKind.KeywordIgnoringCase;
        // In quotes it is a value, where there can be such a one.
        bool isWord = leaf.Kind == QueryTokenKind.Word || (leaf.Kind == QueryTokenKind.Phrase && !isKeyword);
        if (isWord && options.Additions && leaf.Text == options.NoneValue)
        {
            return new BooleanQuery(new BooleanClause(new MatchAllDocsQuery(), Occur.Must), new BooleanClause(Exists(field, kind), Occur.MustNot));
        }
        if (Bounds(leaf) is not { } bounds)
        {
            if (kind == QueryFieldKind.Date && leaf.Kind != QueryTokenKind.Prefix && Period(leaf.Text, out DatePeriod? since) != null && since is { } recent)
            {
                return PointRangeQuery.OfLongs(field, recent.First, recent.Last);
            }
            return kind switch
            {
                QueryFieldKind.Date or QueryFieldKind.Int or QueryFieldKind.Long when leaf.Kind == QueryTokenKind.Prefix => null,
                QueryFieldKind.Date or QueryFieldKind.Int or QueryFieldKind.Long =>
                    Numbers(field, kind, new RangeBounds(leaf.Text, leaf.Text, IncludeLower: true, IncludeUpper: true)),
                QueryFieldKind.Number when leaf.Kind != QueryTokenKind.Prefix && !IsNumber(leaf.Text) => null,
                _ when leaf.Kind == QueryTokenKind.Prefix => new PrefixQuery(field, Folded(leaf.Text, kind)),
                _ => new TermQuery(field, Folded(leaf.Text, kind)),
            };
        }
        return kind is QueryFieldKind.Keyword or QueryFieldKind.KeywordIgnoringCase
            ? new TermRangeQuery(field, Folded(bounds.Lower, kind), Folded(bounds.Upper, kind), bounds.IncludeLower, bounds.IncludeUpper)
            : Numbers(field, kind, bounds);
    }

    private static RangeBounds? Bounds(SyntaxLeaf leaf) => leaf.Comparison switch
    {
        ">" or ">=" => new RangeBounds(leaf.Text, null, leaf.Comparison == ">=", IncludeUpper: true),
        "<" or "<=" => new RangeBounds(null, leaf.Text, IncludeLower: true, leaf.Comparison == "<="),
        _ => leaf.Range,
    };

    private Query Exists(string field, QueryFieldKind kind) => kind switch
    {
        _ when options.PresenceOf(field) == FieldPresence.DocValues => new DocValuesFieldExistsQuery(field),
        QueryFieldKind.Keyword or QueryFieldKind.KeywordIgnoringCase => new PrefixQuery(field, ""),
        QueryFieldKind.Int => PointRangeQuery.OfInts(field, int.MinValue, int.MaxValue),
        QueryFieldKind.Number => new NumericRangeQuery(field, long.MinValue, long.MaxValue),
        _ => PointRangeQuery.OfLongs(field, long.MinValue, long.MaxValue),
    };

    private Query? Numbers(string field, QueryFieldKind kind, RangeBounds bounds)
    {
        long lower = long.MinValue;
        long upper = long.MaxValue;
        bool isEmpty = false;
        if (bounds.Lower != null)
        {
            if (!TryRead(bounds.Lower, kind, out long first, out long last))
            {
                return null;
            }
            lower = bounds.IncludeLower ? first : last + 1;
            isEmpty = !bounds.IncludeLower && last == long.MaxValue;
        }
        if (bounds.Upper != null)
        {
            if (!TryRead(bounds.Upper, kind, out long first, out long last))
            {
                return null;
            }
            upper = bounds.IncludeUpper ? last : first - 1;
            isEmpty |= !bounds.IncludeUpper && first == long.MinValue;
        }
        if (isEmpty || lower > upper)
        {
            return new MatchNoDocsQuery("empty range");
        }
        return kind switch
        {
            QueryFieldKind.Int when lower > int.MaxValue || upper < int.MinValue => new MatchNoDocsQuery("empty range"),
            QueryFieldKind.Int => PointRangeQuery.OfInts(field, (int)Math.Max(lower, int.MinValue), (int)Math.Min(upper, int.MaxValue)),
            QueryFieldKind.Number => new NumericRangeQuery(field, lower, upper),
            _ => PointRangeQuery.OfLongs(field, lower, upper),
        };
    }

    private bool TryRead(string text, QueryFieldKind kind, out long first, out long last)
    {
        if (kind == QueryFieldKind.Date)
        {
            DatePeriod? period = Period(text, out _);
            (first, last) = period is { } known ? (known.First, known.Last) : default;
            return period != null;
        }
        bool isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out first);
        last = first;
        return isNumber;
    }

    /// <param name="text">A date, or a time counted back from now.</param>
    /// <param name="since">What the latter means alone: all the time since then.</param>
    private DatePeriod? Period(string text, out DatePeriod? since)
    {
        since = null;
        if (DatePeriod.TryParse(text, out DatePeriod? period) || !options.Additions)
        {
            return period;
        }
        _ = RelativeDate.TryParse(text, options.Clock.GetUtcNow().UtcDateTime, out period, out since);
        return period;
    }

    private static bool IsNumber(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(value))]
    private static string? Folded(string? value, QueryFieldKind kind) => kind == QueryFieldKind.KeywordIgnoringCase ? value?.ToLowerInvariant() : value;
}
