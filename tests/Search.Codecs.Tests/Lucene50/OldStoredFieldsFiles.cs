using System.IO.Compression;
using System.Numerics;
using Search.Codecs.BitPacking;
using Search.Codecs.Compression;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene50;
using Search.Codecs.Lucene87;
using Search.Codecs.Tests.Lucene87;
using Search.Storage;

namespace Search.Codecs.Tests.Lucene50;

/// <summary>Writes stored fields as Lucene 8.0 to 8.6 did: what nothing writes any more is written for tests only.</summary>
/// <param name="version">Of the data file: 1 or 2.</param>
/// <param name="isHigh">Mode BEST_COMPRESSION.</param>
internal sealed class OldStoredFieldsFiles(int version, bool isHigh)
{
    private readonly List<int> _docBases = [];
    private readonly List<long> _starts = [];
    private readonly Lz4Table _table = new Lz4FastTable();

    private int ChunkSize => isHigh ? 61440 : 16384;

    private int MaxDocs => isHigh ? 512 : 128;

    private string Name => isHigh ? "Lucene50StoredFieldsHigh" : "Lucene50StoredFieldsFast";

    public MemoryIndexDirectory Write(List<StoredValue[]> documents, FieldInfos fields, byte[] id)
    {
        (byte[] Bytes, int Fields)[] serialized = [.. Serialized(documents, fields, id)];
        var directory = new MemoryIndexDirectory();
        long end;
        using (IndexOutput data = directory.CreateOutput("_0.fdt"))
        {
            IndexHeader.Write(data, Name + "Data", version, id);
            data.WriteVInt(ChunkSize);
            data.WriteVInt(PackedInts.Version);
            for (int from = 0, to = 0, length = 0; to < serialized.Length; to++)
            {
                length += serialized[to].Bytes.Length;
                if (length >= ChunkSize || to + 1 - from == MaxDocs || to + 1 == serialized.Length)
                {
                    WriteChunk(data, from, serialized[from..(to + 1)]);
                    (from, length) = (to + 1, 0);
                }
            }
            end = data.Position;
            data.WriteVLong(_starts.Count);
            data.WriteVLong(1);
            IndexFooter.Write(data);
        }
        if (version == 1)
        {
            WriteLegacyIndex(directory, id, end);
        }
        else
        {
            WriteIndex(directory, id, documents.Count, end);
        }
        return directory;
    }

    private static IEnumerable<(byte[] Bytes, int Fields)> Serialized(List<StoredValue[]> documents, FieldInfos fields, byte[] id)
    {
        using var directory = new MemoryIndexDirectory();
        using (var writer = new StoredFieldsWriter(new SegmentWriteState(directory, "_0", id, 0, new FieldInfos([]))))
        {
            foreach (StoredValue[] document in documents)
            {
                writer.BeginDocument();
                Array.ForEach(document, value => value.Write(writer, fields[value.Field]!));
                writer.EndDocument();
            }
            writer.Finish(documents.Count);
        }
        using var files = new SegmentFiles(directory);
        using SequentialStoredFieldsReader reader = new StoredFieldsReader(new SegmentReadState(files, "_0", id, documents.Count, fields)).OpenSequential();
        for (int doc = 0; doc < documents.Count; doc++)
        {
            yield return (reader.Serialized(doc, out int fieldCount).ToArray(), fieldCount);
        }
    }

    private void WriteChunk(IndexOutput data, int docBase, (byte[] Bytes, int Fields)[] documents)
    {
        _docBases.Add(docBase);
        _starts.Add(data.Position);
        byte[] content = [.. documents.SelectMany(document => document.Bytes)];
        bool isSliced = content.Length >= 2 * ChunkSize;
        data.WriteVInt(docBase);
        data.WriteVInt(documents.Length << 1 | (isSliced ? 1 : 0));
        WriteInts(data, [.. documents.Select(document => document.Fields)]);
        WriteInts(data, [.. documents.Select(document => document.Bytes.Length)]);
        foreach (byte[] unit in isSliced ? content.Chunk(ChunkSize) : [content])
        {
            WriteUnit(data, unit);
        }
    }

