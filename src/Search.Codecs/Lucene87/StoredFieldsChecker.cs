using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>Reads the stored fields of all documents, and some once more without their neighbours: both ways must lead to the same.</summary>
/// <param name="file">The file to name in errors.</param>
/// <param name="maxDoc">Number of documents of the segment.</param>
public sealed class StoredFieldsChecker(string file, int maxDoc)
{
    /// <returns>How many values there are.</returns>
    /// <exception cref="CorruptIndexException">A document cannot be read, or has a field that the segment does not know.</exception>
    public long Check(StoredFieldsReader reader, CancellationToken cancellation = default)
    {
        using SequentialStoredFieldsReader row = reader.OpenSequential();
        var all = new Summary();
        var single = new Summary();
        long values = 0;
        for (int doc = 0; doc < maxDoc; doc++)
        {
            cancellation.ThrowIfCancellationRequested();
            all.Clear();
            row.Visit(doc, all);
            values += all.Count;
            if (doc % 61 == 0 || doc == maxDoc - 1)
            {
                single.Clear();
                reader.Visit(doc, single);
                if (single.Hash != all.Hash || single.Count != all.Count)
                {
                    throw new CorruptIndexException(
                        $"stored fields of document {doc} are {single.Count} when read alone, {all.Count} when read in a row, or others", file, 0);
                }
            }
        }
        return values;
    }

    private sealed class Summary : IStoredFieldVisitor
    {
        public int Count { get; private set; }

        public uint Hash { get; private set; }

        public void Clear() => (Count, Hash) = (0, 0);

        public StoredFieldAnswer Wants(FieldInfo field) => StoredFieldAnswer.Yes;

        public void Text(FieldInfo field, ReadOnlySpan<byte> utf8) => Add(field, utf8);

        public void Bytes(FieldInfo field, ReadOnlySpan<byte> value) => Add(field, value);

        public void Number(FieldInfo field, StoredNumberType type, long bits) => Add(field, BitConverter.GetBytes(bits));

        private void Add(FieldInfo field, ReadOnlySpan<byte> value)
        {
            Count++;
            Hash = Crc32.Append(Hash ^ (uint)field.Number, value);
        }
    }
}
