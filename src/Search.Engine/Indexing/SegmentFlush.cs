using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>Hands the buffers of a segment in memory to the writers of its files.</summary>
internal static class SegmentFlush
{
    private const int TermsAhead = 8;

    /// <param name="output">The segment's files.</param>
    /// <param name="maxDoc">Number of documents.</param>
    /// <param name="fields">In the order of their numbers.</param>
    internal static void Write(ISegmentWriter output, int maxDoc, FieldBuffer[] fields)
    {
        output.Begin(maxDoc, new FieldInfos(fields.Select(field => field.Info)));
        if (fields.Any(field => field.Norms != null))
        {
            using INormsWriter norms = output.OpenNorms();
            foreach (FieldBuffer field in fields.Where(field => field.Norms != null))
            {
                norms.AddField(field.Info, field.Norms!.Values);
            }
            norms.Finish();
        }
        if (fields.Any(field => field.DocValues != null))
        {
            using IDocValuesWriter docValues = output.OpenDocValues();
            foreach (FieldBuffer field in fields.Where(field => field.DocValues != null))
            {
                field.DocValues!.Write(field.Info, docValues);
            }
            docValues.Finish();
        }
        if (fields.Any(field => field.Points != null))
        {
            using IPointsWriter points = output.OpenPoints();
            foreach (FieldBuffer field in fields.Where(field => field.Points != null))
            {
                field.Points!.Write(field.Info, points);
            }
            points.Finish();
        }
        if (fields.Any(field => field.Terms is { Count: > 0 }))
        {
            using IFieldsWriter postings = output.OpenPostings();
            var batch = new PostingsBatch();
            foreach (FieldBuffer field in fields.Where(field => field.Terms is { Count: > 0 }).OrderBy(f => f.Info.Name, StringComparer.Ordinal))
            {
                WritePostings(postings, field, maxDoc, batch);
            }
            postings.Finish();
        }
    }

    private static void WritePostings(IFieldsWriter writer, FieldBuffer field, int maxDoc, PostingsBatch batch)
    {
        TermHash terms = field.Terms!;
        writer.BeginField(field.Info, field.Norms?.Bytes(maxDoc));
        ReadOnlySpan<int> addresses = terms.SortedAddresses();
        for (int i = 0; i < addresses.Length; i++)
        {
            if (i + TermsAhead < addresses.Length)
            {
                terms.PrefetchTerm(addresses[i + TermsAhead]);
            }
            int address = addresses[i];
            writer.BeginTerm(terms.Text(address));
            TermHashPostings postings = terms.Postings(address);
            while (postings.Read(batch))
            {
                writer.AddDocs(batch);
            }
            writer.EndTerm();
        }
        writer.EndField();
    }
}
