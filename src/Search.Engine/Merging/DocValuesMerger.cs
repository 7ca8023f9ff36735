using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>Merges doc values of all kinds. The writer goes over them several times, so every time fresh iterators are opened.</summary>
internal static class DocValuesMerger
{
    internal static void Run(Merge merge)
    {
        if (!merge.Fields.Any(field => field.DocValuesType != DocValuesType.None))
        {
            return;
        }
        using IDocValuesWriter writer = merge.Output.OpenDocValues();
        foreach (FieldInfo field in merge.Fields.Where(field => field.DocValuesType != DocValuesType.None))
        {
            merge.Cancellation.ThrowIfCancellationRequested();
            Add(merge, field, writer);
        }
        writer.Finish();
    }

    private static void Add(Merge merge, FieldInfo field, IDocValuesWriter writer)
    {
        DocMap[] maps = merge.Maps;
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                writer.AddNumeric(field, () => new MergedNumericDocValues(
                    Open(merge, field, (reader, own) => reader.GetNumeric(own), (values, map) => new ReorderedNumericDocValues(values, map)), maps));
                break;
            case DocValuesType.SortedNumeric:
                writer.AddSortedNumeric(field, () => new MergedSortedNumericDocValues(
                    Open(merge, field, (reader, own) => reader.GetSortedNumeric(own), (values, map) => new ReorderedSortedNumericDocValues(values, map)), maps));
                break;
            case DocValuesType.Binary:
                writer.AddBinary(field, () => new MergedBinaryDocValues(
                    Open(merge, field, (reader, own) => reader.GetBinary(own), (values, map) => new ReorderedBinaryDocValues(values, map)), maps));
                break;
            case DocValuesType.Sorted:
                OrdinalMap sorted = OrdinalMap.Build(Open(merge, field, OpenAsSet), maps, merge.Cancellation);
                writer.AddSorted(field, () => new MergedSortedDocValues(
                    Open(merge, field, (reader, own) => reader.GetSorted(own), (values, map) => new ReorderedSortedDocValues(values, map)), maps, sorted));
                break;
            case DocValuesType.SortedSet:
                OrdinalMap sets = OrdinalMap.Build(Open(merge, field, (reader, own) => reader.GetSortedSet(own)), maps, merge.Cancellation);
                writer.AddSortedSet(field, () => new MergedSortedSetDocValues(
                    Open(merge, field, (reader, own) => reader.GetSortedSet(own), (values, map) => new ReorderedSortedSetDocValues(values, map)), maps, sets));
                break;
        }
    }

    private static SortedSetDocValues? OpenAsSet(IDocValuesReader reader, FieldInfo field) =>
        reader.GetSorted(field) is { } values ? new SingleValuedSortedSetDocValues(values) : null;

    // Where the documents of a source do not keep their order, its values are put into the new one.
    private static T?[] Open<T>(Merge merge, FieldInfo field, Func<IDocValuesReader, FieldInfo, T?> open, Func<T, DocMap, T>? reorder = null)
        where T : DocValuesIterator
    {
        var sources = new T?[merge.Sources.Count];
        for (int i = 0; i < sources.Length; i++)
        {
            FieldInfo? own = merge.FieldOf(i, field);
            sources[i] = own == null || own.DocValuesType == DocValuesType.None ? null : open(merge.Sources[i].Reader.DocValues, own);
            if (reorder != null && sources[i] is { } values && !merge.Maps[i].Ascends)
            {
                sources[i] = reorder(values, merge.Maps[i]);
            }
        }
        return sources;
    }
}
