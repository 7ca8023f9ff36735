using System.Text.Json;
using Search.Benchmarks.Corpora;
using Search.Benchmarks.QuerySets;
using Search.Testing;

namespace Search.Benchmarks.Tests;

public sealed class GeneratedSetTests
{
    private static readonly string[] Categories =
    [
        "term_high", "term_med", "term_low", "and2_high", "and2_mix", "and3", "or2_high", "or2_mix", "or3", "or_many",
        "phrase2", "phrase3", "sloppy", "prefix", "wildcard", "fuzzy1", "fuzzy2", "filter_year", "facet_year",
    ];

    [Fact]
    public void One_seed_is_one_corpus_and_one_set_of_queries()
    {
        int seed = TestRandom.Create().Next();
        using var first = new TempFolder();
        using var again = new TempFolder();
        using var other = new TempFolder();
        (string corpus, string queries) = Create(first, seed);
        Assert.Equal((corpus, queries), Create(again, seed));
        (string otherCorpus, string otherQueries) = Create(other, seed + 1);
        Assert.NotEqual(corpus, otherCorpus);
        Assert.NotEqual(queries, otherQueries);
    }

    [Fact]
    public void Every_category_has_as_many_queries_as_are_wanted_and_no_query_twice()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        string[] lines = Create(folder, random.Next()).Queries.TrimEnd('\n').Split('\n');
        Assert.True(Categories.SequenceEqual(lines.Select(line => line.Split('\t')[0]).Distinct()), random.Explain);
        Assert.All(lines.CountBy(line => line.Split('\t')[0]), category => Assert.True(category.Value == 3, $"{category} {random.Explain}"));
        Assert.Equal(lines.Length, lines.Distinct().Count());
    }

    [Fact]
    public void Dates_rise_over_the_whole_time_and_new_words_never_end()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        string[] lines = Create(folder, random.Next()).Corpus.TrimEnd('\n').Split('\n');
        JsonElement[] articles = [.. lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
        Assert.Equal(300, articles.Length);
        int[] years = [.. articles.Select(article => int.Parse(article.GetProperty("date").GetString()!.AsSpan(0, 4)))];
        Assert.Equal((1987, 2026), (years.Min(), years.Max()));
        Assert.All(years.Zip(years.Skip(20)), pair => Assert.True(pair.First <= pair.Second, random.Explain));
        Assert.True(Vocabulary(300) > Vocabulary(150) * 1.2, random.Explain);

        int Vocabulary(int count) =>
            articles.Take(count).SelectMany(article => article.GetProperty("body").GetString()!.Split(' ')).Distinct().Count();
    }

    [Fact]
    public void Texts_are_cut_into_sentences()
    {
        const string Text = "The U.S. economy grew again. \"It was a good year,\" he said.\n Prices  rose 3.5 percent! Too short. And what is not closed ends here";
        string[] expected = ["The U.S. economy grew again.", "\"It was a good year,\" he said.", "Prices rose 3.5 percent!", "And what is not closed ends here"];
        Assert.Equal(expected, BaseTexts.Sentences(Text));
    }

    [Fact]
    public void What_is_frequent_is_found_in_a_corpus()
    {
        using var folder = new TempFolder();
        string corpus = Path.Combine(folder, "corpus.jsonl");
        string[] bodies =
            ["Green apples fall. Trees stand near rivers.", "Green apples of the summer rot.", "Green pears. Apples cost 5 coins", "Nothing green"];
        File.WriteAllLines(corpus, bodies.Select(body => JsonSerializer.Serialize(new { body })));
        CorpusStatistics statistics = CorpusStatistics.Read(corpus, 1);
        Assert.Equal(4, statistics.Documents);
        Assert.Equal(["green"], statistics.Band(1, 1));
        Assert.Equal(["apples"], statistics.Band(0.5, 0.75));
        Assert.Equal("green apples", statistics.Pairs(1)[0]);
        // Not over the end of a sentence.
        Assert.DoesNotContain("pears apples", statistics.Pairs(100));
        Assert.Equal("green apples fall", statistics.Triples(1)[0]);
        Assert.Equal(["apples summer", "cost coins"], statistics.NearPairs(9));
    }

    private static (string Corpus, string Queries) Create(string folder, int seed)
    {
        TestSet set = TestSet.Create(folder, InventedTexts.Create(seed), 300, 3, seed);
        Assert.Equal(new FileInfo(set.Corpus).Length, set.Bytes);
        return (File.ReadAllText(set.Corpus), File.ReadAllText(set.Queries));
    }
}
