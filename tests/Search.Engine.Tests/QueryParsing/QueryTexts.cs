using System.Text;
using Search.Testing;

namespace Search.Engine.Tests.QueryParsing;

/// <summary>Makes texts for a query parser: well-formed ones, ones with mistakes, and ones that are no query at all.</summary>
internal sealed class QueryTexts(TestRandom random)
{
    private static readonly string[] Words = ["rain", "ruin", "Drought", "mill", "no-limits", "caf\u00E9", "1987", "3.5", "the", "o'neill", "x\\:y", "\u4EAC\u90FD", "\\AND"];

    private static readonly string[] Signs =
        ["(", ")", "\"", "[", "]", "{", "}", "^", "~", ":", "/", "\\", "+", "-", "!", "*", "?", "&&", "||", ">", "<=", " AND ", " OR ", " NOT ", " NEAR/2 ", " TO ", " ", "\\u"];

    /// <summary>A text that a strict parser with all additions takes.</summary>
    public string Valid() => Group(random.Next(1, 5));

    /// <summary>A well-formed text with a few characters removed, inserted, doubled or exchanged.</summary>
    public string Edited()
    {
        var text = new StringBuilder(Valid());
        for (int edits = random.Next(1, 6); edits > 0; edits--)
        {
            int at = random.Next(text.Length + 1);
            int length = Math.Min(random.Next(1, 6), text.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, text.ToString(at, length));
                    break;
                case 2:
                    text.Insert(at, Any());
                    break;
                default:
                    text.Insert(at, random.Pick(Signs));
                    break;
            }
        }
        return text.ToString();
    }

    /// <summary>Signs and any UTF-16 units, also halves of surrogate pairs and control characters.</summary>
    public string Anything() => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => random.Chance(0.5) ? random.Pick(Signs) : Any()));

    private string Any() => random.Next(5) switch
    {
        0 => ((char)random.Next(0x20)).ToString(),
        1 => ((char)random.Next(0xD800, 0xE000)).ToString(),
        2 => char.ConvertFromUtf32(random.Next(0x10000, 0x110000)),
        3 => ((char)random.Next(0x80, 0xD800)).ToString(),
        _ => ((char)random.Next(0x20, 0x7F)).ToString(),
    };

    private string Group(int depth)
    {
        var text = new StringBuilder();
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            text.Append(random.Pick(["", "", "", "+", "-", "!", "NOT "]));
            text.Append(random.Next(10) switch
            {
                < 2 when depth > 1 => $"{(random.Chance(0.3) ? "title:" : "")}({Group(depth - 1)}){Boost()}",
                2 => Near(),
                3 => Value(),
                _ => (random.Chance(0.2) ? "title:" : "") + Leaf(),
            });
            text.Append(i == 1 ? "" : random.Pick([" ", " ", " AND ", " OR ", " && ", " || "]));
        }
        return text.ToString();
    }

    private string Near()
    {
        string field = random.Chance(0.2) ? "title:" : "";
        var text = new StringBuilder();
        for (int i = random.Next(2, 5); i > 0; i--)
        {
            text.Append(random.Next(6) switch
            {
                0 => $"({field}{random.Pick(Words)} OR {field}{random.Pick(Words)})",
                1 => $"{field}\"{random.Pick(Words)} {random.Pick(Words)}\"",
                2 => field + random.Pick(["ra*", "r?in", "rain~1", "/ra.n/"]),
                _ => field + random.Pick(Words),
            });
            text.Append(i == 1 ? "" : random.Pick([" NEAR/3 ", " NEAR ", " ONEAR/1 ", " NEAR/0 "]));
        }
        return text.ToString();
    }

    private string Leaf() => random.Next(9) switch
    {
        0 => $"\"{random.Pick(Words)} {random.Pick(Words)}\"{random.Pick(["", "", "~2"])}",
        1 => random.Pick(["ra*", "no-lim*", "*in", "r?in", "*", "?*l", "a\\*b*"]),
        2 => random.Pick(["/ra.n/", "/[a-m]+/", "/(no|the)/", "/.*[0-9]/"]),
        3 => random.Pick(["rain~", "drougth~1", "limtis~0.7", "no~0", "rain~2"]),
        4 => random.Pick(["[a TO m]", "{rain TO *]", "[* TO \"b c\"}"]),
        _ => random.Pick(Words),
    } + Boost();

    private string Value() => random.Pick([
        "size:3", "size:[1 TO 5}", "size:>=2", "size:<4", "size:none", "size:*", "source:Reuters", "source:\"The Times\"", "source:re*", "source:/r.*/", "source:none",
        "published:1987", "published:[1986-01 TO 1987-03]", "published:7d", "published:>=30d", "published:<1y", "published:none", "published:1987-03-01T10:30",
        "year:1987", "year:[1986 TO 1988]", "year:19*", "year:>1986", "year:none", "year:(1986 OR 1987)"]) + Boost();

    private string Boost() => random.Chance(0.15) ? random.Pick(["^2", "^0.5", "^0", "^10"]) : "";
}
