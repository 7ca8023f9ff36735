using System.Runtime.InteropServices;
using System.Text.Json;
using Search.Analysis;

namespace Search.Benchmarks.QuerySets;

/// <summary>
/// In how many documents words, pairs and triples of neighbours stand, and pairs with one or two words between: of a sample of a corpus, spread
/// over all of it. Words are
/// letters of ASCII in lower case, at least three, and no function words; neighbours are of one sentence.
/// </summary>
internal sealed class CorpusStatistics
{
    // A separate number for a word that is none of ours, and for the end of a sentence.
    private const int OtherWord = -1;
    private const int SentenceEnd = -2;

    private static readonly IReadOnlySet<string> FunctionWords = StopWords.Of("en");

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly List<int> _frequencies = [];
    private readonly Dictionary<(int, int, int), int> _runs = [];
    private readonly Dictionary<(int, int), int> _near = [];
    private readonly List<int> _lastSeen = [];
    private readonly List<int> _tokens = [];
    private readonly HashSet<(int, int, int)> _seenRuns = [];
    private readonly HashSet<(int, int)> _seenNear = [];

    private CorpusStatistics()
    {
    }

    /// <summary>How many documents were read.</summary>
    public int Documents { get; private set; }

    public int Words => _words.Count;

    /// <summary>Reads every so manieth document.</summary>
    public static CorpusStatistics Read(string corpus, int step)
    {
        var statistics = new CorpusStatistics();
        int line = 0;
        foreach (string json in File.ReadLines(corpus))
        {
            if (line++ % step == 0)
            {
                using var document = JsonDocument.Parse(json);
                statistics.Add(document.RootElement.GetProperty("body").GetString()!);
            }
        }
        return statistics;
    }

    /// <summary>Words that stand in this part of the documents, the most frequent first; <paramref name="high"/> is included.</summary>
    public List<string> Band(double low, double high, int shortest = 3)
    {
        (double least, double most) = (low * Documents, high * Documents);
        IEnumerable<(string Text, int Frequency)> words = Sorted().Where(word => word.Frequency >= least && word.Frequency <= most);
        return [.. words.Select(word => word.Text).Where(word => word.Length >= shortest)];
    }

    /// <summary>The most frequent words.</summary>
    public List<string> MostFrequent(int count, int shortest) =>
        [.. Sorted().Where(word => word.Text.Length >= shortest).Take(count).Select(word => word.Text)];

    /// <summary>Two words in a row, the most frequent ones.</summary>
    public List<string> Pairs(int count) =>
        MostFrequentOf(_runs.Where(run => run.Key.Item3 < 0), run => $"{Word(run.Item1)} {Word(run.Item2)}", count);

    /// <summary>Three words in a row.</summary>
    public List<string> Triples(int count) =>
        MostFrequentOf(_runs.Where(run => run.Key.Item3 >= 0), run => $"{Word(run.Item1)} {Word(run.Item2)} {Word(run.Item3)}", count);

    /// <summary>Two words with one or two others between them.</summary>
    public List<string> NearPairs(int count) => MostFrequentOf(_near, pair => $"{Word(pair.Item1)} {Word(pair.Item2)}", count);

    private static List<string> MostFrequentOf<T>(IEnumerable<KeyValuePair<T, int>> counts, Func<T, string> print, int count) =>
        [.. counts.OrderByDescending(entry => entry.Value).Take(4 * count).Select(entry => (entry.Value, Text: print(entry.Key)))
            .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Text, StringComparer.Ordinal).Take(count).Select(entry => entry.Text)];

    private IEnumerable<(string Text, int Frequency)> Sorted() =>
        _words.Zip(_frequencies).OrderByDescending(word => word.Second).ThenBy(word => word.First, StringComparer.Ordinal);

    private string Word(int number) => _words[number];

    private void Add(string body)
    {
        Documents++;
        Tokenize(body);
        foreach (int word in _tokens.Where(word => word >= 0))
        {
            if (_lastSeen[word] != Documents)
            {
                _lastSeen[word] = Documents;
                _frequencies[word]++;
            }
        }
        _seenRuns.Clear();
        _seenNear.Clear();
        ReadOnlySpan<int> tokens = CollectionsMarshal.AsSpan(_tokens);
        // Three places behind the last are ends of sentences.
        for (int i = 0; i + 3 < tokens.Length; i++)
        {
            if (tokens[i] < 0)
            {
                continue;
            }
            (int next, int second, int third) = (tokens[i + 1], tokens[i + 2], tokens[i + 3]);
            if (next >= 0)
            {
                Count(_runs, _seenRuns, (tokens[i], next, -1));
                if (second >= 0)
                {
                    Count(_runs, _seenRuns, (tokens[i], next, second));
                }
            }
            else if (next == OtherWord && (second >= 0 || (second == OtherWord && third >= 0)))
            {
                Count(_near, _seenNear, (tokens[i], second >= 0 ? second : third));
            }
        }
    }

    private static void Count<T>(Dictionary<T, int> counts, HashSet<T> seen, T key)
        where T : notnull
    {
        if (seen.Add(key))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
        }
    }

    private void Tokenize(string body)
    {
        _tokens.Clear();
        Span<char> lower = stackalloc char[64];
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < body.Length;)
        {
            int start = i;
            while (i < body.Length && (char.IsLetterOrDigit(body[i]) || body[i] == '\''))
            {
                i++;
            }
            if (i == start)
            {
                if (body[i] is '.' or '!' or '?' or '\n')
                {
                    _tokens.Add(SentenceEnd);
                }
                i++;
                continue;
            }
            ReadOnlySpan<char> word = body.AsSpan(start..i);
            if (word.Length is < 3 or > 64 || word.ContainsAnyExcept(Letters))
            {
                _tokens.Add(OtherWord);
                continue;
            }
            word.ToLowerInvariant(lower);
            _tokens.Add(Number(lower[..word.Length], numbers));
        }
        _tokens.AddRange([SentenceEnd, SentenceEnd, SentenceEnd]);
    }

    private int Number(ReadOnlySpan<char> word, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers)
    {
        if (numbers.TryGetValue(word, out int number))
        {
            return number;
        }
        string text = word.ToString();
        number = FunctionWords.Contains(text) ? OtherWord : _words.Count;
        _numbers.Add(text, number);
        if (number >= 0)
        {
            _words.Add(text);
            _frequencies.Add(0);
            _lastSeen.Add(0);
        }
        return number;
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
