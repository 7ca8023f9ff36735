using System.Text;
using BenchmarkDotNet.Attributes;
using Search.Benchmarks.Corpora;
using Search.Codecs.Contracts;
using Search.Engine;
using Search.Engine.Automata;
using Search.Storage;

namespace Search.Benchmarks.Kernels;

/// <summary>A dictionary of some 30,000 words: found one by one, and by an automaton.</summary>
public class TermKernels : IDisposable
{
    private const int Looked = 1_000;

    private readonly MemoryIndexDirectory _directory = new();
    private readonly byte[][] _words = new byte[Looked][];
    private readonly int[] _misspelt = CodePoints.Of("governmant");
    private SearchIndex? _index;
    private Snapshot? _snapshot;
    private Terms? _terms;
    private TermsEnum? _seeker;
    private TermAutomaton? _near;

    [GlobalSetup]
    public void Setup()
    {
        _index = SearchIndex.OpenOrCreate(_directory, new Schema().Text("body", new TextOptions { Analyzer = "standard" }));
        using (IndexWriter writer = _index.OpenWriter())
        {
            foreach (string[] words in Enumerable.Range(0, 30_000).Select(InventedNames.Word).Chunk(100))
            {
                writer.Add(new Document { ["body"] = string.Join(' ', words) });
            }
            writer.ForceMerge(1);
            writer.Commit();
        }
        for (int i = 0; i < Looked; i++)
        {
            // Every other one is not there.
            _words[i] = Encoding.UTF8.GetBytes(InventedNames.Word(i * 29) + (i % 2 == 0 ? "" : "x"));
        }
        _snapshot = _index.OpenSnapshot();
        _terms = _snapshot.Segments[0].Reader.GetTerms("body")!;
        _seeker = _terms.GetEnumerator();
        _near = CreateAutomaton();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _snapshot?.Dispose();
        _index?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Looked)]
    public int FindTerms()
    {
        int found = 0;
        foreach (byte[] word in _words)
        {
            found += _seeker!.SeekExact(word) ? 1 : 0;
        }
        return found;
    }

    /// <summary>The automaton of all words two edits from one of ten letters.</summary>
    [Benchmark]
    [Allocates(400_000)]
    public TermAutomaton CreateAutomaton() =>
        Utf8Automaton.Convert(Levenshtein.Create(_misspelt, 2, 0, transpositions: true), int.MaxValue);

    /// <summary>All terms that it accepts.</summary>
    [Benchmark]
    [Allocates(14_000)]
    public int WalkAutomaton()
    {
        AutomatonTerms walk = _terms!.Intersect(_near!);
        int found = 0;
        while (walk.Next())
        {
            found++;
        }
        return found;
    }
}
