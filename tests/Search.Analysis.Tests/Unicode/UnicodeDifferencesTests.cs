using System.Globalization;
using Search.Analysis.Tests.Generation;
using Search.Analysis.Tokenizing;
using Search.Analysis.Unicode;
using Search.Testing;

namespace Search.Analysis.Tests.Unicode;

/// <summary>Where real Lucene, whose tables and Java are older, and our Unicode 15 differ: in the code points that are written down, and in no other.</summary>
public class UnicodeDifferencesTests
{
    // A code point alone, twice, and between and beside what the rules join.
    private const string Probes =
        "{0}\n{0}{0}\na{0}a\n1{0}1\n_{0}_\nカ{0}カ\nא{0}א\nא{0}\n한{0}한\nไ{0}ไ\n漢{0}\n😀{0}\n😀\u200D{0}\n{0}\u0301\n🇩{0}\n1{0}\u20E3\n";

    [LuceneFact]
    public void TokenizersDifferInTheWrittenCodePointsOnly()
    {
        // The other planes have nothing but private and unassigned code points: those are tried alone.
        int[] planes = [0, 1, 2, 3, 14];
        var texts = Enumerable.Range(0, Ucd.CodePoints).Select(c =>
            string.Format(CultureInfo.InvariantCulture, planes.Contains(c >> 16) ? Probes : "{0} ", Text(c))).ToList();
        long[] hashes = LuceneTokens.Hashes(texts, "tokenizer")[0];
        var tokenizer = new StandardTokenizer();
        IEnumerable<int> differences = Enumerable.Range(0, texts.Count).Where(c => LuceneTokens.Hash(tokenizer, texts[c]) != hashes[c]);
        Assert.Equal(Fixture("lucene-tokenizer-differences.txt"), Ranges(differences));
    }

    [LuceneFact]
    public void LowerCasesDifferInTheWrittenCodePointsOnly()
    {
        int[] lucene = [.. Enumerable.Range(0, Ucd.CodePoints)];
        foreach (string line in JavaLucene.Program("AnalysisFacts", "lowercase").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] fields = line.Split('\t');
            lucene[int.Parse(fields[0], CultureInfo.InvariantCulture)] = int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        string[] written = Fixture("java-lower-case-differences.txt");
        string[] differences = Ranges(lucene.Select((lower, c) => (lower, c)).Where(p => LowerCase.Of(p.c) != p.lower).Select(p => p.c));
        // Of a Java with a newer Unicode none is left.
        Assert.True(differences.Length == 0 || differences.SequenceEqual(written), string.Join(' ', differences));
    }

    private static string Text(int codePoint) => codePoint < 0x10000 ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint);

    private static string[] Fixture(string file) =>
        [.. File.ReadLines(Path.Combine(TestData.Root, "tests", "Search.Analysis.Tests", "Fixtures", file)).Where(l => !l.StartsWith('#'))];

    private static string[] Ranges(IEnumerable<int> codePoints)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (int codePoint in codePoints)
        {
            if (ranges.Count > 0 && ranges[^1].Last == codePoint - 1)
            {
                ranges[^1] = (ranges[^1].First, codePoint);
            }
            else
            {
                ranges.Add((codePoint, codePoint));
            }
        }
        return [.. ranges.Select(r => r.First == r.Last ? $"{r.First:X4}" : $"{r.First:X4}..{r.Last:X4}")];
    }
}
