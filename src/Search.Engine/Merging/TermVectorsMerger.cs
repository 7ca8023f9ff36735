using Search.Codecs.Contracts;

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
        var copier = new Copier(merge.Fields, writer);
        ITermVectorsReader?[] readers = [.. merge.Sources.Select(source => source.Reader.TermVectors?.OpenSequential())];
        int count = 0;
        foreach ((int source, int doc) in merge.Origins())
        {
            if (count % CancellationInterval == 0)
            {
                merge.Cancellation.ThrowIfCancellationRequested();
            }
            writer.BeginDocument(count++);
            readers[source]?.Visit(doc, copier);
            writer.EndDocument();
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
