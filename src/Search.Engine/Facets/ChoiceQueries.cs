using System.Globalization;
using Search.Codecs.Contracts;
using Search.Engine.Documents;
using Search.Engine.Snapshots;

namespace Search.Engine.Facets;

/// <summary>Queries that find what a facet counts in a bucket, no more and no less.</summary>
internal sealed class ChoiceQueries(Facet facet, Snapshot snapshot, Schema? schema)
{
    private readonly FieldInfo? _info = InfoOf(facet.Field, snapshot);
    private readonly SchemaField? _declared = schema?[facet.Field];

    /// <exception cref="ArgumentException">A label names no bucket of the facet, or the field's values cannot be chosen by label.</exception>
    public IEnumerable<Query> Of(IReadOnlyList<string> labels, bool hasMissing)
    {
        foreach (string label in labels)
        {
            yield return facet.Where == null ? OfLabel(label) : And(OfLabel(label), facet.Where);
        }
        if (hasMissing)
        {
            Query has = facet.Where == null ? Exists() : And(Exists(), facet.Where);
            yield return new BooleanQuery(new BooleanClause(new MatchAllDocsQuery(), Occur.Must), new BooleanClause(has, Occur.MustNot));
        }
    }

    private static BooleanQuery And(Query query, Query where) => new(new BooleanClause(query, Occur.Filter), new BooleanClause(where, Occur.Filter));

    private static FieldInfo? InfoOf(string field, Snapshot snapshot)
    {
        foreach (SegmentView segment in snapshot.Segments)
        {
            if (segment.Reader.Fields[field] is { DocValuesType: not DocValuesType.None } info)
            {
                return info;
            }
        }
        return null;
    }

    private Query OfLabel(string label) => facet switch
    {
        ValuesFacet => OfValue(label),
        YearFacet when _info != null && NumbersCounter.IsDate(_info) => OfStep(CalendarStep.Year, label),
        CalendarFacet calendar => OfStep(calendar.Step, label),
        RangesFacet ranges => ranges.Wanted.FirstOrDefault(range => range.Label == label) is { } range ? OfNumbers(range.Lower, range.Upper) : throw None(label),
        _ => long.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? OfNumbers(number, number) : throw None(label),
    };

    private Query OfStep(CalendarStep step, string label) =>
        step.IndexOf(label) is { } index ? OfNumbers(step.StartOf(index), step.EndOf(index)) : throw None(label);

    private Query OfNumbers(long lower, long upper)
    {
        var byValues = new NumericRangeQuery(facet.Field, lower, upper);
        // What points hold is only known of fields that the engine wrote.
        if (_declared is not { HasPoints: true })
        {
            return byValues;
        }
        if (_info is { PointBytes: sizeof(int) })
        {
            return lower > int.MaxValue || upper < int.MinValue
                ? new MatchNoDocsQuery("no such number")
                : new IndexOrDocValuesQuery(PointRangeQuery.OfInts(facet.Field, (int)Math.Max(lower, int.MinValue), (int)Math.Min(upper, int.MaxValue)), byValues);
        }
        return _info == null ? byValues : new IndexOrDocValuesQuery(PointRangeQuery.OfLongs(facet.Field, lower, upper), byValues);
    }

    private TermQuery OfValue(string label) => _declared is { Kind: FieldKind.Keyword }
        ? new TermQuery(facet.Field, KeywordText.Term(_declared, label))
        : _info == null || _info.IndexOptions == IndexOptions.Docs
            ? new TermQuery(facet.Field, label)
            : throw new ArgumentException($"values of the field '{facet.Field}' cannot be chosen by label: it does not have them as terms");

    private Query Exists() => facet is ValuesFacet ? new PrefixQuery(facet.Field, "") : OfNumbers(long.MinValue, long.MaxValue);

    private ArgumentException None(string label) => new($"the facet '{facet.Name}' has no bucket '{label}'");
}
