using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Scoring;

/// <summary>Words with years as a filter, words by their beginning, and years counted, over many blocks of postings.</summary>
public sealed class ManyFilteredTests
{
    private const int Count = 12_000;
    private readonly TestRandom _random = TestRandom.Create();
    private readonly int[] _years = new int[Count];
    private readonly string[][] _words = new string[Count][];

    [Fact]
    public void Filters_prefixes_and_counts_agree_with_what_each_document_has()
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(
            directory, new Schema().Keyword("id").Text("body").Integer("year", new IntegerOptions { Point = true, DocValues = true }));
        using (IndexWriter writer = index.OpenWriter())
        {
            Fill(writer);
        }
        for (int i = 0; i < 60; i++)
        {
            CheckFilter(index, $"w{_random.Next(40)}", _random.Next(1985, 2030), _random.Pick([0, 0, 1, 3, 60]));
            CheckPrefix(index, _random.Pick(["", "w", "w1", "w2", "wx"]) + _random.Pick(["", "1", "3"]));
        }
    }

    /// <summary>Years rise in one part of the index and mean nothing in another, and there are more than a byte can tell in a third.</summary>
    private void Fill(IndexWriter writer)
    {
        for (int doc = 0; doc < Count; doc++)
        {
            double share = (double)doc / Count;
            _years[doc] = share < 0.4 ? 1990 + (int)(80 * share) : share < 0.8 ? _random.Next(1990, 2025) : _random.Chance(0.01) ? _random.Next(3000) : 2000;
            _words[doc] = [.. Enumerable.Range(0, _random.Next(1, 12)).Select(_ => $"w{(int)(2000 * Math.Pow(_random.NextDouble(), 6))}")];
            writer.Add(new Document { ["id"] = $"{doc}", ["body"] = string.Join(' ', _words[doc]), ["year"] = _years[doc] });
            if (doc == Count * 2 / 5 || doc == Count * 4 / 5)
            {
                writer.Commit();
            }
        }
        writer.Commit();
    }

    private void CheckFilter(SearchIndex index, string word, int low, int years)
    {
        string message = $"{word} {low} {years} {_random.Explain}";
        var term = new TermQuery("body", word);
        int high = low + years;
        Query range = _random.Chance(0.5)
            ? new IndexOrDocValuesQuery(PointRangeQuery.OfInts("year", low, high), new NumericRangeQuery("year", low, high))
            : new NumericRangeQuery("year", low, high);
        BooleanClause[] clauses = [new(term, Occur.Must), new(range, Occur.Filter)];
        Query query = new BooleanQuery(_random.Chance(0.2) ? [.. clauses, new(new NumericRangeQuery("year", 1995, 2010), Occur.Filter)] : clauses);
        (int Low, int High) wanted = clauses.Length < ((BooleanQuery)query).Clauses.Count ? (Math.Max(low, 1995), Math.Min(high, 2010)) : (low, high);
        SearchResults unfiltered = index.Search(term, new SearchOptions { Take = Count, Fields = [] });
        (int, float)[] expected = [.. unfiltered.Hits.Where(hit => _years[hit.DocId] >= wanted.Low && _years[hit.DocId] <= wanted.High).Select(hit => (hit.DocId, hit.Score))];
        SearchResults all = index.Search(query, new SearchOptions { Take = Count, Fields = [], Facets = [Facet.Year("year")] });
        Assert.True(expected.SequenceEqual(all.Hits.Select(hit => (hit.DocId, hit.Score))), message);
        Assert.True(expected.Length == all.Total, message);
        var counts = expected.GroupBy(hit => _years[hit.Item1]).ToDictionary(group => $"{group.Key}", group => (long)group.Count());
        Assert.True(counts.Count == all.Facets["year"].Count && all.Facets["year"].All(bucket => counts[bucket.Label] == bucket.Count), message);
        SearchResults some = index.Search(query, new SearchOptions { Take = 10, CountExactly = false, CountUpTo = _random.Next(100), Fields = [] });
        Assert.True(expected.Take(10).SequenceEqual(some.Hits.Select(hit => (hit.DocId, hit.Score))), message);
    }

    private void CheckPrefix(SearchIndex index, string prefix)
    {
        int[] expected = [.. Enumerable.Range(0, Count).Where(doc => _words[doc].Any(word => word.StartsWith(prefix, StringComparison.Ordinal)))];
        SearchResults all = index.Search(new PrefixQuery("body", prefix), new SearchOptions { Take = Count, Fields = [] });
        string message = $"{prefix}* {_random.Explain}";
        Assert.True(expected.SequenceEqual(all.Hits.Select(hit => hit.DocId)), message);
        SearchResults some = index.Search(new PrefixQuery("body", prefix), new SearchOptions { Take = 10, CountExactly = false, Fields = [] });
        Assert.True(expected.Take(10).SequenceEqual(some.Hits.Select(hit => hit.DocId)), message);
        string word = $"w{_random.Next(100)}";
        SearchResults both = index.Search(
            new BooleanQuery(new BooleanClause(new TermQuery("body", word), Occur.Must), new BooleanClause(new PrefixQuery("body", prefix), Occur.Filter)), new SearchOptions { Take = Count, Fields = [] });
        Assert.True(expected.Where(doc => _words[doc].Contains(word)).SequenceEqual(both.Hits.Select(hit => hit.DocId).Order()), message);
    }
}
