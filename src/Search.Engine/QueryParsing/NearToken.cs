using System.Globalization;

namespace Search.Engine.QueryParsing;

/// <summary>The operator between words that stand near each other: <c>NEAR</c>, <c>NEAR/3</c>, and in order <c>ONEAR</c>, <c>ONEAR/3</c>.</summary>
internal static class NearToken
{
    /// <summary>How many words may stand between where no number says it.</summary>
    public const int UsualSlop = 5;

    /// <summary>The operator that stands here as a whole word, or null.</summary>
    public static QueryToken? TryRead(string text, int at)
    {
        int end = at + (text[at] == 'O' ? 1 : 0);
        if (string.CompareOrdinal(text, end, "NEAR", 0, 4) != 0)
        {
            return null;
        }
        end += 4;
        if (end + 1 < text.Length && text[end] == '/' && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }
        }
        return ClassicLexer.EndsWord(text, end) ? new QueryToken(QueryTokenKind.Near, at, end, text[at..end]) : null;
    }

    public static bool IsOrdered(QueryToken token) => token.Text![0] == 'O';

    /// <summary>How many words may stand between.</summary>
    public static int SlopOf(QueryToken token)
    {
        int slash = token.Text!.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? UsualSlop : int.TryParse(token.Text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int slop) ? slop : int.MaxValue;
    }
}
