using System.Text;
using Search.Ingest.Furniture;

namespace Search.Ingest.Text;

/// <summary>A page of plain text, taken apart.</summary>
/// <param name="Title">Null where the text has none.</param>
/// <param name="Body">Paragraphs as they stand in the file, line breaks as LF, one empty line where there were several.</param>
/// <param name="Furniture">A line each; null where there is none.</param>
internal sealed record ArticleText(string? Title, string Body, string? Furniture)
{
    /// <param name="page">The page.</param>
    /// <param name="repeated">Lines that repeat over articles of its source; null: nobody looked.</param>
    public static ArticleText Of(PageText page, RepeatedLines? repeated = null)
    {
        bool[] isFurniture = FurnitureSplitter.Split(page, repeated);
        int first = Array.IndexOf(isFurniture, false);
        int title = first >= 0 && TitleFinder.IsTitle(page, first, isFurniture) ? first : -1;
        var body = new StringBuilder(page.Text.Length);
        var furniture = new StringBuilder();
        bool isApart = false;
        for (int line = 0; line < page.Count; line++)
        {
            // What stood around a furniture line is apart from each other.
            isApart |= page.IsApart(line) || (line > 0 && isFurniture[line - 1]);
            if (isFurniture[line])
            {
                furniture.Append(furniture.Length > 0 ? "\n" : "").Append(page[line]);
            }
            else if (line != title)
            {
                body.Append(body.Length == 0 ? "" : isApart ? "\n\n" : "\n").Append(page[line]);
                isApart = false;
            }
        }
        return new ArticleText(title < 0 ? null : page[title].ToString(), body.ToString(), furniture.Length == 0 ? null : furniture.ToString());
    }
}
