namespace Search.Engine;

/// <summary>
/// What a search counts over all documents that it finds, exactly. Counted from doc values, so only fields that have them can be asked. Made by the methods below, and
/// varied by <c>with</c>: <c>Facet.Values("source") with { Prefix = "re" }</c>.
/// </summary>
public abstract record Facet
{
    /// <summary>A facet of dates has at most so many buckets where gaps are filled.</summary>
    public const int MaxCalendarBuckets = 10_000;

    private protected Facet(string field)
    {
        Field = field;
        Name = field;
    }

    /// <summary>The field that is counted.</summary>
    public string Field { get; }

    /// <summary>Under which name the result stands, and choices speak of it; the field's where nothing else is said.</summary>
    public string Name { get; init; }

    /// <summary>How many buckets are told at most: the first ones in the order asked for.</summary>
    public int Top
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = int.MaxValue;

    /// <summary>Buckets with fewer documents are left out.</summary>
    public long MinCount { get; init; } = 1;

    public FacetOrder Order { get; init; }

    /// <summary>Only buckets whose label starts so; without regard to case where the schema says so of the field.</summary>
    public string? Prefix { get; init; }

    /// <summary>Only buckets whose label contains this; likewise.</summary>
    public string? Contains { get; init; }

    /// <summary>Documents that do not match it count as documents without a value; null: none.</summary>
    public Query? Where { get; init; }

    /// <summary>
    /// Documents by year, newest first. Of a date field (milliseconds since 1970: one number and an 8-byte point) the year of the date, of another
    /// number the number itself. <see cref="FacetResult.Missing"/> counts the undated.
    /// </summary>
    public static Facet Year(string field) => new YearFacet(field);

    /// <summary>Documents by month of a date (milliseconds since 1970), newest first; labels such as <c>2022-01</c>. Months without documents have no bucket.</summary>
    public static Facet Month(string field) => new CalendarFacet(field, CalendarStep.Month, FillsGaps: false, null, null);

    /// <summary>
    /// A histogram of dates (milliseconds since 1970), newest first: a bucket for each step from the first to the last that has documents, those between without any
    /// too. <see cref="FacetBucket.Number"/> is a bucket's first instant.
    /// </summary>
    /// <param name="field">A field of dates.</param>
    /// <param name="step">How wide buckets are.</param>
    /// <param name="from">Where given, the first bucket is the one with this instant, and documents before that bucket are in none.</param>
    /// <param name="before">Where given, the last bucket is the one with the instant before this one, and documents behind that bucket are in none.</param>
    /// <remarks>A search throws <see cref="FacetException"/> where there would be more than <see cref="MaxCalendarBuckets"/>.</remarks>
    public static Facet Calendar(string field, CalendarStep step, DateTime? from = null, DateTime? before = null) =>
        new CalendarFacet(
            field, step, FillsGaps: true, from is { } first ? Milliseconds(first) : null, before is { } end ? Milliseconds(end) - 1 : null)
        { MinCount = 0 };

    /// <summary>Documents by number, largest first; a document with several numbers counts once for each distinct one.</summary>
    public static Facet Numbers(string field) => new NumbersFacet(field);

    /// <summary>
    /// Documents by range of a number or date. Ranges may overlap; a document counts once in each that has one of its values, in none where no range has. A bucket for each
    /// range, in the order given.
    /// </summary>
    /// <exception cref="ArgumentException">A range is empty, or two have the same label.</exception>
    public static Facet Ranges(string field, params IReadOnlyList<FacetRange> ranges)
    {
        foreach (FacetRange range in ranges)
        {
            if (range.IsEmpty)
            {
                throw new ArgumentException($"range '{range.Label}' is empty: its end is not above its start", nameof(ranges));
            }
        }
        if (ranges.Select(range => range.Label).Distinct(StringComparer.Ordinal).Count() < ranges.Count)
        {
            throw new ArgumentException("two ranges have the same label", nameof(ranges));
        }
        return new RangesFacet(field, ranges) { MinCount = 0 };
    }

    /// <summary>
    /// Documents by the whole value of a keyword field: the <paramref name="top"/> most frequent ones, equal counts by the value's bytes. A document with several values
    /// counts once for each. Where the schema ignores the field's case, values that differ in it alone share a bucket, whose label is the spelling that most
    /// of the found documents have (of equally frequent ones the first by bytes).
    /// </summary>
    public static Facet Values(string field, int top = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        return new ValuesFacet(field) { Top = top };
    }

    /// <summary>The choice of some of this facet's buckets, by their labels: for <see cref="SearchOptions.Choices"/>.</summary>
    public FacetChoice Choose(params IReadOnlyList<string> labels) => new(this, labels, hasMissing: false);

    /// <summary>The choice of the documents that <see cref="FacetResult.Missing"/> counts.</summary>
    public FacetChoice ChooseMissing() => new(this, [], hasMissing: true);

    internal static long Milliseconds(DateTime date) => (date.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}

internal sealed record YearFacet(string Of) : Facet(Of);

internal sealed record NumbersFacet(string Of) : Facet(Of);

internal sealed record ValuesFacet(string Of) : Facet(Of);

/// <param name="Of">The field.</param>
/// <param name="Step">How wide buckets are.</param>
/// <param name="FillsGaps">Whether steps without documents have a bucket too.</param>
/// <param name="First">An instant of the first bucket; null: as found.</param>
/// <param name="Last">An instant of the last bucket; null: as found.</param>
internal sealed record CalendarFacet(string Of, CalendarStep Step, bool FillsGaps, long? First, long? Last) : Facet(Of);

internal sealed record RangesFacet(string Of, IReadOnlyList<FacetRange> Wanted) : Facet(Of);
