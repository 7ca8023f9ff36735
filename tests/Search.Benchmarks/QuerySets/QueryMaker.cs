using Search.Analysis;

namespace Search.Benchmarks.QuerySets;

/// <summary>
/// Queries of 19 categories in Lucene's syntax, from the document frequencies of a corpus: high is a word of 6 to 60 % of the documents, medium of
/// 0.8 to 3 %, low of at most 0.06 %.
/// One seed, one set.
/// </summary>
internal sealed class QueryMaker
{
    private const int Attempts = 5_000;

    private readonly Random _random;
    private readonly TokenStream _english = Analyzers.ByName("english").CreateStream();
    private readonly List<string> _high;
    private readonly List<string> _medium;
    private readonly List<string> _low;
    private readonly List<string> _pairs;
    private readonly List<string> _triples;
    private readonly List<string> _near;
    private readonly List<string> _patterns;
    private readonly List<string> _stems;

    public QueryMaker(CorpusStatistics corpus, int seed)
    {
        _random = new Random(seed);
        double documents = corpus.Documents;
        _high = corpus.Band(0.06, 0.6);
        // Short documents have no words so frequent.
        _high = _high.Count >= 100 ? _high[..Math.Min(400, _high.Count)] : corpus.MostFrequent(150, 4);
        _medium = Some(corpus.Band(0.008, 0.03), 3000);
        _low = Some(corpus.Band(Math.Max(3 / documents, 0.0001), Math.Max(8 / documents, 0.0006)), 5000);
        _pairs = corpus.Pairs(600);
        _triples = corpus.Triples(600);
        _near = corpus.NearPairs(600);
        _patterns = corpus.Band(0.002, 0.2, shortest: 7);
        _stems = [.. Some(corpus.Band(0.001, 0.05, shortest: 6), 6000).Where(IsStem)];
    }

    /// <summary>Lines of category, tab, query.</summary>
    /// <param name="count">Of each category.</param>
    public List<string> Make(int count)
    {
        var lines = new List<string>();
        foreach ((string category, Func<string> make) in Categories())
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (int i = 0; i < Attempts && seen.Count < count; i++)
            {
                seen.Add(make());
            }
            lines.AddRange(seen.Select(query => $"{category}\t{query}"));
        }
        return lines;
    }

    private IEnumerable<(string Category, Func<string> Make)> Categories() =>
    [
        ("term_high", () => Pick(_high)),
        ("term_med", () => Pick(_medium)),
        ("term_low", () => Pick(_low)),
        ("and2_high", () => Join(" AND ", _high, _high)),
        ("and2_mix", () => Join(" AND ", _high, _low)),
        ("and3", () => Join(" AND ", _high, _high, _medium)),
        ("or2_high", () => Join(" OR ", _high, _high)),
        ("or2_mix", () => Join(" OR ", _high, _low)),
        ("or3", () => Join(" OR ", _high, _medium, _low)),
        ("or_many", () => Join(" OR ", _high, _high, _high, _medium, _medium, _medium, _medium, _low, _low, _low)),
        ("phrase2", () => $"\"{Pick(_pairs)}\""),
        ("phrase3", () => $"\"{Pick(_triples)}\""),
        ("sloppy", () => $"\"{Pick(_near)}\"~5"),
        ("prefix", () => Pick(_patterns)[..(3 + _random.Next(2))] + "*"),
        ("wildcard", Wildcard),
        ("fuzzy1", () => Pick(_stems) + "~1"),
        ("fuzzy2", () => Pick(_stems) + "~2"),
        ("filter_year", FilterByYear),
        ("facet_year", () => _random.Next(2) == 0 ? Pick(_high) : Join(" OR ", _high, _medium)),
    ];

    private string Wildcard()
    {
        string word = Pick(_patterns);
        return $"{word[..2]}*{word[^4]}*";
    }

    private string FilterByYear()
    {
        int year = _random.Next(1992, 2024);
        return $"{Pick(_high)} AND year:[{year} TO {year + _random.Next(3)}]";
    }

    private string Pick(List<string> words) =>
        words.Count > 0
            ? words[_random.Next(words.Count)]
            : throw new InvalidOperationException("The corpus is too small: it has no words of one of the frequencies");

    /// <summary>One word of each list, no word twice.</summary>
    private string Join(string between, params List<string>[] lists)
    {
        while (true)
        {
            string[] words = [.. lists.Select(Pick)];
            if (words.Distinct().Count() == words.Length)
            {
                return string.Join(between, words);
            }
        }
    }

    private List<string> Some(List<string> words, int count)
    {
        string[] some = [.. words];
        _random.Shuffle(some);
        return [.. some.Take(count)];
    }

    /// <summary>Whether the index has the word as it is written: similar terms are sought for what is written.</summary>
    private bool IsStem(string word)
    {
        _english.Reset(word.AsMemory());
        return _english.MoveNext() && _english.Token.Text.SequenceEqual(word);
    }
}
