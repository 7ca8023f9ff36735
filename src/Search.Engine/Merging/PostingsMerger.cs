using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>Merges terms and postings, field by field in the order of their names.</summary>
internal static class PostingsMerger
{
    private const int CancellationInterval = 1024;

    internal static void Run(Merge merge)
    {
        FieldInfo[] fields = [.. merge.Fields.Where(field => field.IsIndexed)];
        Array.Sort(fields, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        if (fields.Length == 0)
        {
            return;
        }
        using IFieldsWriter writer = merge.Output.OpenPostings();
        var batch = new PostingsBatch();
        foreach (FieldInfo field in fields)
        {
            writer.BeginField(field, NormsMerger.Bytes(merge, field));
            WriteTerms(merge, writer, new TermUnion<SegmentTerms>(Open(merge, field)), batch);
            writer.EndField();
        }
        writer.Finish();
    }

    private static List<SegmentTerms> Open(Merge merge, FieldInfo field)
    {
        var sources = new List<SegmentTerms>();
        for (int i = 0; i < merge.Sources.Count; i++)
        {
            if (merge.Maps[i].LiveCount > 0 && merge.Sources[i].Reader.GetTerms(field.Name) is { } terms)
            {
                sources.Add(new SegmentTerms(i, terms, merge.Maps[i]));
            }
        }
        return sources;
    }

    private static void WriteTerms(Merge merge, IFieldsWriter writer, TermUnion<SegmentTerms> union, PostingsBatch batch)
    {
        bool inRow = merge.IsInRow;
        for (int count = 0; union.Next(); count++)
        {
            if (count % CancellationInterval == 0)
            {
                merge.Cancellation.ThrowIfCancellationRequested();
            }
            writer.BeginTerm(union.Term);
            if (inRow)
            {
                foreach (SegmentTerms terms in union.Matches)
                {
                    terms.CopyPostings(writer, batch);
                }
            }
            else
            {
                Interleave(writer, union.Matches);
            }
            writer.EndTerm();
        }
    }

    private static void Interleave(IFieldsWriter writer, ReadOnlySpan<SegmentTerms> matches)
    {
        var docs = new ITermDocs[matches.Length];
        for (int i = 0; i < docs.Length; i++)
        {
            docs[i] = matches[i].OpenDocs();
            docs[i].Next();
        }
        while (true)
        {
            ITermDocs first = docs[0];
            foreach (ITermDocs other in docs)
            {
                first = other.Doc < first.Doc ? other : first;
            }
            if (first.Doc == DocIdIterator.NoMoreDocs)
            {
                return;
            }
            first.Write(writer);
            first.Next();
        }
    }
}
