using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>Merges the norms of all fields that have them.</summary>
internal static class NormsMerger
{
    internal static void Run(Merge merge)
    {
        if (!merge.Fields.Any(field => field.HasNorms))
        {
            return;
        }
        using INormsWriter writer = merge.Output.OpenNorms();
        foreach (FieldInfo field in merge.Fields.Where(field => field.HasNorms))
        {
            merge.Cancellation.ThrowIfCancellationRequested();
            writer.AddField(field, () => Open(merge, field));
        }
        writer.Finish();
    }

    /// <summary>The norms of the new segment, one byte a document, 0 where there is none; null where the field has no norms, or some that take more than a byte.</summary>
    internal static byte[]? Bytes(Merge merge, FieldInfo field)
    {
        if (!field.HasNorms)
        {
            return null;
        }
        var bytes = new byte[merge.MaxDoc];
        NumericDocValues norms = Open(merge, field);
        for (int doc = norms.NextDoc(); doc != DocIdIterator.NoMoreDocs; doc = norms.NextDoc())
        {
            if (norms.Value is < sbyte.MinValue or > sbyte.MaxValue)
            {
                return null;
            }
            bytes[doc] = (byte)norms.Value;
        }
        return bytes;
    }

    private static MergedNumericDocValues Open(Merge merge, FieldInfo field)
    {
        var sources = new NumericDocValues?[merge.Sources.Count];
        for (int i = 0; i < sources.Length; i++)
        {
            sources[i] = merge.FieldOf(i, field) is { HasNorms: true } own ? merge.Sources[i].Reader.Norms.GetNorms(own) : null;
            if (sources[i] is { } norms && !merge.Maps[i].Ascends)
            {
                sources[i] = new ReorderedNumericDocValues(norms, merge.Maps[i]);
            }
        }
        return new MergedNumericDocValues(sources, merge.Maps);
    }
}
