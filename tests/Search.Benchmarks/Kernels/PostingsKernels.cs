using BenchmarkDotNet.Attributes;
using Search.Codecs.Contracts;
using Search.Codecs.Lucene84;
using Search.Storage;

namespace Search.Benchmarks.Kernels;

/// <summary>Blocks of 128 postings: unpacked, summed up, intersected.</summary>
public class PostingsKernels
{
    private const int Bits = 7;
    private const int Start = 1_000_000;

    private readonly ForDecoder _decoder = ForDecoder.CreateBest();
    private readonly byte[] _packed = new byte[ForBlock.ByteCount(Bits)];
    private readonly int[] _deltas = new int[ForBlock.Size];
    private readonly int[] _values = new int[ForBlock.Size];
    private readonly int[] _sums = new int[ForBlock.Size + 1];
    private readonly int[] _few = new int[ForBlock.Size];
    private readonly int[] _many = new int[ForBlock.Size + SortedBlocks.Lanes];
    private readonly int[] _fewPlaces = new int[ForBlock.Size + SortedBlocks.Lanes];
    private readonly int[] _manyPlaces = new int[ForBlock.Size + SortedBlocks.Lanes];

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        (int few, int many) = (0, 0);
        for (int i = 0; i < ForBlock.Size; i++)
        {
            _deltas[i] = random.Next(1, 1 << Bits);
            _few[i] = few += random.Next(1, 8);
            _many[i] = many += random.Next(1, 8);
        }
        _many.AsSpan(ForBlock.Size).Fill(SortedBlocks.Padding);
        var written = new MemoryByteWriter();
        ForBlock.Write(written, _deltas, Bits);
        written.Written.CopyTo(_packed);
    }

    /// <summary>128 frequencies of 7 bits.</summary>
    [Benchmark(OperationsPerInvoke = ForBlock.Size)]
    public int DecodeBlock()
    {
        _decoder.Decode(_packed, Bits, _values);
        return _values[^1];
    }

    /// <summary>128 doc ids: unpacked and summed up in one.</summary>
    [Benchmark(OperationsPerInvoke = ForBlock.Size)]
    public int DecodeDocIds()
    {
        _decoder.DecodeDeltas(_packed, Bits, Start, _values);
        return _values[^1];
    }

    [Benchmark(OperationsPerInvoke = ForBlock.Size)]
    public int PrefixSum() => RunningSums.Fill(_deltas, _sums) ? _sums[^1] : -1;

    /// <summary>Two blocks of 128 doc ids that have every fourth in common.</summary>
    [Benchmark(OperationsPerInvoke = ForBlock.Size)]
    public int Intersection() => SortedBlocks.Common(_few, _many, 0, ForBlock.Size, _fewPlaces, _manyPlaces, out _);
}
