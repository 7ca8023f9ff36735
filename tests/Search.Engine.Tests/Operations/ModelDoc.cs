namespace Search.Engine.Tests.Operations;

/// <summary>A document as the naive model of an index keeps it.</summary>
/// <param name="Id">Several documents may have the same one: only an update replaces.</param>
/// <param name="Serial">Another for each document.</param>
/// <param name="Words">Its text.</param>
/// <param name="Year">Null: none.</param>
/// <param name="Tags">Distinct ones.</param>
internal sealed record ModelDoc(string Id, int Serial, string[] Words, int? Year, string[] Tags)
{
    public static Schema Schema => new Schema()
        .Keyword("id", new KeywordOptions { IsId = true })
        .Text("text", new TextOptions { Analyzer = "standard" })
        .Integer("serial", new IntegerOptions { Stored = true, Terms = true })
        .Integer("year", new IntegerOptions { Point = true, Stored = true })
        .Keyword("tag", new KeywordOptions { MultiValued = true, DocValues = true });

    public Document ToDocument()
    {
        string? text = Words.Length > 0 ? string.Join(' ', Words) : null;
        var document = new Document { ["id"] = Id, ["text"] = text, ["serial"] = Serial, ["year"] = Year };
        foreach (string tag in Tags)
        {
            document.Add("tag", tag);
        }
        return document;
    }

    public override string ToString() => $"{Serial} {Id} {Year} [{string.Join(' ', Tags)}] {string.Join(' ', Words)}";
}
