using System.Collections.Frozen;
using Search.Analysis.Unicode;

namespace Search.Analysis.Languages.Identification;

/// <summary>
/// How much each frequent word, and each piece of a word, says for which languages. Made from <see cref="FrequentWords"/> and the stop word lists.
/// </summary>
internal sealed class WordProfiles
{
    /// <summary>The longest piece, with its marks of word ends.</summary>
    internal const int LongestPiece = 6;

    // How often any word that is in no list comes: what a listed word's frequency is compared with.
    private const double Rare = 1e-5;
    private const float PieceWeight = 1;

    // A single letter is often no word: U.S., Nigeria's.
    private const int LetterRank = 1000;
    private const int StopWordRank = 150;

    private readonly FrozenDictionary<string, (int Language, float Weight)[]> _words;

    // Of languages whose writers often leave marks out.
    private readonly FrozenDictionary<string, (int Language, float Weight)[]> _unmarkedWords;
    private readonly FrozenDictionary<string, (int Language, float Weight)[]> _pieces;

    private WordProfiles()
    {
        Languages = [.. FrequentWords.Lists.Select(l => l.Language)];
        var words = new Dictionary<string, Dictionary<int, float>>();
        var unmarked = new Dictionary<string, Dictionary<int, float>>();
        var pieces = new Dictionary<string, Dictionary<int, float>>();
        for (int n = 0; n < Languages.Length; n++)
        {
            string[] listed = [.. FrequentWords.Lists[n].Words.Split(' ').Distinct()];
            for (int rank = 0; rank < listed.Length; rank++)
            {
                Add(Languages[n] is "ig" or "yo" ? unmarked : words, listed[rank], n, Weight(listed[rank].Length == 1 ? LetterRank : rank));
            }
            foreach (string word in StopWords.Of(Languages[n]))
            {
                Add(words, word, n, Weight(StopWordRank));
            }
            foreach (string piece in FrequentWords.Lists[n].Pieces.Split(' '))
            {
                Add(pieces, piece, n, PieceWeight);
            }
        }
        _words = Freeze(words);
        _unmarkedWords = Freeze(unmarked);
        _pieces = Freeze(pieces);
    }

    internal static WordProfiles Instance { get; } = new();

    /// <summary>Codes of all languages, by number.</summary>
    internal string[] Languages { get; }

    /// <summary>What is known before the first word: without marks of another language a text is English; Pidgin shares most of its words.</summary>
    /// <param name="scores">By language.</param>
    /// <param name="usual">Another language that texts are mostly in; null or one that is not known here: English.</param>
    /// <param name="pidgin">Its score.</param>
    internal void Start(Span<float> scores, string? usual, float pidgin = -4)
    {
        scores.Clear();
        int first = usual == null ? -1 : Array.IndexOf(Languages, usual);
        scores[first >= 0 ? first : Array.IndexOf(Languages, "en")] = 2;
        scores[Array.IndexOf(Languages, "pcm")] = pidgin;
    }

    /// <summary>Adds what a word in lower case says to the languages' scores; of at most <see cref="WordReader.MostUnits"/>.</summary>
    internal void AddWord(ReadOnlySpan<char> word, Span<float> scores)
    {
        Add(_words, word, scores);
        Span<char> folded = stackalloc char[word.Length * AsciiFolding.MaxGrowth];
        Add(_unmarkedWords, folded[..AsciiFolding.Fold(word, folded)], scores);
    }

    /// <summary>Adds what a piece says.</summary>
    internal void AddPiece(ReadOnlySpan<char> piece, Span<float> scores) => Add(_pieces, piece, scores);

    private static float Weight(int rank) => (float)Math.Log(0.05 / (1 + (0.3 * rank)) / Rare);

    private static void Add(Dictionary<string, Dictionary<int, float>> profile, string text, int language, float weight)
    {
        if (!profile.TryGetValue(text, out Dictionary<int, float>? weights))
        {
            profile.Add(text, weights = []);
        }
        weights.TryAdd(language, weight);
    }

    private static FrozenDictionary<string, (int Language, float Weight)[]> Freeze(Dictionary<string, Dictionary<int, float>> profile) =>
        profile.ToFrozenDictionary(p => p.Key, p => p.Value.Select(w => (w.Key, w.Value)).ToArray(), StringComparer.Ordinal);

    private static void Add(FrozenDictionary<string, (int Language, float Weight)[]> profile, ReadOnlySpan<char> text, Span<float> scores)
    {
        if (profile.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out (int Language, float Weight)[]? weights))
        {
            foreach ((int language, float weight) in weights)
            {
                scores[language] += weight;
            }
        }
    }
}
