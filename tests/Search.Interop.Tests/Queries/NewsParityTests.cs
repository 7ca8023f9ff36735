using Search.Engine;
using Search.Interop.Tests.Archives;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>
/// Hundreds of queries of every kind about 21,578 articles in several segments with deletions: Lucene and we, each searching the index of either,
/// give the same documents in the same order with equal bits of scores, the same totals and the same counts by year.
/// </summary>
public class NewsParityTests(NewsArchive archive) : IClassFixture<NewsArchive>
{
    [LuceneFact(NeedsData = true)]
    public void We_find_in_Lucenes_index_what_Lucene_finds() => CompareOn(archive.LuceneIndex);

    [LuceneFact(NeedsData = true)]
    public void We_find_in_our_index_what_Lucene_finds() => CompareOn(archive.OurIndex);

    [LuceneFact(NeedsData = true)]
    public void We_find_in_Lucenes_merged_index_what_Lucene_finds() => CompareOn(archive.MergedLuceneIndex);

    [LuceneFact(NeedsData = true)]
    public void We_find_in_our_merged_index_what_Lucene_finds() => CompareOn(archive.MergedOurIndex);

    [LuceneFact(NeedsData = true)]
    public void Lucene_finds_in_our_index_what_it_finds_in_its_own() =>
        AssertSame(archive.LuceneAnswers(archive.LuceneIndex), archive.LuceneAnswers(archive.OurIndex));

    [LuceneFact(NeedsData = true)]
    public void Most_queries_of_every_kind_find_something()
    {
        IReadOnlyList<Answer> answers = archive.LuceneAnswers(archive.LuceneIndex);
        Assert.All(archive.Queries.GroupBy(query => query.Kind), kind => Assert.True(kind.Count() >= 20, kind.Key));
        Assert.True(answers.Count(answer => answer.Total > 0) >= 250, archive.Explain);
    }

    [LuceneFact(NeedsData = true)]
    public void CheckIndex_calls_our_index_clean()
    {
        JavaLucene.CheckIndex(archive.OurIndex);
        Assert.True(IndexChecker.Check(archive.OurIndex).IsClean, archive.Explain);
        using SearchIndex index = SearchIndex.Open(archive.OurIndex, new OpenOptions { Verify = true });
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.Equal(archive.Operations.LivingIds(), Ids(snapshot));
        Assert.True(snapshot.SegmentCount >= 3 && snapshot.MaxDoc > snapshot.DocCount, archive.Explain);
    }

    [LuceneFact(NeedsData = true)]
    public void CheckIndex_calls_our_merged_index_clean()
    {
        JavaLucene.CheckIndex(archive.MergedOurIndex);
        Assert.True(IndexChecker.Check(archive.MergedOurIndex).IsClean, archive.Explain);
        using SearchIndex index = SearchIndex.Open(archive.MergedOurIndex, new OpenOptions { Verify = true });
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.Equal(archive.Operations.LivingIds(), Ids(snapshot));
        Assert.Equal((1, snapshot.DocCount), (snapshot.SegmentCount, snapshot.MaxDoc));
    }

    private static IReadOnlySet<string> Ids(Snapshot snapshot)
    {
        SearchResults all = snapshot.Search(new MatchAllDocsQuery(), new SearchOptions { Take = int.MaxValue, Fields = ["id"] });
        Assert.Equal(snapshot.DocCount, all.Hits.Count);
        return all.Hits.Select(hit => hit.Document.Text("id")!).ToHashSet(StringComparer.Ordinal);
    }

    private void CompareOn(string folder)
    {
        using SearchIndex index = SearchIndex.Open(folder);
        using Snapshot snapshot = index.OpenSnapshot();
        IReadOnlyList<Answer> expected = archive.LuceneAnswers(folder);
        AssertSame(expected, [.. archive.Queries.Select(query => Answer.OfOurs(snapshot, query))]);

        // And where documents that cannot be among the hits are passed over, the hits are the same.
        IEnumerable<Answer> skipping = archive.Queries.Select(query => Answer.OfOurs(snapshot, query, exactly: false));
        Answer Counted(Answer answer, Answer exact) => answer.Total <= exact.Total ? exact with { Hits = answer.Hits } : answer;
        AssertSame(expected, [.. skipping.Zip(expected, Counted)]);
    }

    private void AssertSame(IReadOnlyList<Answer> expected, IReadOnlyList<Answer> actual)
    {
        List<string> differences = [.. archive.Queries
            .Zip(expected, actual)
            .Where(each => each.Second != each.Third)
            .Select(each => $"{each.First}: {each.Third.DifferenceFrom(each.Second)}")];
        Assert.True(differences.Count == 0, $"{differences.Count} answers differ {archive.Explain}\n{string.Join('\n', differences.Take(20))}");
    }
}
