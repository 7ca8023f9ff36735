using BenchmarkDotNet.Attributes;
using Search.Analysis;
using Search.Analysis.English;
using Search.Benchmarks.Corpora;

namespace Search.Benchmarks.Kernels;

/// <summary>A text of some 50,000 characters: its words, and their stems.</summary>
public class AnalysisKernels
{
    private static readonly string[] Endings = ["", "s", "ed", "ing", "ation", "fulness", "ally", "izer"];

    private readonly TokenStream _words = Analyzers.ByName("standard").CreateStream();
    private readonly TokenStream _english = Analyzers.ByName("english").CreateStream();
    private readonly char[] _word = new char[64];
    private string _text = "";
    private string[] _forms = [];

    [GlobalSetup]
    public void Setup()
    {
        _text = string.Join(' ', InventedTexts.Create(1).SelectMany(article => article.Sentences).Take(500));
        _forms = [.. Enumerable.Range(0, 1_000).Select(i => InventedNames.Word(i) + Endings[i % Endings.Length])];
    }

    /// <summary>Words and their lower case.</summary>
    [Benchmark]
    public int Tokenize() => Count(_words);

    /// <summary>The whole English chain: words, possessives, lower case, stop words, stems.</summary>
    [Benchmark]
    public int AnalyzeEnglish() => Count(_english);

    [Benchmark(OperationsPerInvoke = 1_000)]
    public int Stem()
    {
        int length = 0;
        foreach (string form in _forms)
        {
            form.CopyTo(_word);
            length += PorterStemmer.Stem(_word.AsSpan(0, form.Length));
        }
        return length;
    }

    private int Count(TokenStream stream)
    {
        stream.Reset(_text.AsMemory());
        int count = 0;
        while (stream.MoveNext())
        {
            count++;
        }
        return count;
    }
}
