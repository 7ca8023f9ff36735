using System.Text;
using BenchmarkDotNet.Attributes;
using Search.Benchmarks.Corpora;
using Search.Codecs.Compression;
using Search.Storage;

namespace Search.Benchmarks.Kernels;

/// <summary>Chunks of 16 KB of text as stored fields have them: packed, unpacked, summed.</summary>
public class ByteKernels
{
    private const int Chunk = 1 << 14;

    private readonly Lz4FastTable _table = new();
    private readonly byte[] _packed = new byte[Lz4Format.MaxCompressedLength(Chunk)];
    private readonly byte[] _unpacked = new byte[Chunk + 64];
    private byte[] _text = [];
    private int _packedLength;

    [GlobalSetup]
    public void Setup()
    {
        _text = Encoding.UTF8.GetBytes(string.Join(' ', InventedTexts.Create(1).SelectMany(article => article.Sentences).Take(500)))[..Chunk];
        _packedLength = Compress();
    }

    [Benchmark]
    public int Compress() => Lz4Compressor.Compress(_text, _packed, _table);

    [Benchmark]
    public int Decompress()
    {
        var input = new ByteReader(_packed.AsSpan(0, _packedLength), "chunk");
        return Lz4Decompressor.Decompress(ref input, _unpacked, 0, Chunk);
    }

    [Benchmark]
    public uint Crc() => Crc32.Compute(_text);
}
