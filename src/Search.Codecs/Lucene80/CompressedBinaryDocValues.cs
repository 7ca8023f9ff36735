using Search.Codecs.Compression;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>One string of bytes a document, out of compressed blocks. Keeps the block it unpacked last.</summary>
internal sealed class CompressedBinaryDocValues(DocCursor cursor, BinaryBlocks blocks) : BinaryDocValues
{
    private readonly int[] _ends = new int[1 << BinaryBlocks.Shift];
    private DocCursor _docs = cursor;
    private byte[] _bytes = [];
    private int _block = -1;

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override ReadOnlySpan<byte> Value
    {
        get
        {
            int index = _docs.Index;
            int block = index >> BinaryBlocks.Shift;
            if (block != _block)
            {
                _block = -1;
                Unpack(block);
                _block = block;
            }
            int inBlock = index & (_ends.Length - 1);
            int start = inBlock == 0 ? 0 : _ends[inBlock - 1];
            return _bytes.AsSpan(start, _ends[inBlock] - start);
        }
    }

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int docId) => _docs.AdvanceExact(docId);

    private void Unpack(int block)
    {
        ByteReader reader = blocks.Open(block);
        int first = reader.ReadVInt();
        bool allSame = (first & 1) != 0;
        first >>>= 1;
        long end = 0;
        for (int i = 0; i < _ends.Length; i++)
        {
            int length = i == 0 || allSame ? first : reader.ReadVInt();
            end += length;
            if (length < 0 || end > blocks.MaxBlockBytes)
            {
                throw reader.Corrupt($"value of {length} bytes, the block has at most {blocks.MaxBlockBytes}");
            }
            _ends[i] = (int)end;
        }
        if (_bytes.Length < end)
        {
            _bytes = new byte[end];
        }
        if (end > 0)
        {
            Lz4Decompressor.Decompress(ref reader, _bytes.AsSpan(0, (int)end), 0, (int)end);
        }
    }
}
