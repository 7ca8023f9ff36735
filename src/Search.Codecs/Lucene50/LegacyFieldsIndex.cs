using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene87;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>The index of chunks of Lucene before 8.5, of stored fields (<c>.fdx</c>) and of term vectors (<c>.tvx</c>). Unpacked into memory; threads may share it.</summary>
/// <remarks>
/// <code>
/// Content    = packedVersion:VInt 2, Block*, end:VInt 0, dataEnd:VLong                  -- between IndexHeader and Footer
/// Block      = chunks:VInt, docBase:VInt, averageDocs:VInt, docBits:VInt, Packed(docBits, chunks),
///              start:VLong, averageLength:VLong, startBits:VInt, Packed(startBits, chunks)
/// </code>
/// Chunk i of a block begins with document docBase + averageDocs * i + d and at offset start + averageLength * i + s of the data file, where d and s are the packed
/// numbers, zig-zag coded. A block has at most 1024 chunks. dataEnd: where the last chunk ends. Packed: <see cref="PackedInts"/>, at least 1 bit.
/// Facts: LegacyFieldsIndexReader.
/// </remarks>
internal sealed class LegacyFieldsIndex : ChunkIndex
{
    private const int MaxChunksPerBlock = 1024;

    // A chunk takes at least its first document, its counts and a byte.
    private const int MinChunkLength = 4;

    private readonly List<int> _docBases = [];
    private readonly List<long> _starts = [];

    private LegacyFieldsIndex(int maxDoc, FramedFile data, FileSlice file, ref ByteReader reader, long dataStart, int maxDocsPerChunk)
        : base(maxDoc, dataStart, maxDocsPerChunk)
    {
        File = file;
        int packedVersion = reader.ReadVInt();
        if (packedVersion != PackedInts.Version)
        {
            throw reader.Corrupt($"packed numbers of version {packedVersion}");
        }
        for (int chunks = reader.ReadVInt(); chunks != 0; chunks = reader.ReadVInt())
        {
            if (chunks is < 0 or > MaxChunksPerBlock || _starts.Count + chunks > (data.End - dataStart) / MinChunkLength)
            {
                throw reader.Corrupt($"block of {chunks} chunks after {_starts.Count}, {data.End - dataStart} bytes of data");
            }
            ReadBlock(ref reader, chunks);
        }
        End = reader.ReadVLong();
        if (End > data.End)
        {
            throw reader.Corrupt($"data up to {End} of {data.End}");
        }
        _docBases.Add(maxDoc);
        _starts.Add(End);
        if (_docBases[0] != 0 || _starts[0] != dataStart)
        {
            throw reader.Corrupt($"the first chunk begins with document {_docBases[0]} at {_starts[0]}, expected 0 at {dataStart}");
        }
        for (int chunk = 0; chunk < ChunkCount; chunk++)
        {
            Chunk(chunk);
        }
    }

    public override long ChunkCount => _docBases.Count - 1;

    public override long End { get; }

    protected override FileSlice File { get; }

    /// <param name="state">The segment.</param>
    /// <param name="data">The data file, whose version the index has, too.</param>
    /// <param name="dataStart">Where its first chunk begins.</param>
    /// <param name="extension">Of the index file.</param>
    /// <param name="codec">In the header of the index file.</param>
    /// <param name="maxDocsPerChunk">More documents in a chunk are damage.</param>
    /// <exception cref="CorruptIndexException"/>
    public static LegacyFieldsIndex Open(SegmentReadState state, FramedFile data, long dataStart, string extension, string codec, int maxDocsPerChunk)
    {
        FramedFile file = FramedFile.OpenMeta(state, extension, codec, data.Version, data.Version);
        ByteReader reader = file.Reader();
        var index = new LegacyFieldsIndex(state.MaxDoc, data, file.Slice, ref reader, dataStart, maxDocsPerChunk);
        file.CheckEnd(reader);
        return index;
    }

    protected override long FindChunk(int docId)
    {
        int found = _docBases.BinarySearch(docId);
        return found >= 0 ? found : ~found - 1;
    }

    protected override long DocBase(long chunk) => _docBases[(int)chunk];

    protected override long Start(long chunk) => _starts[(int)chunk];

    private void ReadBlock(ref ByteReader reader, int chunks)
    {
        long[] deltas = new long[chunks];
        long docBase = reader.ReadVInt();
        long averageDocs = reader.ReadVInt();
        PackedInts.Read(ref reader, deltas, reader.ReadVInt());
        for (int i = 0; i < chunks; i++)
        {
            long doc = docBase + averageDocs * i + ZigZag(deltas[i]);
            _docBases.Add(doc is >= 0 and < int.MaxValue ? (int)doc : throw reader.Corrupt($"chunk begins with document {doc}"));
        }
        long start = reader.ReadVLong();
        long averageLength = reader.ReadVLong();
        PackedInts.Read(ref reader, deltas, reader.ReadVInt());
        for (int i = 0; i < chunks; i++)
        {
            _starts.Add(start + averageLength * i + ZigZag(deltas[i]));
        }
    }

    private static long ZigZag(long value) => (value >>> 1) ^ -(value & 1);
}