    private void WriteUnit(IndexOutput data, byte[] unit)
    {
        if (isHigh)
        {
            using var packed = new MemoryStream();
            using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                deflate.Write(unit);
            }
            byte[] bytes = unit.Length == 0 ? [3, 0] : packed.ToArray();
            data.WriteVInt(bytes.Length);
            data.WriteBytes(bytes);
            return;
        }
        byte[] room = new byte[Lz4Format.MaxCompressedLength(unit.Length)];
        data.WriteBytes(room.AsSpan(0, Lz4Compressor.CompressWithDictionary(unit, 0, room, _table)));
    }

    private static void WriteInts(ByteWriter output, int[] values)
    {
        if (values.Length > 1)
        {
            int bits = values.Distinct().Count() == 1 ? 0 : 32 - BitOperations.LeadingZeroCount((uint)values.Max());
            output.WriteVInt(bits);
            if (bits > 0)
            {
                PackedInts.Write(output, values, bits);
                return;
            }
        }
        output.WriteVInt(values[0]);
    }

    private void WriteLegacyIndex(MemoryIndexDirectory directory, byte[] id, long end)
    {
        using IndexOutput index = directory.CreateOutput("_0.fdx");
        IndexHeader.Write(index, Name + "Index", version, id);
        index.WriteVInt(PackedInts.Version);
        const int blockSize = 3;        // Lucene's is 1024; small ones make many
        for (int from = 0; from < _starts.Count; from += blockSize)
        {
            int count = Math.Min(blockSize, _starts.Count - from);
            int averageDocs = count == 1 ? 0 : (_docBases[from + count - 1] - _docBases[from]) / (count - 1);
            long averageLength = count == 1 ? 0 : (_starts[from + count - 1] - _starts[from]) / (count - 1);
            index.WriteVInt(count);
            index.WriteVInt(_docBases[from]);
            index.WriteVInt(averageDocs);
            WriteDeltas(index, [.. Enumerable.Range(0, count).Select(i => (long)_docBases[from + i] - _docBases[from] - averageDocs * i)]);
            index.WriteVLong(_starts[from]);
            index.WriteVLong(averageLength);
            WriteDeltas(index, [.. Enumerable.Range(0, count).Select(i => _starts[from + i] - _starts[from] - averageLength * i)]);
        }
        index.WriteVInt(0);
        index.WriteVLong(end);
        IndexFooter.Write(index);
    }

    private static void WriteDeltas(ByteWriter output, long[] deltas)
    {
        long[] turned = [.. deltas.Select(delta => (delta << 1) ^ (delta >> 63))];
        int bits = PackedInts.BitsRequired(turned.Aggregate(0L, (all, delta) => all | delta));
        output.WriteVInt(bits);
        PackedInts.Write(output, turned, bits);
    }

    private void WriteIndex(MemoryIndexDirectory directory, byte[] id, int docCount, long end)
    {
        const int blockShift = 10;
        using IndexOutput index = directory.CreateOutput("_0.fdx");
        using IndexOutput meta = directory.CreateOutput("_0.fdm");
        IndexHeader.Write(index, StoredFieldsFormat.IndexCodec, 0, id);
        IndexHeader.Write(meta, StoredFieldsFormat.MetaCodec, 0, id);
        int count = _starts.Count + 1;
        meta.WriteInt32(docCount);
        meta.WriteInt32(blockShift);
        meta.WriteInt32(count);
        foreach (IEnumerable<long> numbers in new[] { _docBases.Select(doc => (long)doc).Append(docCount), _starts.Append(end) })
        {
            meta.WriteInt64(index.Position);
            var writer = new DirectMonotonicWriter(meta, index, count, blockShift);
            foreach (long number in numbers)
            {
                writer.Add(number);
            }
            writer.Finish();
        }
        meta.WriteInt64(index.Position);
        meta.WriteInt64(end);
        IndexFooter.Write(index);
        IndexFooter.Write(meta);
    }
}
