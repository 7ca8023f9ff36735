using Search.Engine.Queries;
using Search.Storage;

namespace Search.Engine.Tests.Queries;

/// <summary>Boosts within boosts are multiplied from the inside out, as by Lucene's <c>BoostQuery.rewrite</c>: the order decides over the last bit of a score.</summary>
public class BoostProductTests
{
    [Fact]
    public void The_weight_of_a_distance_is_the_innermost_boost()
    {
        var distance = new DistanceFeatureQuery("size", 0.001f, 334, 2_592_000_000);
        BoostQuery rewritten = Assert.IsType<BoostQuery>(Rewrite(new BoostQuery(new BoostQuery(distance, 1.7f), 1000f)));
        Assert.Equal(0x3FD9999B, BitConverter.SingleToInt32Bits(rewritten.Boost));
        Assert.NotEqual(0x3FD9999B, BitConverter.SingleToInt32Bits(1000f * 1.7f * 0.001f));
        Assert.Equal(new DistanceFeatureQuery("size", 1f, 334, 2_592_000_000), rewritten.Query);
    }

    [Fact]
    public void Three_boosts_of_a_word()
    {
        var word = new TermQuery("body", "rain");
        BoostQuery rewritten = Assert.IsType<BoostQuery>(Rewrite(new BoostQuery(new BoostQuery(new BoostQuery(word, 0.001f), 1.7f), 1000f)));
        Assert.Equal(0x3FD9999B, BitConverter.SingleToInt32Bits(rewritten.Boost));
        Assert.Equal(word, rewritten.Query);
    }

    private static Query Rewrite(Query query)
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, new Schema().Text("body").Integer("size"));
        using Snapshot snapshot = index.OpenSnapshot();
        return new QueryRewriter(snapshot).Rewrite(query);
    }
}
