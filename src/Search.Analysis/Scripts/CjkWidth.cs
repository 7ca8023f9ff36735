namespace Search.Analysis.Scripts;

/// <summary>
/// Fullwidth ASCII becomes ASCII, halfwidth katakana becomes katakana: their compatibility decompositions in UnicodeData.txt, as Lucene's
/// CJKWidthFilter has them.
/// </summary>
internal static class CjkWidth
{
    // Of U+FF65 to U+FF9D; the two voice marks follow.
    private const string Katakana = "・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    /// <summary>Normalizes in place and gives the new length: a voice mark joins the letter before it where there is such a letter.</summary>
    internal static int Normalize(Span<char> text)
    {
        int length = 0;
        foreach (char c in text)
        {
            switch (c)
            {
                case >= '\uFF01' and <= '\uFF5E':
                    text[length++] = (char)(c - 0xFEE0);
                    break;
                case >= '\uFF65' and <= '\uFF9D':
                    text[length++] = Katakana[c - 0xFF65];
                    break;
                case '\uFF9E' or '\uFF9F':
                    char before = length > 0 ? text[length - 1] : '\0';
                    char joined = c == '\uFF9E' ? Voiced(before) : HalfVoiced(before);
                    if (joined == before)
                    {
                        text[length++] = c == '\uFF9E' ? '\u3099' : '\u309A';
                    }
                    else
                    {
                        text[length - 1] = joined;
                    }
                    break;
                default:
                    text[length++] = c;
                    break;
            }
        }
        return length;
    }

    private static char Voiced(char c) => c switch
    {
        'ウ' => 'ヴ',
        >= 'カ' and <= 'ヂ' when (c - 'カ') % 2 == 0 => (char)(c + 1),
        'ツ' or 'テ' or 'ト' or 'ハ' or 'ヒ' or 'フ' or 'ヘ' or 'ホ' or 'ヽ' => (char)(c + 1),
        >= 'ワ' and <= 'ヲ' => (char)(c + 8),
        _ => c,
    };

    private static char HalfVoiced(char c) => c is 'ハ' or 'ヒ' or 'フ' or 'ヘ' or 'ホ' ? (char)(c + 2) : c;
}
