using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>What rules ask of a line.</summary>
internal static class LineText
{
    /// <summary>Signs around a label that are no part of it: bullets, arrows, stars, colons, brackets.</summary>
    private const string Ornaments = " \t*:.!…|>»›→←<«‹-–—•·()[]#+▼▶";

    /// <summary>Wrapped text has lines at least this long, but for the last of a paragraph.</summary>
    private const int ShortestWrappedLine = 40;

    /// <summary>A label to compare: without ornaments, lower case, curly apostrophes straight, white space single. Null for a line too long to be one.</summary>
    public static string? Label(ReadOnlySpan<char> line)
    {
        line = line.Trim(Ornaments);
        if (line.Length is 0 or > 120)
        {
            return null;
        }
        Span<char> label = stackalloc char[line.Length];
        int length = 0;
        foreach (char c in line)
        {
            if (!char.IsWhiteSpace(c))
            {
                label[length++] = c == '’' ? '\'' : char.ToLowerInvariant(c);
            }
            else if (length > 0 && label[length - 1] != ' ')
            {
                label[length++] = ' ';
            }
        }
        // White space of other kinds than the ornaments' may stand at both ends.
        return length == 0 ? null : new string(label[..length]).TrimEnd();
    }

    /// <summary>Whether a line ends as a sentence does. An abbreviation (U.S., Inc.) is no end.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> bare = line.TrimEnd("\"'”’»)] ");
        if (bare.Length == 0 || bare[^1] is not ('.' or '。' or '।' or '۔'))
        {
            return false;
        }
        if (bare.EndsWith("..") || bare.EndsWith(" Inc.") || bare.EndsWith(" Jr.") || bare.EndsWith(" Corp.") || bare.EndsWith(" Co.") || bare.EndsWith(" Ltd."))
        {
            return false;
        }
        // U.S. and the like: a single letter before the dot, and a dot before that.
        return !(bare.Length >= 4 && char.IsLetter(bare[^2]) && bare[^3] == '.' && char.IsLetter(bare[^4]));
    }

    /// <summary>
    /// Whether a line goes on with the sentence of the line before, as wrapped text does: nothing stands between them, the line before is long and no sentence's end,
    /// and this one starts small or ends the sentence. Such a line may look like a date or a byline ("December 1986.", "by the company").
    /// </summary>
    public static bool GoesOn(PageText page, int line)
    {
        if (line == 0 || page.IsApart(line))
        {
            return false;
        }
        ReadOnlySpan<char> before = page[line - 1];
        return before.Length >= ShortestWrappedLine && !EndsSentence(before) && before[^1] is not (':' or '!' or '?' or '*')
            && (char.IsLower(page[line][0]) || EndsSentence(page[line]));
    }

    /// <summary>A line that can be a headline: short, and no sentence.</summary>
    public static bool IsHeadline(ReadOnlySpan<char> line) => line.Length <= 200 && !EndsSentence(line) && Words.Count(line) <= 28;
}
