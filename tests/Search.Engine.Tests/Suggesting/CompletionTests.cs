using System.Text;
using Search.Analysis;
using Search.Engine.Suggesting;
using Search.Testing;

namespace Search.Engine.Tests.Suggesting;

public class CompletionTests
{
    private static readonly TitleFields Titles = new("title", "title", Analyzers.ByName("exact"));

    [Fact]
    public void The_most_frequent_terms_come_first_and_of_equals_the_first_by_their_bytes()
    {
        using var index = new SpelledIndex("rain ruin", "rain run", "rage ruin", "rain", "run rat", "éclair");
        Assert.Equal(
            [new("rain", 3), new("ruin", 2), new("run", 2), new("rage", 1), new("rat", 1)], index.Snapshot.CompleteTerm(SpelledIndex.Exact, "r", 10));
        Assert.Equal([new("ruin", 2), new("run", 2)], index.Snapshot.CompleteTerm(SpelledIndex.Exact, "ru", 10));
        Assert.Equal([new("rain", 3)], index.Snapshot.CompleteTerm(SpelledIndex.Exact, "", 1));
        Assert.Empty(index.Snapshot.CompleteTerm(SpelledIndex.Exact, "x", 10));
        Assert.Empty(index.Snapshot.CompleteTerm("nowhere", "r", 10));
        Assert.Empty(index.Snapshot.CompleteTerm(SpelledIndex.Exact, "r", 0));
    }

    [Fact]
    public void Terms_that_stand_behind_the_word_before_come_first()
    {
        using var index = new SpelledIndex("xi jinping", "xi jinping", "june", "june july", "june", "xi and june", "xi jokes");
        Assert.Equal(["june", "jinping", "jokes", "july"], index.Snapshot.CompleteTerm(SpelledIndex.Exact, "j", 10).Select(term => term.Term));
        Assert.Equal(["jinping", "jokes", "june", "july"], index.Snapshot.CompleteTerm(SpelledIndex.Exact, "j", 10, "xi").Select(term => term.Term));
        Assert.Equal(["june", "jinping"], index.Snapshot.CompleteTerm(SpelledIndex.Exact, "j", 2, "nobody").Select(term => term.Term));
    }

    [Fact]
    public void All_terms_are_counted_over_all_segments()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 20; round++)
        {
            string[][] texts = [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => Enumerable.Range(0, random.Next(1, 10)).Select(_ => Word(random)).Distinct().ToArray())];
            using var index = new SpelledIndex(texts.Select(words => string.Join(' ', words)));
            string prefix = Word(random)[..random.Next(2)];
            int count = random.Next(1, 8);
            IEnumerable<TermStatistics> expected = texts.SelectMany(words => words).Where(word => word.StartsWith(prefix, StringComparison.Ordinal))
                .CountBy(word => word).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(count)
                .Select(pair => new TermStatistics(pair.Key, pair.Value));
            Assert.True(expected.SequenceEqual(index.Snapshot.CompleteTerm(SpelledIndex.Exact, prefix, count)), $"{prefix} {count} {random.Explain}");
        }
    }

    [Fact]
    public void Of_very_many_terms_the_first_of_each_next_letters_are_looked_at()
    {
        IEnumerable<string> crowd = Enumerable.Range(0, 3000).Select(i => $"aa{(char)('a' + i / 26 / 26 % 26)}{(char)('a' + i / 26 % 26)}{(char)('a' + i % 26)}");
        using var index = new SpelledIndex(string.Join(' ', crowd) + " abc azz", "abc azz aaaaa", "abc");
        Assert.Equal(["abc", "aaaaa", "azz"], Complete(100_000, "a"));
        // So few that not even all terms with the first letter are seen.
        Assert.Equal(["abc", "aaaaa", "azz"], Complete(640, "a"));
        Assert.Equal(["aaaaa", "aaaab", "aaaac"], Complete(9, "aaa"));
        Assert.Equal(["aaaaa"], Complete(1, "a"));

        string[] Complete(int most, string prefix) =>
            [.. new TermCompleter(index.Snapshot, default, most).Complete(SpelledIndex.Exact, prefix, 3).Select(term => term.Term)];
    }

    [Fact]
    public void A_cancelled_completion_ends()
    {
        using var index = new SpelledIndex("rain");
        Assert.Throws<OperationCanceledException>(() => index.Snapshot.CompleteTerm(SpelledIndex.Exact, "r", 10, null, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("xi", "Xi Greets Putin|Xi and Grey Putin|Putin Greets Xi")]
    [InlineData("xi gr", "Xi Greets Putin|Putin Greets Xi|Xi and Grey Putin")]
    [InlineData("gr xi", "")]
    [InlineData("greets x", "Putin Greets Xi|Xi Greets Putin")]
    [InlineData("putin", "Putin Greets Xi|Xi Greets Putin|Xi and Grey Putin")]
    [InlineData("put ", "")]
    [InlineData("xi greets putin", "Xi Greets Putin|Putin Greets Xi")]
    [InlineData("CAFÉ", "Café society")]
    [InlineData("cafe so", "Café society")]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("xi qq", "")]
    [InlineData("-- xi --", "Xi Greets Putin|Putin Greets Xi|Xi and Grey Putin")]
    public void Titles_have_all_words_in_any_order(string typed, string expected)
    {
        using var index = new SpelledIndex(
            "Xi Greets Putin: a", "Xi and Grey Putin: b", "Putin Greets Xi: c", "Xi Greets Putin: d", "no title", "Café society: e");
        Assert.Equal(expected, string.Join('|', index.Snapshot.CompleteTitle(typed, Titles, 10)));
        Assert.Equal(expected.Split('|')[0], string.Join('|', index.Snapshot.CompleteTitle(typed, Titles, 1)));
        Assert.Empty(index.Snapshot.CompleteTitle(typed, Titles, 0));
    }

    [Fact]
    public void Titles_come_in_the_order_that_is_asked_for_and_filtered()
    {
        using var index = new SpelledIndex("Rain one: a", "Rain two: b", "Rain three: c", "Rain four: d");
        Assert.Equal(["Rain two", "Rain four", "Rain one", "Rain three"], index.Snapshot.CompleteTitle("rain", Titles, 10, new SearchOptions { Sort = Sort.Newest("year") }));
        Assert.Equal(["Rain two", "Rain four"], index.Snapshot.CompleteTitle("rain", Titles, 10, new SearchOptions { Filters = [new TermQuery("year", "2001")] }));
    }

    [Fact]
    public void Very_long_typing_has_no_titles()
    {
        using var index = new SpelledIndex("Rain one: a");
        Assert.Empty(index.Snapshot.CompleteTitle(new StringBuilder().Insert(0, "rain ", 1000).ToString(), Titles, 10));
    }

    private static string Word(TestRandom random) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Pick(["a", "b", "c", "d"])));
}
