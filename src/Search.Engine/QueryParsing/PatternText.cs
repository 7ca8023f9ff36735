using System.Text;
using Search.Analysis;

namespace Search.Engine.QueryParsing;

/// <summary>Patterns, folded as the terms of their field are.</summary>
internal static class PatternText
{
    /// <summary>A wildcard pattern with all but wildcards and escaped characters folded (<c>QueryParserBase.analyzeWildcard</c>).</summary>
    public static string Wildcard(Analyzer analyzer, string pattern)
    {
        var folded = new StringBuilder(pattern.Length);
        int plain = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            int length = pattern[i] switch
            {
                '*' or '?' => 1,
                '\\' when i + 2 < pattern.Length && char.IsSurrogatePair(pattern[i + 1], pattern[i + 2]) => 3,
                '\\' when i + 1 < pattern.Length => 2,
                _ => 0,
            };
            if (length > 0)
            {
                AppendFolded(folded, analyzer, pattern[plain..i]);
                folded.Append(pattern, i, length);
                i += length - 1;
                plain = i + 1;
            }
        }
        AppendFolded(folded, analyzer, pattern[plain..]);
        return folded.ToString();
    }

    private static void AppendFolded(StringBuilder folded, Analyzer analyzer, string part)
    {
        if (part.Length > 0)
        {
            folded.Append(analyzer.Normalize(part));
        }
    }
}
