using System.Globalization;

namespace Search.Ingest.Tests.Html.Figures;

/// <summary>
/// The article-extraction benchmark's measure: shingles of four words, true and false positives and false negatives of each page scaled to sum to 1,
/// precision and recall their means over the pages.
/// </summary>
internal sealed class ShingleScore
{
    private const int Words = 4;

    private double _precision;
    private double _recall;
    private int _precisions;
    private int _recalls;

    public double Precision => _precision / _precisions;

    public double Recall => _recall / _recalls;

    public double F1 => 2 * Precision * Recall / (Precision + Recall);

    /// <returns>The page's own F1.</returns>
    public double Add(string truth, string found)
    {
        Dictionary<string, int> expected = Shingles(truth);
        Dictionary<string, int> actual = Shingles(found);
        double hits = 0;
        double extra = 0;
        foreach ((string shingle, int count) in actual)
        {
            int wanted = expected.GetValueOrDefault(shingle);
            hits += Math.Min(count, wanted);
            extra += Math.Max(0, count - wanted);
        }
        double missed = 0;
        foreach ((string shingle, int count) in expected)
        {
            missed += Math.Max(0, count - actual.GetValueOrDefault(shingle));
        }
        if (hits + extra > 0)
        {
            _precision += hits / (hits + extra);
            _precisions++;
        }
        if (hits + missed > 0)
        {
            _recall += hits / (hits + missed);
            _recalls++;
        }
        return 2 * hits + extra + missed == 0 ? 1 : 2 * hits / (2 * hits + extra + missed);
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        List<string> words = WordsOf(text);
        var shingles = new Dictionary<string, int>();
        for (int i = 0; i < Math.Max(1, words.Count - Words + 1) && words.Count > 0; i++)
        {
            string shingle = string.Join(' ', words.Skip(i).Take(Words));
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }
        return shingles;
    }

    /// <summary>Runs of letters, digits and underscores, as Python's <c>\w+</c>.</summary>
    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool isWord = i < text.Length && (text[i] == '_' || char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i])
                || char.GetUnicodeCategory(text[i]) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber);
            if (isWord && start < 0)
            {
                start = i;
            }
            else if (!isWord && start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }
        }
        return words;
    }
}
