using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Segments;

/// <summary>Checks that the documents of a sorted segment stand in the order that it says. Source: CheckIndex.testSort, IndexSorter.</summary>
/// <param name="file">The file to name in errors.</param>
/// <param name="maxDoc">Number of documents of the segment.</param>
public sealed class IndexSortChecker(string file, int maxDoc)
{
    // Selectors of sorted-set and sorted-numeric fields, as .si numbers them.
    private const int Max = 1;
    private const int MiddleMin = 2;
    private const int MiddleMax = 3;

    /// <summary>The missing value of strings that stand behind all others; all other missing strings stand before.</summary>
    private const long Last = 2;

    /// <param name="sort">The fields that the segment is sorted by, the most important first.</param>
    /// <param name="fields">The segment's fields.</param>
    /// <param name="values">Their values.</param>
    /// <exception cref="CorruptIndexException">Two documents stand in the wrong order.</exception>
    public void Check(IReadOnlyList<IndexSortField> sort, FieldInfos fields, IDocValuesReader values)
    {
        Func<int, long>[] keys = [.. sort.Select(by => KeyOf(by, fields[by.Field], values))];
        long[] before = new long[keys.Length];
        for (int doc = 0; doc < maxDoc; doc++)
        {
            int order = 0;
            for (int i = 0; i < keys.Length; i++)
            {
                long key = keys[i](doc);
                if (order == 0)
                {
                    order = sort[i].Reverse ? before[i].CompareTo(key) : key.CompareTo(before[i]);
                }
                before[i] = key;
            }
            if (doc > 0 && order < 0)
            {
                string names = string.Join(", ", sort.Select(by => by.Field));
                throw new CorruptIndexException($"document {doc} stands behind a larger one; the segment is sorted by {names}", file, 0);
            }
        }
    }

    // A number by document that sorts as its value does.
    private static Func<int, long> KeyOf(IndexSortField by, FieldInfo? field, IDocValuesReader values) => by.Type switch
    {
        IndexSortType.String => OrdinalOf(by, field == null ? null : values.GetSorted(field)),
        IndexSortType.SortedSet => OrdinalOf(by, field == null ? null : values.GetSortedSet(field)),
        IndexSortType.SortedNumeric => NumberOf(by, field == null ? null : values.GetSortedNumeric(field)),
        _ => NumberOf(by, field == null ? null : values.GetNumeric(field)),
    };

    private static Func<int, long> OrdinalOf(IndexSortField by, SortedDocValues? values)
    {
        long missing = MissingOrdinal(by);
        return doc => values != null && values.AdvanceExact(doc) ? values.Ordinal : missing;
    }

    private static Func<int, long> OrdinalOf(IndexSortField by, SortedSetDocValues? values)
    {
        long missing = MissingOrdinal(by);
        return doc =>
        {
            if (values == null || !values.AdvanceExact(doc))
            {
                return missing;
            }
            long ordinal = values.NextOrdinal();
            for (int left = Selected(by.Selector, values.Count); left > 0; left--)
            {
                ordinal = values.NextOrdinal();
            }
            return ordinal;
        };
    }

    // Several floats of a document are stored as numbers that sort like them, a single one as its bits.
    private static Func<int, long> NumberOf(IndexSortField by, SortedNumericDocValues? values)
    {
        long missing = Sortable(by.NumericType, by.MissingValue ?? 0);
        return doc =>
        {
            if (values == null || !values.AdvanceExact(doc))
            {
                return missing;
            }
            long value = values.NextValue();
            for (int left = Selected(by.Selector, values.Count); left > 0; left--)
            {
                value = values.NextValue();
            }
            return value;
        };
    }

    private static Func<int, long> NumberOf(IndexSortField by, NumericDocValues? values)
    {
        long missing = Sortable(by.Type, by.MissingValue ?? 0);
        return doc => values != null && values.AdvanceExact(doc) ? Sortable(by.Type, values.Value) : missing;
    }

    private static long MissingOrdinal(IndexSortField by) => by.MissingValue == Last ? long.MaxValue : -1;

    // How many values of a document come before the one that counts.
    private static int Selected(int selector, int count) => selector switch
    {
        Max => count - 1,
        MiddleMin => (count - 1) / 2,
        MiddleMax => count / 2,
        _ => 0,
    };

    // Of negative floats all bits but the sign are turned.
    private static long Sortable(IndexSortType type, long bits) => type switch
    {
        IndexSortType.Float => (int)bits ^ (((int)bits >> 31) & int.MaxValue),
        IndexSortType.Double => bits ^ ((bits >> 63) & long.MaxValue),
        _ => bits,
    };
}
