using System.Globalization;

namespace Search.Ingest.Dates;

/// <summary>
/// Digits of other scripts (Arabic, Persian, Devanagari, full width and more) as ASCII has them, everything else and all places as they were.
/// </summary>
internal static class PlainDigits
{
    /// <returns>The text itself where it has no such digits.</returns>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> text)
    {
        int first = FirstForeign(text);
        if (first < 0)
        {
            return text;
        }
        char[] plain = text.ToArray();
        for (int i = first; i < plain.Length; i++)
        {
            if (IsForeign(plain[i]))
            {
                plain[i] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(plain[i]));
            }
        }
        return plain;
    }

    private static int FirstForeign(ReadOnlySpan<char> text)
    {
        // Texts in ASCII are most of all, and this is fast for them.
        int start = text.IndexOfAnyExceptInRange('\0', '\u065F');
        for (int i = start; i >= 0 && i < text.Length; i++)
        {
            if (IsForeign(text[i]))
            {
                return i;
            }
        }
        return -1;
    }

    private static bool IsForeign(char c) => c >= '\u0660' && char.IsDigit(c);
}
