using System.Globalization;
using Search.Analysis;
using Search.Engine;
using Search.Service.Relevance;
using Search.Storage;
using Search.Testing;

namespace Search.Interop.Tests.Relevance;

/// <summary>Seven test collections: our rankings are as good as was measured of Lucene 8.8.1, to the fourth digit.</summary>
public class RelevanceTests
{
    [DataFact]
    public void Rankings_are_as_good_as_Lucenes()
    {
        int compared = 0;
        foreach (string[] row in File.ReadLines(TestData.Path("relevance", "bm25-anchors.tsv")).Select(line => line.Split('\t')))
        {
            if (row is [var name, "Lucene 8.8.1 english", "k1=1.2 b=0.75", var judged, ..])
            {
                double[] found = Measure(new TestCollection(name), out int queries);
                Assert.Equal(judged, queries.ToString(CultureInfo.InvariantCulture));
                IEnumerable<(double, double)> pairs = row.Skip(4).Select(measure => double.Parse(measure, CultureInfo.InvariantCulture)).Zip(found);
                Assert.True(pairs.All(pair => Math.Abs(pair.Item1 - pair.Item2) < 0.00006), $"{name}: {string.Join(' ', pairs)}");
                compared++;
            }
        }
        Assert.Equal(7, compared);
    }

    /// <summary>MAP, nDCG@10, P@10 and Recall@100 over the queries that have an answer.</summary>
    private static double[] Measure(TestCollection collection, out int queries)
    {
        using var directory = new MemoryIndexDirectory();
        Schema schema = new Schema().Keyword("id").Text("text", new TextOptions { Analyzer = "english", Stored = false });
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, schema);
        using (IndexWriter writer = index.OpenWriter())
        {
            foreach ((string id, string text) in collection.Documents)
            {
                writer.Add(new Document { ["id"] = id, ["text"] = text });
            }
            writer.Commit();
        }
        List<Measures> all = [];
        TokenStream stream = Analyzers.ByName("english").CreateStream();
        foreach ((string id, string text) in collection.Queries)
        {
            IReadOnlyDictionary<string, int> relevant = collection.Relevant(id);
            if (relevant.Count > 0)
            {
                SearchResults results = index.Search(new BooleanQuery([.. Terms(stream, text)]), new SearchOptions { Take = 1000 });
                all.Add(Measures.Of([.. results.Hits.Select(hit => hit.Document.Text("id")!)], relevant));
            }
        }
        queries = all.Count;
        Measures mean = Measures.Mean(all);
        return [mean.AveragePrecision, mean.Gain, mean.Precision, mean.Recall];
    }

    private static IEnumerable<BooleanClause> Terms(TokenStream stream, string text)
    {
        stream.Reset(text.AsMemory());
        while (stream.MoveNext())
        {
            yield return new BooleanClause(new TermQuery("text", stream.Token.Text.ToString()), Occur.Should);
        }
    }
}
