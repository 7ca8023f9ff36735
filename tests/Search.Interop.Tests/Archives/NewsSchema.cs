using Search.Engine;

namespace Search.Interop.Tests.Archives;

/// <summary>The fields of the archive that Java and we index: every kind that both can write. Java's program IndexNews has the same.</summary>
internal static class NewsSchema
{
    public static Schema Create() => new Schema()
        .Keyword("id", new KeywordOptions { IsId = true })
        .Text("title", new TextOptions { Analyzer = "english" })
        .Text("body", new TextOptions { Analyzer = "standard" })
        .Text("text", new TextOptions { Analyzer = "english-nostop", From = ["title", "body"] })
        .Keyword("topic", new KeywordOptions { DocValues = true, MultiValued = true, Stored = false })
        .Keyword("split", new KeywordOptions { DocValues = true, Stored = false })
        .Integer("year", new IntegerOptions { Point = true, Stored = true })
        .Date("published")
        .Integer("numbers", new IntegerOptions { Point = true, MultiValued = true, Wide = true });
}
