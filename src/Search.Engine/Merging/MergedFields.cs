using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Engine.Indexing;

namespace Search.Engine.Merging;

/// <summary>The fields of several segments as one list, as Lucene's FieldInfos.Builder and FieldInfo.update unite them.</summary>
/// <remarks>
/// A field that has norms in one segment and omits them in another omits them from then on. Attributes are left behind: they say how the old files were written.
/// </remarks>
internal static class MergedFields
{
    /// <exception cref="IndexFormatException">Segments have a field of one name that was indexed in ways that do not fit together.</exception>
    internal static FieldInfos Unite(IEnumerable<FieldInfos> segments, FieldNumbers numbers)
    {
        var merged = new Dictionary<string, FieldInfo>(StringComparer.Ordinal);
        foreach (FieldInfo field in segments.SelectMany(fields => fields))
        {
            if (!merged.TryGetValue(field.Name, out FieldInfo? known))
            {
                known = new FieldInfo { Name = field.Name, Number = numbers.NumberOf(field.Name), IsSoftDeletesField = field.IsSoftDeletesField };
                merged.Add(field.Name, known);
            }
            UniteIndexing(known, field);
            known.DocValuesType = Same(field, known.DocValuesType, field.DocValuesType, DocValuesType.None);
            known.PointDimensions = Same(field, known.PointDimensions, field.PointDimensions, 0);
            known.PointIndexDimensions = Same(field, known.PointIndexDimensions, field.PointIndexDimensions, 0);
            known.PointBytes = Same(field, known.PointBytes, field.PointBytes, 0);
        }
        return new FieldInfos(merged.Values);
    }

    private static void UniteIndexing(FieldInfo known, FieldInfo field)
    {
        if (field.IsIndexed)
        {
            known.IndexOptions = Same(field, known.IndexOptions, field.IndexOptions, IndexOptions.None);
            known.OmitsNorms |= field.OmitsNorms;
            known.HasPayloads |= field.HasPayloads;
            known.HasTermVectors |= field.HasTermVectors;
        }
    }

    private static T Same<T>(FieldInfo field, T known, T other, T nothing)
    {
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        if (comparer.Equals(other, nothing) || comparer.Equals(known, other))
        {
            return known;
        }
        return comparer.Equals(known, nothing)
            ? other
            : throw new IndexFormatException($"Field '{field.Name}' is {known} in one segment and {other} in another, so they cannot be merged: index the documents anew");
    }
}
