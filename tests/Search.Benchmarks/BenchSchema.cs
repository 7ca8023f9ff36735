using Search.Engine;

namespace Search.Benchmarks;

/// <summary>The fields that all drivers index: English analysis with stop words, positions and offsets, title and body stored, a year as point and doc value.</summary>
internal static class BenchSchema
{
    /// <param name="exact">Title and body a second time, with words as written but for case and accents.</param>
    public static Schema Create(bool exact = false)
    {
        Schema schema = new Schema()
            .Keyword("id")
            .Text("title", new TextOptions { Analyzer = "english" })
            .Text("body", new TextOptions { Analyzer = "english" })
            .Integer("year", new IntegerOptions { Point = true, DocValues = true });
        return exact
            ? schema.Text("title.exact", new TextOptions { Analyzer = "exact", From = ["title"], Stored = false })
                .Text("body.exact", new TextOptions { Analyzer = "exact", From = ["body"], Stored = false })
            : schema;
    }
}
