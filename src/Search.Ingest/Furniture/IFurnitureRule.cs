using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>Knows one kind of page part that is not the article. Rules look at the form of lines, never at a site's name.</summary>
internal interface IFurnitureRule
{
    /// <summary>How many lines from this one on are furniture; 0: none that this rule knows.</summary>
    int Match(PageText page, int line);
}
