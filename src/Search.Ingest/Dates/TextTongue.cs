using System.Collections.Frozen;
using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// Whether a text is written in a language whose people put the day before the month. English tells nothing; Cyrillic, Greek, Arabic, Hebrew and
/// Indian scripts
/// tell it at once, Latin ones by their most frequent words.
/// </summary>
internal static class TextTongue
{
    /// <summary>How much of a text is looked at, in UTF-16 units.</summary>
    private const int Looked = 3000;

    /// <summary>So many more than English words there must be.</summary>
    private const int Least = 4;

    private static readonly FrozenSet<string> English =
        new[] { "the", "of", "and", "that", "with", "was", "for", "have", "has", "from", "this", "said", "were" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Others = new[]
    {
        "der", "die", "und", "das", "ist", "nicht", "mit", "von", "den", "ein", "eine", "auf", "le", "les", "des", "et", "est", "une", "dans", "pour",
        "que", "qui", "du", "el", "los", "las", "del", "una", "con", "por", "para", "se", "os", "do", "da", "em", "não", "com", "uma", "il", "di",
        "che", "della", "per", "sono", "nel", "het", "een", "niet", "van", "zijn", "och", "att", "som", "är", "av", "på", "og", "til", "er", "ikke",
        "ja", "että", "nie", "się", "jest", "na", "ve", "bir", "için", "și", "este", "jak", "že", "je", "su", "yang", "dan",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static DayOrder OrderOf(ReadOnlySpan<char> text)
    {
        int english = 0;
        int others = 0;
        int letters = 0;
        int dayFirst = 0;
        ReadOnlySpan<char> start = text[..Math.Min(text.Length, Looked)];
        foreach (Word word in new Words(start))
        {
            if (word.Kind != WordKind.Letters)
            {
                continue;
            }
            ReadOnlySpan<char> written = word.In(start);
            letters++;
            // Greek to the scripts of India and Ceylon: all of them day first.
            dayFirst += written[0] is >= '\u0370' and < '\u0E00' ? 1 : 0;
            english += English.GetAlternateLookup<ReadOnlySpan<char>>().Contains(written) ? 1 : 0;
            others += Others.GetAlternateLookup<ReadOnlySpan<char>>().Contains(written) ? 1 : 0;
        }
        return dayFirst * 2 > letters || others >= (2 * english) + Least ? DayOrder.DayFirst : DayOrder.Unknown;
    }
}
