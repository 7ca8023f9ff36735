using Search.Codecs.Contracts;

namespace Search.Engine.Documents;

/// <summary>The order of an index as its segments say it.</summary>
internal static class SegmentSort
{
    private const int Min = 0;
    private const int Max = 1;

    /// <summary>The field that segments are sorted by; none where documents stay as they come.</summary>
    internal static IReadOnlyList<IndexSortField> Of(Schema schema)
    {
        if (schema.Sort is not { } sort)
        {
            return [];
        }
        // Documents without a value count as having the last one there is.
        long missing = sort.Descending ? long.MinValue : long.MaxValue;
        return schema[sort.Field]!.IsMultiValued
            ? [new IndexSortField(sort.Field, IndexSortType.SortedNumeric, sort.Descending, sort.Descending ? Max : Min, IndexSortType.Long, missing)]
            : [new IndexSortField(sort.Field, IndexSortType.Long, sort.Descending, MissingValue: missing)];
    }

    /// <summary>
    /// Looks up documents by rising id: a number that is small where the document comes early. Two documents that have the same number stay as they are.
    /// </summary>
    internal static Func<int, long> Keys(ISegmentReader segment, IndexSortField sort)
    {
        long missing = Key(sort, sort.MissingValue!.Value);
        FieldInfo? field = segment.Fields[sort.Field];
        if (field == null || field.DocValuesType == DocValuesType.None)
        {
            return _ => missing;
        }
        if (sort.Type != IndexSortType.SortedNumeric)
        {
            return segment.DocValues.GetNumeric(field) is { } values ? doc => values.AdvanceExact(doc) ? Key(sort, values.Value) : missing : _ => missing;
        }
        return segment.DocValues.GetSortedNumeric(field) is { } several ? doc => several.AdvanceExact(doc) ? Key(sort, Selected(several, sort)) : missing : _ => missing;
    }

    private static long Key(IndexSortField sort, long value) => sort.Reverse ? ~value : value;

    private static long Selected(SortedNumericDocValues values, IndexSortField sort)
    {
        long value = values.NextValue();
        for (int left = sort.Selector == Max ? values.Count - 1 : 0; left > 0; left--)
        {
            value = values.NextValue();
        }
        return value;
    }
}
