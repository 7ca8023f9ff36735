using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Engine.Merging;

/// <summary>Copies the term vectors of live documents, document by document.</summary>
internal static class TermVectorsMerger
{
    private const int CancellationInterval = 1024;

    internal static void Run(Merge merge)
    {
        // Where only deleted documents had vectors, there are files that hold none: the field says that it has them.
        if (!merge.Fields.Any(field => field.HasTermVectors))
        {
            return;
        }
        ITermVectorsWriter writer = merge.Output.TermVectors;
        for (int i = 0; i < merge.Sources.Count; i++)
        {
            if (merge.Maps[i].LiveCount > 0 && merge.Sources[i].Reader.TermVectors is { } reader)
            {
                Copy(merge, merge.Maps[i], merge.Sources[i], reader.OpenSequential(), writer);
            }
        }
    }

    private static void Copy(Merge merge, DocMap map, MergeSource source, ITermVectorsReader reader, ITermVectorsWriter writer)
    {
        var copier = new Copier(merge.Fields, writer);
        for (int old = 0; old < source.Reader.Info.MaxDoc; old++)
        {
            if (old % CancellationInterval == 0)
            {
                merge.Cancellation.ThrowIfCancellationRequested();
            }
            int doc = map[old];
            if (doc >= 0)
            {
                writer.BeginDocument(doc);
                reader.Visit(old, copier);
                writer.EndDocument();
            }
        }
    }

    private sealed class Copier(FieldInfos fields, ITermVectorsWriter writer) : ITermVectorVisitor
    {
        public void BeginField(FieldInfo field, TermVectorParts parts) => writer.BeginField(fields[field.Name]!, parts);

        public void BeginTerm(ReadOnlySpan<byte> term, int freq) => writer.BeginTerm(term, freq);

        public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload) =>
            writer.AddPosition(position, startOffset, endOffset, payload);
    }
}
