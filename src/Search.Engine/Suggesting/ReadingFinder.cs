using System.Globalization;
using System.Text;
using Search.Engine.Queries;

namespace Search.Engine.Suggesting;

/// <summary>Finds what each word of a query may have been meant to be: words of the dictionary that are spelled alike, parts of it, or it and its neighbour as one word.</summary>
/// <param name="snapshot">Whose dictionaries.</param>
/// <param name="words">The words of the query.</param>
/// <param name="counts">Their counts.</param>
/// <param name="enough">A word in so many documents stays.</param>
/// <param name="limits">Asked for every few hundred terms.</param>
internal sealed class ReadingFinder(Snapshot snapshot, IReadOnlyList<TextWord> words, WordCounts counts, int enough, SearchLimits limits)
{
    // How probable it is that a word is typed so: as meant if it is nowhere in the index, with one mistake, with two, with one in its first letter.
    private static readonly double KeptUnknown = Math.Log(1e-5);
    private static readonly double OneEdit = Math.Log(1e-2);
    private static readonly double TwoEdits = Math.Log(1e-4);
    private static readonly double OtherStart = Math.Log(0.1);
    private static readonly double KnownWord = Math.Log(1e-2);

    private const int MostReadings = 12;
    private const int ShortestForTwoEdits = 6;
    private const int ShortestSwap = 5;
    private const int ShortestForSure = 6;
    private const int ShortestOtherStart = 7;
    private const int LongestWord = 40;

    private static readonly SimilarTermOptions Similar = new()
    {
        MinPrefix = 0,
        MinLength = 3,
        MaxInspections = 40,
        MaxLength = LongestWord,
        MaxWordFrequency = int.MaxValue,
        Mode = SimilarTermMode.Always,
    };

    /// <summary>Whether it pays to ask: a word is in few documents or in none, or two neighbours may be one word.</summary>
    public bool HasDoubts => Enumerable.Range(0, words.Count).Any(i => IsDoubtful(words[i]) || Joined(i) != null);

    /// <summary>All readings, in the order of the words.</summary>
    public IReadOnlyList<Reading> Find()
    {
        var readings = new List<Reading>();
        for (int i = 0; i < words.Count; i++)
        {
            TextWord word = words[i];
            bool isKnown = Known(word) > 0;
            readings.Add(new Reading(i, i + 1, [word.Term], isKnown ? 0 : KeptUnknown) { IsKept = true });
            if (IsDoubtful(word))
            {
                readings.AddRange(Alike(i, word, isKnown ? KnownWord : 0));
                readings.AddRange(isKnown ? [] : Parts(i, word));
            }
            if (Joined(i) is { } joined)
            {
                readings.Add(new Reading(i - 1, i + 1, [joined], OneEdit));
            }
        }
        return readings;
    }

    /// <summary>Whether a term is a word that can stand in a query as it is.</summary>
    private static bool IsWord(string term)
    {
        for (int i = 0; i < term.Length; i++)
        {
            bool isLetter = char.IsLetter(term[i]) || char.IsSurrogate(term[i])
                || char.GetUnicodeCategory(term[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (!isLetter && !(term[i] is '\'' or '’' && i > 0 && i < term.Length - 1))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Of two words one edit apart: whether neighbours changed places.</summary>
    private static bool IsSwap(string word, string other) => word.Length == other.Length && word.Order().SequenceEqual(other.Order());

    private long Known(TextWord word) => Math.Max(counts.Of(word.Field, word.Term), word.OtherHits);

    private bool IsDoubtful(TextWord word) => word.Term.Length <= LongestWord && IsWord(word.Term) && Known(word) < enough;

    private IEnumerable<Reading> Alike(int i, TextWord word, double odds)
    {
        long known = Known(word);
        IReadOnlyList<SimilarTerm> similar = SimilarTermFinder.Find(snapshot, word.Field, word.Term, known, MostReadings, Similar, limits);
        foreach (SimilarTerm term in similar.Where(term => term.DocFreq > known && IsWord(term.Term)))
        {
            int shorter = Math.Min(word.Term.EnumerateRunes().Count(), term.Term.EnumerateRunes().Count());
            bool isOneEdit = term.Similarity > 1f - 1.5f / shorter;
            if (isOneEdit || (word.Term.Length >= ShortestForTwoEdits && known == 0))
            {
                bool startsAlike = term.Term[0] == word.Term[0];
                yield return new Reading(i, i + 1, [term.Term], odds + (isOneEdit ? OneEdit : TwoEdits) + (startsAlike ? 0 : OtherStart))
                {
                    IsSure = isOneEdit && known == 0 && shorter >= (IsSwap(word.Term, term.Term) ? ShortestSwap : startsAlike ? ShortestForSure : ShortestOtherStart),
                };
            }
        }
    }

    /// <summary>Two words of which the blank was left out; they stand so somewhere.</summary>
    private IEnumerable<Reading> Parts(int i, TextWord word)
    {
        if (!word.IsAlone && !word.IsInPhrase)
        {
            yield break;
        }
        int at = 0;
        foreach (Rune rune in word.Term.EnumerateRunes())
        {
            at += rune.Utf16SequenceLength;
            string left = word.Term[..at];
            string right = word.Term[at..];
            if (right.Length > 0 && counts.OfPhrase(word.Field, left, right) > 0)
            {
                yield return new Reading(i, i + 1, [left, right], OneEdit);
            }
        }
    }

    /// <summary>The word that this one makes with the one before it, where they never stand as two; otherwise null.</summary>
    private string? Joined(int i)
    {
        if (i == 0 || words[i] is not { Link: WordLink.Adjacent } right || words[i - 1] is not { } left || left.IsInPhrase != right.IsInPhrase
            || (!right.IsInPhrase && !(left.IsAlone && right.IsAlone)) || !IsWord(left.Term) || !IsWord(right.Term))
        {
            return null;
        }
        string joined = left.Term + right.Term;
        return counts.Of(left.Field, joined) > 0 && counts.OfPhrase(left.Field, left.Term, right.Term) == 0 ? joined : null;
    }
}
