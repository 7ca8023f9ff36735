using System.Globalization;

namespace Search.Engine.Highlighting;

/// <summary>
/// Finds the bounds of sentences, near to Unicode's UAX #29: behind <c>. ? ! …</c> and their East Asian forms, with the quotes and brackets that
/// close there, when white space follows and no lower-case letter comes next; not behind abbreviations and initials. Ends of paragraphs always
/// are bounds: an empty line, an indented line, and a line break between lines too long to be wrapped.
/// </summary>
internal static class SentenceSplitter
{
    /// <summary>A line longer than this is a whole paragraph, not a line of a wrapped one.</summary>
    private const int LongestWrappedLine = 120;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "gen", "sen", "rep", "gov", "lt", "col", "capt", "sgt", "maj", "rev", "hon", "pres", "vs", "no", "nos",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "e.g", "i.e", "cf", "approx", "fig", "vol", "pp",
    };

    /// <summary>The end of the sentence that starts at <paramref name="start"/>: where the next one starts, white space in between included.</summary>
    public static int Next(ReadOnlySpan<char> text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n' && EndsParagraph(text, i))
            {
                return SkipSpace(text, i);
            }
            if (c is '\u2029')
            {
                return SkipSpace(text, i);
            }
            if (!IsTerminator(c))
            {
                continue;
            }
            int end = i + 1;
            while (end < text.Length && (IsTerminator(text[end]) || IsCloser(text[end])))
            {
                end++;
            }
            int next = SkipSpace(text, end);
            if (next == text.Length)
            {
                return next;
            }
            if (StringInfo.GetNextTextElementLength(text[(next - 1)..Math.Min(text.Length, next + 2)]) > 1)
            {
                // A mark that belongs to what is before it.
                i = next;
                continue;
            }
            if (c is '。' or '！' or '？' || (next > end && !char.IsLower(text[SkipOpeners(text, next)]) && !(c == '.' && IsAbbreviation(text, start, i))))
            {
                return next;
            }
            i = end - 1;
        }
        return text.Length;
    }

    /// <summary>Whether a paragraph ends within the white space [from, to).</summary>
    public static bool HasParagraphEnd(ReadOnlySpan<char> text, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (text[i] == '\u2029' || (text[i] == '\n' && EndsParagraph(text, i)))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsTerminator(char c) => c is '.' or '?' or '!' or '…' or '。' or '！' or '？' or '؟' or '।' or '۔';

    private static bool IsCloser(char c) => c is '"' or '\'' or '”' or '’' or '»' or ')' or ']' or '」' or '』' or '）';

    private static int SkipOpeners(ReadOnlySpan<char> text, int index)
    {
        while (index + 1 < text.Length && text[index] is '"' or '\'' or '“' or '‘' or '«' or '(' or '[')
        {
            index++;
        }
        return index;
    }

    private static int SkipSpace(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }
        return index;
    }

    /// <summary>The word before the dot: a known one, a single letter (an initial), or letters with dots between (U.S).</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> text, int start, int dot)
    {
        int first = dot;
        while (first > start && (char.IsLetter(text[first - 1]) || text[first - 1] == '.'))
        {
            first--;
        }
        ReadOnlySpan<char> word = text[first..dot];
        if (word.Length == 1 || (word.Length >= 3 && word[^2] == '.'))
        {
            return word.Length > 1 || char.IsUpper(word[0]);
        }
        return word.Length <= 6 && Abbreviations.Contains(word.ToString());
    }

    private static bool EndsParagraph(ReadOnlySpan<char> text, int lineBreak)
    {
        ReadOnlySpan<char> rest = text[(lineBreak + 1)..];
        int i = 0;
        while (i < rest.Length && rest[i] is ' ' or '\t' or '\r')
        {
            i++;
        }
        if (i == rest.Length || rest[i] == '\n' || (i >= 2 && rest[i - 1] is ' ') || (i >= 1 && rest[i - 1] == '\t'))
        {
            return true;
        }
        int lineStart = text[..lineBreak].LastIndexOf('\n') + 1;
        int nextEnd = rest[i..].IndexOf('\n');
        return lineBreak - lineStart > LongestWrappedLine || (nextEnd < 0 ? rest.Length : nextEnd) > LongestWrappedLine;
    }
}
