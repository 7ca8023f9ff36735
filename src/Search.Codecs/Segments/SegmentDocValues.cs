using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene80;
using Search.Codecs.PerField;

namespace Search.Codecs.Segments;

/// <summary>The doc values of a segment: those it was written with, and for fields that were updated since, those of their latest generation.</summary>
internal sealed class SegmentDocValues : IDocValuesReader
{
    private readonly Dictionary<int, Lucene80DocValuesReader> _byField = [];

    /// <param name="state">With the fields as they are now.</param>
    /// <param name="firstFields">As the segment was written: an update may have stored a field in another mode than its first values.</param>
    /// <param name="fieldsFile">The file to name in errors.</param>
    internal SegmentDocValues(SegmentReadState state, FieldInfos firstFields, string fieldsFile)
    {
        var opened = new Dictionary<string, Lucene80DocValuesReader>(StringComparer.Ordinal);
        foreach (FieldInfo field in state.Fields.Where(field => field.DocValuesType != DocValuesType.None))
        {
            if (SuffixOf(field, fieldsFile) is not { } suffix)
            {
                continue;
            }
            if (!opened.TryGetValue(suffix, out Lucene80DocValuesReader? reader))
            {
                FieldInfos fields = field.DocValuesGeneration < 0 ? firstFields : state.Fields;
                reader = new Lucene80DocValuesReader(state with { Suffix = suffix, Fields = fields });
                opened.Add(suffix, reader);
            }
            _byField.Add(field.Number, reader);
        }
    }

    /// <summary>The suffix of the files that hold a field's latest values; null where none were written.</summary>
    internal static string? SuffixOf(FieldInfo field, string fieldsFile)
    {
        string? suffix = PerFieldFormat.SuffixOf(field, PerFieldFormat.DocValues, Lucene80DocValuesFormat.Name, fieldsFile);
        return suffix == null || field.DocValuesGeneration < 0 ? suffix : $"{IndexFileNames.ToBase36(field.DocValuesGeneration)}_{suffix}";
    }

    public NumericDocValues? GetNumeric(FieldInfo field) => _byField.GetValueOrDefault(field.Number)?.GetNumeric(field);

    public BinaryDocValues? GetBinary(FieldInfo field) => _byField.GetValueOrDefault(field.Number)?.GetBinary(field);

    public SortedDocValues? GetSorted(FieldInfo field) => _byField.GetValueOrDefault(field.Number)?.GetSorted(field);

    public SortedSetDocValues? GetSortedSet(FieldInfo field) => _byField.GetValueOrDefault(field.Number)?.GetSortedSet(field);

    public SortedNumericDocValues? GetSortedNumeric(FieldInfo field) => _byField.GetValueOrDefault(field.Number)?.GetSortedNumeric(field);
}
