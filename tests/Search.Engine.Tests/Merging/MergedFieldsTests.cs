using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Engine.Indexing;
using Search.Engine.Merging;

namespace Search.Engine.Tests.Merging;

public sealed class MergedFieldsTests
{
    [Fact]
    public void What_one_segment_lacks_comes_from_another()
    {
        FieldInfo stored = Field("a");
        FieldInfo full = new()
        {
            Name = "a",
            Number = 7,
            IndexOptions = IndexOptions.DocsAndFreqsAndPositions,
            HasPayloads = true,
            DocValuesType = DocValuesType.Binary,
            PointDimensions = 3,
            PointIndexDimensions = 2,
            PointBytes = 4,
        };
        full.Attributes.Add("PerFieldPostingsFormat.suffix", "9");
        FieldInfo merged = Unite(stored, full, stored);
        Assert.Equal(
            (IndexOptions.DocsAndFreqsAndPositions, true, DocValuesType.Binary, 3, 2, 4),
            (merged.IndexOptions, merged.HasPayloads, merged.DocValuesType, merged.PointDimensions, merged.PointIndexDimensions, merged.PointBytes));
        Assert.True(merged.HasNorms);
        Assert.Empty(merged.Attributes);
    }

    [Fact]
    public void Norms_that_one_segment_omits_are_gone_and_vectors_that_one_has_stay()
    {
        FieldInfo with = Field("a", IndexOptions.Docs);
        with.HasTermVectors = true;
        FieldInfo without = Field("a", IndexOptions.Docs);
        without.OmitsNorms = true;
        Assert.False(Unite(with, without).HasNorms);
        Assert.False(Unite(without, with).HasNorms);
        Assert.True(Unite(with, without).HasTermVectors);
        Assert.True(Unite(without, with).HasTermVectors);
        Assert.False(Unite(without).HasTermVectors);
        Assert.True(Unite(Field("a"), with).HasNorms);
    }

    [Fact]
    public void Numbers_are_those_of_the_index()
    {
        var numbers = new FieldNumbers();
        numbers.Learn(new FieldInfos([new FieldInfo { Name = "b", Number = 5 }]));
        FieldInfos merged = MergedFields.Unite([new FieldInfos([Field("b")]), new FieldInfos([Field("c")])], numbers);
        Assert.Equal(["c#0", "b#5"], merged.Select(field => field.ToString()));
    }

    [Fact]
    public void What_does_not_fit_together_is_named()
    {
        FieldInfo numeric = Field("a");
        numeric.DocValuesType = DocValuesType.Numeric;
        FieldInfo sorted = Field("a");
        sorted.DocValuesType = DocValuesType.Sorted;
        Assert.Contains("'a'", Assert.Throws<IndexFormatException>(() => Unite(numeric, sorted)).Message, StringComparison.Ordinal);
        Assert.Throws<IndexFormatException>(() => Unite(Field("a", IndexOptions.Docs), Field("a", IndexOptions.DocsAndFreqs)));
        FieldInfo wide = Field("a");
        (wide.PointDimensions, wide.PointIndexDimensions, wide.PointBytes) = (1, 1, 8);
        FieldInfo narrow = Field("a");
        (narrow.PointDimensions, narrow.PointIndexDimensions, narrow.PointBytes) = (1, 1, 4);
        Assert.Throws<IndexFormatException>(() => Unite(wide, narrow));
    }

    private static FieldInfo Field(string name, IndexOptions options = IndexOptions.None) => new() { Name = name, Number = 0, IndexOptions = options };

    private static FieldInfo Unite(params FieldInfo[] fields) =>
        MergedFields.Unite(fields.Select(field => new FieldInfos([field])), new FieldNumbers())["a"]!;
}
