namespace Search.Analysis.Unicode;

/// <summary>
/// Simple lower case, code point by code point, whatever the culture (UnicodeData.txt, field 13): a text keeps its length.
/// </summary>
internal static class LowerCase
{
    internal static void Apply(Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x80)
            {
                if ((uint)(c - 'A') <= 'Z' - 'A')
                {
                    text[i] = (char)(c | 0x20);
                }
            }
            else if (!char.IsSurrogate(c))
            {
                text[i] = (char)Of(c);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
            {
                int lower = Of(char.ConvertToUtf32(c, text[i + 1])) - 0x10000;
                text[i] = (char)(0xD800 | (lower >> 10));
                text[++i] = (char)(0xDC00 | (lower & 0x3FF));
            }
        }
    }

    /// <summary>The lower case of a code point, in the same plane.</summary>
    internal static int Of(int codePoint) => codePoint + LowerCaseTable.Deltas[LowerCaseTable.Of(codePoint)];
}
