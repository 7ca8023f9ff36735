using System.Globalization;
using System.Text;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>Makes well-formed texts of Lucene's query language.</summary>
/// <param name="random">The source of choices.</param>
/// <param name="mixes">
/// Whether operators, signs and standing side by side are mixed within one pair of parentheses. Lucene's classic parser knows no precedence between them, so texts for
/// it have one of them only; and only texts for it have what Lucene's flexible parsers read in another way.
/// </param>
internal sealed class ClassicTexts(TestRandom random, bool mixes)
{
    /// <summary>The words that are asked for and that documents are made of.</summary>
    public static readonly string[] Words = ["rain", "ruin", "drought", "mill", "limits", "no", "1987", "3.5", "caf\u00E9", "\u4EAC", "o'neill", "the"];

    private static readonly string[] PlainSpellings = ["Rain", "DROUGHT", "mill", "no-limits", "no", "1987", "3.5", "caf\u00E9", "\u4EAC\u4EAC", "o'neill", "The", "rain"];

    /// <summary>Spellings that Lucene's flexible parsers read in another way, or that are nothing to search.</summary>
    private static readonly string[] ClassicSpellings =
        ["\\(x", "x\\:y", "\\AND", "U.S.", "AT&T", "a_b", "a<b", "\\u0072ain", "rain\\ drought", "...", "&", "NEAR", "a|b", "x=y", "ANDY", "not", "- ", "! "];

    public string Next() => Group(random.Next(1, 4));

    private string Group(int depth)
    {
        int kind = mixes ? 5 : random.Next(5);
        int count = kind == 0 ? 1 : random.Next(2, 6);
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
            {
                text.Append(kind switch
                {
                    1 => random.Pick([" AND ", " && "]),
                    2 => random.Pick([" OR ", " || "]),
                    5 => random.Pick([" ", " AND ", " OR ", " && ", " || ", " "]),
                    _ => random.Pick([" ", " ", "  ", "\t"]),
                });
            }
            text.Append(kind switch
            {
                // A plus behind OR means nothing to the classic parser, whose default operator is AND.
                2 => random.Pick(["", "", "", "-", "NOT ", "!"]),
                3 => "",
                _ => random.Pick(["", "", "", "+", "-", "!", "NOT "]),
            });
            text.Append(depth > 1 && random.Chance(0.3) ? $"{Field()}({Group(depth - 1)}){Boost()}" : Leaf());
        }
        return text.ToString();
    }

    private string Leaf() => Field() + random.Next(12) switch
    {
        0 => Suffixed($"\"{random.Pick(PlainSpellings)} {random.Pick(PlainSpellings)}\"", "~" + random.Next(5).ToString(CultureInfo.InvariantCulture)),
        1 => Suffixed($"\"{random.Pick(PlainSpellings)}\"", "~2"),
        2 => random.Pick(["ra*", "Li*", "caf*", "1*"]) + Boost(),
        3 => random.Pick(["r?in", "*in", "Mi?l", "?*", "d*t", "**", "n?"]) + Boost(),
        4 => random.Pick(["[", "{"]) + random.Pick(["a", "Bc", "*", "1987"]) + " TO " + random.Pick(["x", "mill", "*", "TOM"]) + random.Pick(["]", "}"]) + Boost(),
        5 => random.Pick(["/ra.n/", "/[a-m]+/", "/(no|the)/", "/.*[0-9]/", "/x{2,3}/"]) + Boost(),
        6 => Suffixed(random.Pick(["rain", "Drougth", "mil", "caf\u00E9s", "limtis"]), random.Pick(["~", "~1", "~2", "~0.7", "~0.5", "~0", "~0.9", "~5"])),
        7 when !mixes => OnlyClassic(),
        _ => random.Pick(PlainSpellings) + Boost(),
    };

    /// <summary>What Lucene's flexible parsers do not know or read in another way.</summary>
    private string OnlyClassic() => random.Next(8) switch
    {
        0 => random.Pick(["x\\:*", "\\**", "a\\?b?", "*\\*", "*", "Ca?\u00C9\\\u00C9"]) + Boost(),
        1 => "[" + random.Pick(["\"y z\"", "\"*\"", "\\*", "TO", "a\\]b"]) + " TO " + random.Pick(["\"y z\"", "\"a\\\"b\"", "\\*", "\"TO\""]) + "]" + Boost(),
        2 => random.Pick(["/a\\/b/", "//", "/\\//"]),
        3 => Suffixed("rain", random.Pick(["~x", "~2x", "~1e0", "~2f", "~+1", "~NaN"])),
        4 => Suffixed("\"rain mill\"", random.Pick(["~x", "~1.9", "~1e2", "~-0"])),
        5 => random.Pick(["ra*~1", "r?in~", "/a/~2", "\"a b\" ~1 ^2", "rain ~1", "rain ^2"]),
        6 => random.Pick(["*:*", "*:rain", "*:(rain mill)", "body : rain"]),
        _ => random.Pick(ClassicSpellings),
    };

    private string Suffixed(string text, string tilde)
    {
        string boost = Boost();
        // Lucene's flexible parsers take the slop of a phrase only before the boost.
        bool isBoostFirst = random.Chance(0.5) && !mixes;
        return random.Chance(0.3) ? text + boost : isBoostFirst ? text + boost + tilde : text + tilde + boost;
    }

    private string Field() => random.Chance(0.2) ? "title:" : "";

    private string Boost() => random.Chance(0.15) ? random.Pick(["^2", "^0.5", "^10", "^1", "^0", "^1.25"]) : "";
}
