using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Search.Engine.QueryParsing;

/// <summary>Backslashes as Lucene's classic parser resolves them (<c>QueryParserBase.discardEscapeChar</c>).</summary>
internal static class ClassicEscapes
{
    private const int CodeLength = 4;

    /// <summary>The text without its backslashes: each makes the next character a plain one, <c>\u0041</c> names one by its number.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="plain">What is meant; null where a number is incomplete or a backslash is the last character.</param>
    /// <param name="problem">Where in <paramref name="text"/> the wrong backslash is.</param>
    public static bool TryResolve(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? plain, out int problem)
    {
        problem = 0;
        if (!text.Contains('\\'))
        {
            plain = text.ToString();
            return true;
        }
        plain = null;
        var resolved = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                resolved.Append(text[i]);
                continue;
            }
            problem = i++;
            if (i == text.Length)
            {
                return false;
            }
            if (text[i] != 'u')
            {
                resolved.Append(text[i]);
                continue;
            }
            if (i + CodeLength >= text.Length || !ushort.TryParse(text.Slice(i + 1, CodeLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            {
                return false;
            }
            resolved.Append((char)code);
            i += CodeLength;
        }
        plain = resolved.ToString();
        return true;
    }
}
