using Search.Codecs.Contracts;
using Search.Codecs.Lucene87;
using Search.Storage;

namespace Search.Engine.Merging;

/// <summary>
/// Copies the stored fields of live documents. Where a segment numbers its fields as the new one does, its chunks are copied as they are if all its documents live, otherwise
/// each document as the bytes it is stored as. Where it does not, they are copied field by field.
/// </summary>
internal static class StoredFieldsMerger
{
    private const int CancellationInterval = 1024;

    internal static void Run(Merge merge)
    {
        if (!merge.IsInRow)
        {
            CopyInOrder(merge);
            return;
        }
        for (int i = 0; i < merge.Sources.Count; i++)
        {
            if (merge.Maps[i].LiveCount > 0)
            {
                Copy(merge, merge.Sources[i]);
            }
        }
    }

    // A source whose documents keep their order is read in a row, whatever comes between them.
    private static void CopyInOrder(Merge merge)
    {
        IStoredFieldsWriter writer = merge.Output.StoredFields;
        var copier = new Copier(merge.Fields, writer);
        var readers = new IStoredFieldsReader[merge.Sources.Count];
        try
        {
            for (int i = 0; i < readers.Length; i++)
            {
                IStoredFieldsReader own = merge.Sources[i].Reader.StoredFields;
                readers[i] = merge.Maps[i].Ascends && own is StoredFieldsReader reader ? reader.OpenSequential() : own;
            }
            int count = 0;
            foreach ((int source, int doc) in merge.Origins())
            {
                if (count++ % CancellationInterval == 0)
                {
                    merge.Cancellation.ThrowIfCancellationRequested();
                }
                writer.BeginDocument();
                readers[source].Visit(doc, copier);
                writer.EndDocument();
            }
        }
        finally
        {
            foreach (SequentialStoredFieldsReader sequential in readers.OfType<SequentialStoredFieldsReader>())
            {
                sequential.Dispose();
            }
        }
    }

    private static void Copy(Merge merge, MergeSource source)
    {
        IStoredFieldsWriter writer = merge.Output.StoredFields;
        if (source.Reader.StoredFields is not StoredFieldsReader reader)
        {
            CopyFields(merge, source, source.Reader.StoredFields, writer);
            return;
        }
        bool isNumberedAlike = source.Reader.Fields.All(field => merge.Fields[field.Name]!.Number == field.Number);
        if (isNumberedAlike && source.LiveDocs == null && writer is StoredFieldsWriter chunkWriter
            && StoredFieldsWriter.CanCopyChunks(reader, source.Reader.Info.MaxDoc))
        {
            chunkWriter.CopyChunks(reader, merge.Cancellation);
            return;
        }
        using SequentialStoredFieldsReader sequential = reader.OpenSequential();
        if (isNumberedAlike && writer is StoredFieldsWriter bytesWriter)
        {
            CopyBytes(merge, source, sequential, bytesWriter);
        }
        else
        {
            CopyFields(merge, source, sequential, writer);
        }
    }

    private static void CopyBytes(Merge merge, MergeSource source, SequentialStoredFieldsReader reader, StoredFieldsWriter writer)
    {
        for (int doc = NextLive(merge, source, 0); doc >= 0; doc = NextLive(merge, source, doc + 1))
        {
            ReadOnlySpan<byte> document = reader.Serialized(doc, out int fieldCount);
            writer.BeginDocument();
            writer.WriteSerialized(document, fieldCount);
            writer.EndDocument();
        }
    }

    private static void CopyFields(Merge merge, MergeSource source, IStoredFieldsReader reader, IStoredFieldsWriter writer)
    {
        var copier = new Copier(merge.Fields, writer);
        for (int doc = NextLive(merge, source, 0); doc >= 0; doc = NextLive(merge, source, doc + 1))
        {
            writer.BeginDocument();
            reader.Visit(doc, copier);
            writer.EndDocument();
        }
    }

    private static int NextLive(Merge merge, MergeSource source, int doc)
    {
        if (doc % CancellationInterval == 0)
        {
            merge.Cancellation.ThrowIfCancellationRequested();
        }
        return source.LiveDocs is BitSet live ? live.NextSetBit(doc) : doc < source.Reader.Info.MaxDoc ? doc : -1;
    }

    private sealed class Copier(FieldInfos fields, IStoredFieldsWriter writer) : IStoredFieldVisitor
    {
        public StoredFieldAnswer Wants(FieldInfo field) => StoredFieldAnswer.Yes;

        public void Text(FieldInfo field, ReadOnlySpan<byte> utf8) => writer.WriteText(fields[field.Name]!, utf8);

        public void Bytes(FieldInfo field, ReadOnlySpan<byte> value) => writer.WriteBytes(fields[field.Name]!, value);

        public void Number(FieldInfo field, StoredNumberType type, long bits) => writer.WriteNumber(fields[field.Name]!, type, bits);
    }
}
