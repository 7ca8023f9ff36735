using Search.Ingest.Furniture;

namespace Search.Ingest.Text;

/// <summary>
/// Tells whether a text's first line is its title: a short line that is no sentence, and apart from what follows, by an empty line, by furniture, or
/// because the next line is clearly a paragraph. A first paragraph, a wrapped line and the only line of a text are none.
/// </summary>
internal static class TitleFinder
{
    private const int LongestTitle = 250;
    private const int MostWords = 32;

    /// <summary>A line longer than this is a paragraph, not a line of a wrapped one.</summary>
    private const int LongestWrappedLine = 120;

    /// <summary>Whether the first line that is no furniture is the title.</summary>
    public static bool IsTitle(PageText page, int first, bool[] isFurniture)
    {
        ReadOnlySpan<char> line = page[first];
        int next = first + 1;
        while (next < page.Count && isFurniture[next])
        {
            next++;
        }
        if (next == page.Count || line.Length > LongestTitle || LineText.EndsSentence(line) || line[^1] is ',' or ';' or ':' || Words.Count(line) is 0 or > MostWords)
        {
            return false;
        }
        // A quotation that ends with the line is a sentence: "We won," he said. "It was hard."
        if (line[^1] is '”' or '"' && line.Length >= 2 && line[^2] is '.' or '!' or '?' or ',' && line.Length > LongestWrappedLine)
        {
            return false;
        }
        if (page.IsApart(next) || next > first + 1)
        {
            return true;
        }
        return !char.IsLower(page[next][0]) && (page[next].Length > LongestWrappedLine || !HasLowerCase(line));
    }

    private static bool HasLowerCase(ReadOnlySpan<char> line)
    {
        foreach (char c in line)
        {
            if (char.IsLower(c))
            {
                return true;
            }
        }
        return false;
    }
}
