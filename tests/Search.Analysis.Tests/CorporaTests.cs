using System.Collections;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Search.Testing;

namespace Search.Analysis.Tests;

/// <summary>
/// Real news of many languages, web pages with all their markup, questions and strange strings, token for token as Lucene has them. Every text with
/// <c>SEARCH_TEST_ALL=1</c>, else some thousands.
/// </summary>
public class CorporaTests
{
    // Texts a file, web pages, and texts and UTF-16 units that one run of Java takes at once.
    private const int Sample = 1500;
    private const int SamplePages = 20;
    private const int Batch = 40_000;
    private const int BatchUnits = 50_000_000;

    private static readonly string[] Names = ["standard", "english", "english-nostop", "english-news", "exact"];

    // Code points that the two take differently.
    private static readonly BitArray Differing = ReadDifferences();

    private static bool All => Environment.GetEnvironmentVariable("SEARCH_TEST_ALL") == "1";

    [LuceneFact(NeedsData = true)]
    public void EveryTokenOfTheCorporaIsLucenes()
    {
        var failures = new List<string>();
        int compared = 0;
        int differing = 0;
        IEnumerable<string> texts = Files("", "*.jsonl.gz").SelectMany(file => All ? Texts(file) : Texts(file).Take(Sample))
            .Concat(Files("fuzz", "*.*").Concat(Files("relevance", "queries.tsv")).Concat(Files("search-benchmark-game", "*.txt"))
                .Where(file => !file.EndsWith(".zip", StringComparison.Ordinal)).SelectMany(File.ReadLines))
            .Concat(All ? Pages() : Pages().Take(SamplePages));
        foreach (List<string> batch in Batches(texts))
        {
            string[] alike = [.. batch.Where(t => !HasDifference(t))];
            Compare(alike, failures);
            compared += alike.Length;
            differing += batch.Count - alike.Length;
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
        Assert.True(compared > 20_000 && differing < compared / 500,
            $"{differing} texts have characters that the two take differently, {compared} not");
    }

    private static void Compare(string[] texts, List<string> failures)
    {
        long[][] hashes = LuceneTokens.Hashes(texts, Names);
        for (int n = 0; n < Names.Length; n++)
        {
            TokenStream stream = Analyzers.ByName(Names[n]).CreateStream();
            for (int i = 0; i < texts.Length; i++)
            {
                if (LuceneTokens.Hash(stream, texts[i]) != hashes[n][i])
                {
                    List<string> expected = LuceneTokens.Tokens([texts[i]], Names[n])[0];
                    failures.Add($"{Names[n]}: Lucene {string.Join(", ", expected.Except(LuceneTokens.Tokens(stream, texts[i])).Take(5))};"
                        + $" ours {string.Join(", ", LuceneTokens.Tokens(stream, texts[i]).Except(expected).Take(5))}");
                    break;
                }
            }
        }
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.GetFiles(TestData.Path(folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static IEnumerable<List<string>> Batches(IEnumerable<string> texts)
    {
        var batch = new List<string>();
        int units = 0;
        foreach (string text in texts)
        {
            batch.Add(text);
            units += text.Length;
            if (batch.Count == Batch || units > BatchUnits)
            {
                yield return batch;
                batch = [];
                units = 0;
            }
        }
        yield return batch;
    }

    private static IEnumerable<string> Pages()
    {
        using ZipArchive pages = ZipFile.OpenRead(TestData.Path("html-extraction", "pages.zip"));
        foreach (ZipArchiveEntry page in pages.Entries.Where(entry => entry.Length > 0))
        {
            using var reader = new StreamReader(page.Open());
            yield return reader.ReadToEnd();
        }
    }

    // Every string of every record: titles, bodies, addresses.
    private static IEnumerable<string> Texts(string file)
    {
        foreach (string line in TestData.GzipLines(file))
        {
            using JsonDocument record = JsonDocument.Parse(line.Replace(": NaN", ": null", StringComparison.Ordinal));
            foreach (JsonProperty property in record.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.String)
                {
                    yield return property.Value.GetString()!;
                }
            }
        }
    }

    private static bool HasDifference(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Differing[rune.Value])
            {
                return true;
            }
        }
        return false;
    }

    private static BitArray ReadDifferences()
    {
        var differing = new BitArray(0x110000);
        string file = Path.Combine(TestData.Root, "tests", "Search.Analysis.Tests", "Fixtures", "lucene-tokenizer-differences.txt");
        foreach (string[] ends in File.ReadLines(file).Where(l => !l.StartsWith('#')).Select(l => l.Split("..")))
        {
            for (int c = int.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                c <= int.Parse(ends[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture); c++)
            {
                differing[c] = true;
            }
        }
        return differing;
    }
}
