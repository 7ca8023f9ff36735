using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene50;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene50;

/// <summary>Random term vectors of all kinds; the same ones whenever a document is asked for.</summary>
internal sealed class ModelVectors(int seed, int maxDoc, double share = 0.7) : ITermVectorsReader
{
    private const int FieldCount = 11;

    public int MaxDoc { get; } = maxDoc;

    public FieldInfos Fields { get; } =
        new(Enumerable.Range(0, FieldCount).Select(i => new FieldInfo { Name = $"f{i:00}", Number = i * i * 3, HasTermVectors = true }));

    public void Visit(int docId, ITermVectorVisitor visitor)
    {
        TestRandom random = TestRandom.WithSeed(seed * 31 + docId);
        if (!random.Chance(share))
        {
            return;
        }
        int most = random.Pick([1, 3, FieldCount]);
        foreach (FieldInfo field in Fields.Take(most).Where(_ => random.Chance(0.6)))
        {
            // Most fields record the same in all documents.
            int parts = random.Chance(0.95) ? (field.Number + seed) % 8 : random.Next(8);
            visitor.BeginField(field, (TermVectorParts)parts);
            byte[][] terms = [.. Enumerable.Range(0, random.Next(random.Chance(0.03) ? 500 : 6) + 1).Select(_ => Bytes(random, random.Next(12)))];
            foreach (byte[] term in terms.DistinctBy(Convert.ToHexString).OrderBy(Convert.ToHexString, StringComparer.Ordinal))
            {
                VisitTerm(random, visitor, term, (TermVectorParts)parts);
            }
        }
    }

    public ITermVectorsReader OpenSequential() => this;

    /// <summary>Writes all documents as segment _0; gives what a reader needs but the files.</summary>
    public SegmentReadState Write(IndexDirectory directory)
    {
        byte[] id = IndexHeader.NewId();
        using var writer = new TermVectorsWriter(new SegmentWriteState(directory, "_0", id, 0, new FieldInfos([])));
        for (int doc = 0; doc < MaxDoc; doc++)
        {
            writer.BeginDocument(doc);
            Visit(doc, writer);
            writer.EndDocument();
        }
        writer.Finish(MaxDoc);
        return new SegmentReadState(null!, "_0", id, MaxDoc, Fields);
    }

    private static void VisitTerm(TestRandom random, ITermVectorVisitor visitor, byte[] term, TermVectorParts parts)
    {
        int freq = random.Chance(0.01) ? random.Next(1, 300) : random.Next(1, 4);
        visitor.BeginTerm(term, freq);
        int position = random.Chance(0.02) ? random.Next(int.MaxValue / 2) : random.Next(50);
        int start = random.Chance(0.02) ? random.Next(int.MaxValue / 2) : position % 1000 * 6 + random.Next(9);
        for (int i = 0; i < freq && parts != TermVectorParts.None; i++)
        {
            bool hasOffsets = (parts & TermVectorParts.Offsets) != 0;
            byte[] payload = (parts & TermVectorParts.Payloads) != 0 && random.Chance(0.4) ? Bytes(random, random.Next(9)) : [];
            int length = random.Chance(0.8) ? term.Length : random.Next(40);
            visitor.AddPosition(
                (parts & TermVectorParts.Positions) != 0 ? position : -1, hasOffsets ? start : -1, hasOffsets ? start + length : -1, payload);
            position += random.Next(30);
            start += random.Next(100);
        }
    }

    private static byte[] Bytes(TestRandom random, int length)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)(random.Chance(0.8) ? 'a' + random.Next(3) : random.Next(256));
        }
        return bytes;
    }
}
