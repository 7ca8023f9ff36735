using Search.Codecs.Contracts;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests;

/// <summary>Indexes whose segments keep documents in the order of a field: the right order, and the right documents found, changed and deleted.</summary>
public sealed class IndexSortTests
{
    private static Schema Fields => new Schema()
        .Keyword("id", new() { IsId = true, DocValues = true })
        .Text("body", new() { Analyzer = "exact", TermVectors = true })
        .Text("place", new() { Analyzer = "exact", Offsets = false, Stored = false })
        .Date("published")
        .Integer("year", new() { Stored = true, Point = true })
        .Integer("mentions", new() { MultiValued = true })
        .Keyword("tag", new() { DocValues = true, MultiValued = true, Stored = false })
        .Keyword("source", new() { DocValues = true });

    [Theory]
    [InlineData("published", true)]
    [InlineData("published", false)]
    [InlineData("year", true)]
    [InlineData("mentions", false)]
    [InlineData("mentions", true)]
    public void Every_segment_is_in_order_whatever_comes_and_goes(string field, bool descending)
    {
        var random = TestRandom.Create();
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Fields.SortBy(field, descending));
        var model = new SortedDictionary<string, Document>(StringComparer.Ordinal);
        for (int round = 0; round < 6; round++)
        {
            using IndexWriter writer = index.OpenWriter(new WriterOptions
            {
                SegmentsPerTier = random.Pick([2, 4, int.MaxValue]),
                CompoundFiles = random.Chance(0.5),
                MergeInBackground = random.Chance(0.5),
            });
            for (int i = random.Next(1, 400); i > 0; i--)
            {
                Change(writer, model, random);
            }
            if (random.Chance(0.3))
            {
                writer.ForceMerge(random.Next(1, 3));
            }
            writer.WaitForMerges();
            writer.Commit();
            AssertSame(index, model, random);
            AssertInOrder(index, field, descending, random);
            CheckReport report = IndexChecker.Check(directory);
            Assert.True(report.IsClean, $"{string.Join("; ", report.Problems)} {random.Explain}");
        }
    }

    [Fact]
    public void Documents_that_are_equal_stay_as_they_were_added_and_those_without_a_value_are_last()
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Fields.SortBy("year", descending: true));
        using IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue });
        int?[][] segments = [[1999, null, 2001], [1999, 2001, null]];
        for (int i = 0; i < segments.Length; i++)
        {
            foreach (int? year in segments[i])
            {
                writer.Add(new Document { ["id"] = $"{i}{year}", ["year"] = year });
            }
            writer.Commit();
        }
        writer.ForceMerge();
        writer.Commit();
        Assert.Equal(["02001", "12001", "01999", "11999", "0", "1"], index.Search(new MatchAllDocsQuery()).Hits.Select(hit => hit.Document.Text("id")));
    }

    [Fact]
    public void What_is_deleted_while_in_memory_is_not_written()
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Fields.SortBy("published"));
        using (IndexWriter writer = index.OpenWriter())
        {
            for (int i = 9; i > 0; i--)
            {
                writer.Add(new Document { ["id"] = $"a{i}", ["published"] = new DateOnly(2000 + i, 1, 1) });
            }
            writer.Delete("a3");
            writer.Commit();
        }
        Assert.Equal(["_1.cfe", "_1.cfs", "_1.si", "segments_1"], directory.ListFiles());
        Assert.Equal(["a1", "a2", "a4", "a5"], index.Search(new MatchAllDocsQuery(), new() { Take = 4 }).Hits.Select(hit => hit.Document.Text("id")));
    }

    [Fact]
    public void The_order_belongs_to_the_schema()
    {
        Schema schema = Fields.SortBy("published", descending: true);
        Assert.Equal(new SchemaSort("published", true), Schema.FromJson(schema.ToJson()).Sort);
        Assert.Throws<ArgumentException>(() => Fields.SortBy("nowhere").Freeze());
        Assert.Throws<ArgumentException>(() => Fields.SortBy("body").Freeze());
        Assert.Throws<InvalidOperationException>(() => schema.SortBy("year"));
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, schema);
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Commit();
        }
        Assert.Equal(schema.Sort, SearchIndex.Open(directory).Schema!.Sort);
        Assert.Throws<Search.Codecs.Framing.IndexFormatException>(() => SearchIndex.OpenOrCreate(directory, Fields).OpenWriter().Dispose());
    }

    private static void Change(IndexWriter writer, SortedDictionary<string, Document> model, TestRandom random)
    {
        string id = $"a{random.Next(500)}";
        if (random.Chance(0.15))
        {
            writer.Delete(id);
            model.Remove(id);
            return;
        }
        var document = new Document { ["id"] = id, ["body"] = $"the {id} of {random.Next(30)} and {random.Next(30)}", ["source"] = $"s{random.Next(20)}" };
        document["published"] = random.Chance(0.8) ? new DateOnly(random.Next(1990, 2010), 1, 1) : null;
        document["year"] = random.Chance(0.8) ? random.Next(-5, 5) : null;
        document["place"] = random.Chance(0.3) ? $"at {random.Next(5)}" : null;
        for (int i = random.Next(3); i > 0; i--)
        {
            document.Add("mentions", random.Next(50));
            document.Add("tag", $"t{random.Next(9)}");
        }
        writer.Update(document);
        model[id] = document;
        if (random.Chance(0.01))
        {
            writer.Flush();
        }
    }

    private static void AssertSame(SearchIndex index, SortedDictionary<string, Document> model, TestRandom random)
    {
        SearchResults all = index.Search(new MatchAllDocsQuery(), new() { Take = 1000 });
        Dictionary<string, Document> found = all.Hits.ToDictionary(hit => hit.Document.Text("id")!, hit => hit.Document);
        Assert.True(model.Keys.ToHashSet().SetEquals(found.Keys), random.Explain);
        foreach ((string id, Document document) in model)
        {
            Assert.Equal(document.Text("body"), found[id].Text("body"));
            Assert.Equal(document.Number("year"), found[id].Number("year"));
            Hit only = Assert.Single(index.Search(new TermQuery("body", id)).Hits);
            Assert.Equal(id, only.Document.Text("id"));
        }
        foreach (Query query in (Query[])[new TermQuery("source", "s7"), new TermQuery("tag", "t3"), new TermQuery("place", "4")])
        {
            string[] expected = [.. model.Values.Where(document => Has(document, (TermQuery)query)).Select(document => document.Text("id")!)];
            Assert.Equal(expected, index.Search(query, new() { Take = 1000 }).Hits.Select(hit => hit.Document.Text("id")!).Order(StringComparer.Ordinal));
        }
    }

    private static bool Has(Document document, TermQuery query) =>
        document.Values(query.Field).Any(value => ((string)value).Split(' ').Contains(query.Text));

    private static void AssertInOrder(SearchIndex index, string field, bool descending, TestRandom random)
    {
        using Snapshot snapshot = index.OpenSnapshot();
        foreach (Search.Engine.Snapshots.SegmentView segment in snapshot.Segments)
        {
            Assert.Equal((field, descending), (Assert.Single(segment.Reader.Info.IndexSort).Field, segment.Reader.Info.IndexSort[0].Reverse));
            if (segment.Reader.Fields[field] is not { } info)
            {
                continue;       // none of its few documents has a value
            }
            long before = descending ? long.MaxValue : long.MinValue;
            for (int doc = 0; doc < segment.MaxDoc; doc++)
            {
                long value = Value(segment.Reader.DocValues, info, doc, descending) ?? (descending ? long.MinValue : long.MaxValue);
                Assert.True(descending ? value <= before : value >= before, $"document {doc} {random.Explain}");
                before = value;
            }
        }
    }

    private static long? Value(IDocValuesReader values, FieldInfo field, int doc, bool descending)
    {
        if (field.DocValuesType == DocValuesType.Numeric)
        {
            return values.GetNumeric(field) is { } one && one.AdvanceExact(doc) ? one.Value : null;
        }
        if (values.GetSortedNumeric(field) is not { } several || !several.AdvanceExact(doc))
        {
            return null;
        }
        long[] all = [.. Enumerable.Range(0, several.Count).Select(_ => several.NextValue())];
        return descending ? all.Max() : all.Min();
    }
}
