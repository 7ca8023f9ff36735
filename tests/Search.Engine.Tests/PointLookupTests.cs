using Search.Testing;

namespace Search.Engine.Tests;

public sealed class PointLookupTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static Schema Schema => new Schema()
        .Keyword("id", new() { IsId = true })
        .Integer("numbers", new() { Point = true, DocValues = false, MultiValued = true })
        .Integer("wide", new() { Point = true, Wide = true });

    public void Dispose() => _folder.Dispose();

    /// <summary>In several segments, with deletions, and with so many documents of one number that a tree has leaves of it alone.</summary>
    [Fact]
    public void It_finds_what_looking_at_all_documents_finds()
    {
        var random = TestRandom.Create();
        int[] known = [int.MinValue, int.MaxValue, 0, -1, .. Enumerable.Range(0, 40).Select(_ => random.Next(int.MinValue, int.MaxValue))];
        var kept = new Dictionary<string, int[]>();
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using (IndexWriter writer = index.OpenWriter())
        {
            for (int i = 0; i < 4000; i++)
            {
                string id = $"{random.Next(3500)}";
                int[] numbers = random.Chance(0.5) ? [known[5]] : [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Pick(known)).Distinct()];
                var document = new Document { ["id"] = id };
                foreach (int number in numbers)
                {
                    document.Add("numbers", number);
                }
                writer.Update(document);
                kept[id] = numbers;
                if (random.Chance(0.002))
                {
                    writer.Commit();
                }
            }
            writer.Commit();
        }
        using Snapshot snapshot = index.OpenSnapshot();
        var lookup = new DocumentLookup(snapshot, "id");
        for (int i = 0; i < 100; i++)
        {
            int[] asked = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Chance(0.9) ? random.Pick(known) : random.Next())];
            string[] expected =
            [
                .. kept.Select(pair => (pair.Key, Count: pair.Value.Intersect(asked).Count())).Where(pair => pair.Count > 0).Select(pair => $"{pair.Key}: {pair.Count}").Order(),
            ];
            IReadOnlyList<PointMatch> found = PointLookup.Find(snapshot, "numbers", asked);
            Assert.True(expected.SequenceEqual(found.Select(match => $"{lookup.Load(match.DocId).Text("id")}: {match.Count}").Order()), random.Explain);
            Assert.Equal(found.OrderByDescending(match => match.Count).ThenBy(match => match.DocId), found);
        }
    }

    [Theory]
    [InlineData("wide")]
    [InlineData("id")]
    [InlineData("nowhere")]
    public void A_field_without_points_of_ints_has_nothing(string field)
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Add(new Document { ["id"] = "1", ["wide"] = 1 });
            writer.Commit();
        }
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.Empty(PointLookup.Find(snapshot, field, [1]));
        Assert.Empty(PointLookup.Find(snapshot, "numbers", []));
    }
}
