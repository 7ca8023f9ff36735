using Search.Ingest.Dates;
using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>
/// Who wrote it: <c>By A Name and B Name</c>, <c>by time news</c>, <c>(Reporting by …; Editing by …)</c>. Near the top, where names need no capitals just
/// below the first line; at the end with capitals.
/// </summary>
internal sealed class BylineRule : IFurnitureRule
{
    private const int Top = 6;
    private const int End = 4;

    private static readonly string[] Starts = ["by ", "written by ", "posted by ", "published by ", "reported by ", "story by ", "words by ", "text by ", "by: "];

    private static readonly string[] Reporters = ["reporting by ", "additional reporting by ", "editing by ", "writing by ", "compiled by "];

    public int Match(PageText page, int line)
    {
        ReadOnlySpan<char> text = page[line].Trim("()[]*_- ");
        if (text.Length > 200)
        {
            return 0;
        }
        foreach (string start in Reporters)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return IsNames(text[start.Length..]) ? 1 : 0;
            }
        }
        bool isBelowTitle = line is >= 1 and <= 3;
        if (line >= Top && line < page.Count - End)
        {
            return 0;
        }
        foreach (string start in Starts)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                ReadOnlySpan<char> names = text[start.Length..];
                if (DateText.TryFind(names, DayOrder.Unknown, out WrittenDate date))
                {
                    names = names[..date.Start];
                }
                if (Words.Count(names) == 0)
                {
                    // "By January 17, 2022 the boats were sold": nobody's name.
                    return 0;
                }
                return IsNames(names) || (isBelowTitle && !LineText.EndsSentence(text) && Words.Count(names) <= 5) ? 1 : 0;
            }
        }
        return 0;
    }

    /// <summary>One to three dozen words, all with capitals but the little ones between names.</summary>
    private static bool IsNames(ReadOnlySpan<char> text)
    {
        int capitals = 0;
        int all = 0;
        foreach (Word word in new Words(text))
        {
            if (word.Kind != WordKind.Letters)
            {
                continue;
            }
            ReadOnlySpan<char> name = word.In(text);
            all++;
            if (char.IsUpper(name[0]))
            {
                capitals++;
            }
            else if (name is not ("and" or "in" or "at" or "for" or "of" or "the" or "by" or "de" or "van" or "von" or "der" or "den" or "la" or "le" or "du" or "del" or "dos" or "y" or "bin" or "ibn" or "al" or "el"
                or "da" or "di" or "writing" or "editing" or "reporting" or "additional"))
            {
                return false;
            }
        }
        return capitals > 0 && all <= 36;
    }
}
