namespace Search.Analysis.Scripts;

/// <summary>Spellings of Arabic that mean the same: as Lucene's ArabicNormalizationFilter has them.</summary>
internal static class Arabic
{
    /// <summary>
    /// Normalizes in place and gives the new length: alef with madda or hamza becomes alef, alef maksura yeh, teh marbuta heh; vowel signs and the
    /// stretching tatweel go.
    /// </summary>
    internal static int Normalize(Span<char> text)
    {
        int length = 0;
        foreach (char c in text)
        {
            if (c is '\u0640' or (>= '\u064B' and <= '\u0652'))
            {
                continue;
            }
            text[length++] = c switch { '\u0622' or '\u0623' or '\u0625' => '\u0627', '\u0649' => '\u064A', '\u0629' => '\u0647', _ => c };
        }
        return length;
    }

    /// <summary>Arabic and Persian digits become ASCII digits.</summary>
    internal static void FoldDigits(Span<char> text)
    {
        foreach (ref char c in text)
        {
            c = c switch
            {
                >= '\u0660' and <= '\u0669' => (char)(c - '\u0660' + '0'),
                >= '\u06F0' and <= '\u06F9' => (char)(c - '\u06F0' + '0'),
                _ => c,
            };
        }
    }
}
