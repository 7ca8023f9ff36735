using Search.Testing;

namespace Search.Engine.Tests.Facets;

/// <summary>A facet, and what it must say of a list of documents, found without the engine.</summary>
/// <param name="Facet">What the engine is asked.</param>
/// <param name="LabelsOf">The labels of all buckets that a document counts in; null: it has no value.</param>
/// <param name="IgnoresCase">Whether labels that differ in case alone are one.</param>
internal sealed record ModelDimension(Facet Facet, Func<ModelArticle, IEnumerable<string>?> LabelsOf, bool IgnoresCase = false)
{
    private static readonly string[] Steps = ["year", "decade", "quarter", "month", "week", "day", "10 days", "hour"];

    public static ModelDimension Random(TestRandom random, int number)
    {
        string name = $"dimension {number}";
        switch (random.Next(7))
        {
            case 0:
                return new(Facet.Year("published") with { Name = name }, a => a.Published is { } date ? [ModelArticle.Label("year", date)] : null);
            case 1:
                string step = random.Pick(Steps);
                Facet calendar = step is "day" or "hour" ? Facet.Calendar("published", ModelArticle.Step(step), new DateTime(2000, 1, 1), new DateTime(2000, 3, 1))
                    : Facet.Calendar("published", ModelArticle.Step(step));
                bool IsIn(DateTime date) => step is not ("day" or "hour") || (date >= new DateTime(2000, 1, 1) && date < new DateTime(2000, 3, 1));
                return new(calendar with { Name = name, MinCount = 1 }, a => a.Published is { } date ? IsIn(date) ? [ModelArticle.Label(step, date)] : [] : null);
            case 2:
                return new(Facet.Numbers("numbers") with { Name = name }, a => a.Numbers.Length > 0 ? a.Numbers.Select(n => $"{n}") : null);
            case 3:
                return new(Facet.Values("source", int.MaxValue) with { Name = name }, a => a.Source is { } source ? [source] : null, IgnoresCase: true);
            case 4:
                return new(Facet.Values("tag", int.MaxValue) with { Name = name }, a => a.Tags.Length > 0 ? a.Tags : null, IgnoresCase: true);
            case 5:
                return new(Facet.Values("exact", int.MaxValue) with { Name = name }, a => a.Tags.Length > 0 ? a.Tags : null);
            default:
                (string Label, long? From, long? Before)[] ranges = [.. Enumerable.Range(0, random.Next(1, 7)).Select(i => Range(random, i))];
                return new(
                    Facet.Ranges("numbers", [.. ranges.Select(r => new FacetRange(r.Label, r.From, r.Before))]) with { Name = name, MinCount = 1 },
                    a => a.Numbers.Length > 0 ? ranges.Where(r => a.Numbers.Any(n => (r.From == null || n >= r.From) && (r.Before == null || n < r.Before))).Select(r => r.Label) : null);
        }
    }

    /// <summary>Whether the document counts in one of the buckets.</summary>
    public bool IsIn(ModelArticle article, string[] labels, bool orMissing) =>
        LabelsOf(article) is { } has ? has.Any(label => labels.Contains(label, Comparer)) : orMissing;

    /// <summary>Buckets without documents are left out; in no order.</summary>
    public Dictionary<string, long> Count(IEnumerable<ModelArticle> articles) => articles
        .SelectMany(article => (LabelsOf(article) ?? []).Distinct(Comparer))
        .GroupBy(label => label, Comparer).ToDictionary(group => group.Key, group => group.LongCount(), Comparer);

    public StringComparer Comparer => IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private static (string Label, long? From, long? Before) Range(TestRandom random, int number)
    {
        long from = random.Next(-20, 20);
        return ($"range {number}", random.Chance(0.2) ? null : from, random.Chance(0.2) ? null : from + random.Next(1, 15));
    }
}
