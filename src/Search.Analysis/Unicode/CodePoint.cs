namespace Search.Analysis.Unicode;

/// <summary>Reads code points from UTF-16. A lone surrogate counts as a code point of its own.</summary>
internal static class CodePoint
{
    /// <summary>The code point at a place, and the place behind it.</summary>
    internal static int At(ReadOnlySpan<char> text, int start, out int end)
    {
        char c = text[start];
        end = start + 1;
        if (char.IsHighSurrogate(c) && end < text.Length && char.IsLowSurrogate(text[end]))
        {
            return char.ConvertToUtf32(c, text[end++]);
        }
        return c;
    }
}
