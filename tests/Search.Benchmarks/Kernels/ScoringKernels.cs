using BenchmarkDotNet.Attributes;
using Search.Codecs.Contracts;
using Search.Engine.Collecting;
using Search.Engine.Facets;
using Search.Engine.Scoring;

namespace Search.Benchmarks.Kernels;

/// <summary>Blocks of 128 documents: scored, the best kept, their years counted.</summary>
public class ScoringKernels
{
    private const int Block = PostingsEnum.BlockSize;
    private const int Blocks = 64;
    private const int CodeBits = 8;

    private readonly Bm25 _bm25 = Bm25.Create(1f, new FieldStatistics(1_000_000, 300_000_000), 40_000);
    private readonly int[] _docs = new int[Blocks * Block];
    private readonly int[] _freqs = new int[Block];
    private readonly float[] _inverses = new float[Block];
    private readonly float[] _scores = new float[Block];
    private readonly float[] _allScores = new float[Blocks * Block];
    private readonly byte[] _years = new byte[4 * Blocks * Block];
    private readonly CodeCounts _counts = new();
    private readonly TopHits _top = new(10);

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        int doc = 0;
        for (int i = 0; i < _docs.Length; i++)
        {
            _docs[i] = doc += random.Next(1, 4);
            _allScores[i] = random.NextSingle();
        }
        for (int i = 0; i < Block; i++)
        {
            _freqs[i] = random.Next(1, 12);
            _inverses[i] = _bm25.NormInverses[random.Next(40, 120)];
        }
        random.NextBytes(_years);
    }

    [Benchmark(OperationsPerInvoke = Block)]
    public float ScoreBlock()
    {
        _bm25.Score(_freqs, _inverses, _scores);
        return _scores[^1];
    }

    /// <summary>Scores of 8,192 documents in blocks of 128, of which fewer and fewer are among the ten best.</summary>
    [Benchmark(OperationsPerInvoke = Blocks * Block)]
    public float TopTen()
    {
        for (int i = 0; i < _docs.Length; i += Block)
        {
            _top.Offer(_docs.AsSpan(i, Block), _allScores.AsSpan(i, Block), 0);
        }
        return _top.Threshold;
    }

    /// <summary>Years of 8,192 documents, one byte each, no two alike side by side.</summary>
    [Benchmark(OperationsPerInvoke = Blocks * Block)]
    public long CountYears()
    {
        var codes = new CodeBlock(0, _years.Length, CodeBits, _years, new CodeMeaning(1, 1987));
        for (int i = 0; i < _docs.Length; i += Block)
        {
            _counts.Add(codes, _docs.AsSpan(i, Block));
        }
        return _counts.Take(7);
    }
}
