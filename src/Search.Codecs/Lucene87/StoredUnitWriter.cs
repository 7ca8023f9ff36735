using Search.Codecs.Compression;
using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>Compresses units (Unit in <see cref="StoredFieldsFormat"/>), one after the other with the same table, on which the result depends.</summary>
internal sealed class StoredUnitWriter
{
    private readonly Lz4FastTable _table = new();
    private readonly MemoryByteWriter _lengths = new();
    private byte[] _window = [];
    private byte[] _packed = [];
    private int _packedCount;

    public void Write(ByteWriter output, ReadOnlySpan<byte> content)
    {
        int dictionaryLength = content.Length / StoredFieldsFormat.DictionaryPart;
        int blockLength = (content.Length - dictionaryLength + StoredFieldsFormat.BlocksPerUnit - 1) / StoredFieldsFormat.BlocksPerUnit;
        Grow(ref _window, dictionaryLength + blockLength);
        _packedCount = 0;
        _lengths.Clear();
        content[..dictionaryLength].CopyTo(_window);
        Pack(0, dictionaryLength);
        for (int start = dictionaryLength; start < content.Length; start += blockLength)
        {
            ReadOnlySpan<byte> block = content.Slice(start, Math.Min(blockLength, content.Length - start));
            block.CopyTo(_window.AsSpan(dictionaryLength));
            Pack(dictionaryLength, block.Length);
        }
        output.WriteVInt(dictionaryLength);
        output.WriteVInt(blockLength);
        output.WriteBytes(_lengths.Written);
        output.WriteBytes(_packed.AsSpan(0, _packedCount));
    }

    private void Pack(int dictionaryLength, int length)
    {
        Grow(ref _packed, _packedCount + Lz4Format.MaxCompressedLength(length));
        int count = Lz4Compressor.CompressWithDictionary(
            _window.AsSpan(0, dictionaryLength + length), dictionaryLength, _packed.AsSpan(_packedCount), _table);
        _lengths.WriteVInt(count);
        _packedCount += count;
    }

    private static void Grow(ref byte[] bytes, int length)
    {
        if (bytes.Length < length)
        {
            Array.Resize(ref bytes, Math.Max(length, bytes.Length * 2));
        }
    }
}
