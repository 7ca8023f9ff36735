using System.Globalization;
using Search.Testing;

namespace Search.Engine.Tests.Operations;

/// <summary>Compares what a snapshot finds, counts, sorts and gives back with a list of documents.</summary>
internal static class ModelComparison
{
    public static void Compare(Snapshot snapshot, IReadOnlyList<ModelDoc> docs, TestRandom random, OperationCounts counts, string message)
    {
        Assert.True(docs.Count == snapshot.DocCount, $"{snapshot.DocCount} documents, expected {docs.Count}; {message}");
        Documents(snapshot, docs, message);
        counts.AddSearch(docs.Count);
        string word = random.Pick(RandomOperations.Words);
        string tag = random.Pick(RandomOperations.Tags);
        int year = random.Next(1990, 2012);
        int to = year + random.Next(5);
        string id = docs.Count > 0 ? random.Pick(docs).Id : "0";
        (Query Query, Func<ModelDoc, bool> Matches)[] questions =
        [
            (new TermQuery("text", word), doc => doc.Words.Contains(word)),
            (new TermQuery("id", id), doc => doc.Id == id),
            (new TermQuery("tag", tag), doc => doc.Tags.Contains(tag)),
            (PointRangeQuery.OfInts("year", year, to), doc => doc.Year >= year && doc.Year <= to),
            (new NumericRangeQuery("year", year, to), doc => doc.Year >= year && doc.Year <= to),
            (new PhraseQuery("text", word, "rain"), doc => doc.Words.Zip(doc.Words.Skip(1)).Contains((word, "rain"))),
            (new BooleanQuery([new(new TermQuery("text", word), Occur.Must), new(new TermQuery("tag", tag), Occur.MustNot)]),
                doc => doc.Words.Contains(word) && !doc.Tags.Contains(tag)),
        ];
        foreach ((Query query, Func<ModelDoc, bool> matches) in questions)
        {
            SearchResults found = snapshot.Search(
                query, new SearchOptions { Take = int.MaxValue, Fields = ["serial"], Facets = [Facet.Year("year"), Facet.Values("tag", 100)] });
            ModelDoc[] expected = [.. docs.Where(matches)];
            string about = $"{query}: {message}";
            IEnumerable<int> serials = found.Hits.Select(hit => (int)hit.Document["serial"]!).Order();
            Assert.True(expected.Select(doc => doc.Serial).Order().SequenceEqual(serials), about);
            Assert.True(expected.Length == found.Total && expected.Length == snapshot.Search(query, new SearchOptions { Take = 0 }).Total, about);
            Counts(found, expected, about);
            counts.AddSearch(found.Total);
        }
    }

    private static void Documents(Snapshot snapshot, IReadOnlyList<ModelDoc> docs, string message)
    {
        var options = new SearchOptions { Take = int.MaxValue, Sort = Sort.Newest("year") };
        IReadOnlyList<Hit> hits = snapshot.Search(new MatchAllDocsQuery(), options).Hits;
        IEnumerable<int?> years = docs.Select(doc => doc.Year).OrderByDescending(year => year ?? int.MinValue);
        Assert.True(hits.Select(hit => (int?)hit.SortValue).SequenceEqual(years), message);
        var expected = docs.ToDictionary(doc => doc.Serial);
        foreach (Hit hit in hits)
        {
            Assert.True(expected.Remove((int)hit.Document["serial"]!, out ModelDoc? doc), $"{hit.Document["serial"]} is there: {message}");
            Assert.True(doc!.ToDocument().SequenceEqual(hit.Document), $"{doc} is not what is stored: {message}");
        }
        Assert.True(expected.Count == 0, message);
    }

    private static void Counts(SearchResults found, ModelDoc[] expected, string message)
    {
        FacetResult years = found.Facets["year"];
        Assert.True(expected.Where(doc => doc.Year != null).GroupBy(doc => (long?)doc.Year).OrderByDescending(year => year.Key)
            .Select(year => (year.Key, (long)year.Count())).SequenceEqual(years.Select(bucket => (bucket.Number, bucket.Count))), message);
        Assert.True(expected.Count(doc => doc.Year == null) == years.Missing, message);
        IEnumerable<string> tags = expected.SelectMany(doc => doc.Tags).GroupBy(tag => tag).Select(tag => Pair(tag.Key, tag.Count()));
        Assert.True(tags.Order().SequenceEqual(found.Facets["tag"].Select(bucket => Pair(bucket.Label, bucket.Count)).Order()), message);
    }

    private static string Pair(string tag, long count) => string.Create(CultureInfo.InvariantCulture, $"{tag} {count}");
}
