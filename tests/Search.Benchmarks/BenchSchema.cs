using Search.Engine;

namespace Search.Benchmarks;

/// <summary>The fields that all drivers index: English analysis with stop words, positions and offsets, title and body stored, a year as point and doc value.</summary>
internal static class BenchSchema
{
    public static Schema Create() => new Schema()
        .Keyword("id")
        .Text("title", new TextOptions { Analyzer = "english" })
        .Text("body", new TextOptions { Analyzer = "english" })
        .Integer("year", new IntegerOptions { Point = true, DocValues = true });
}
