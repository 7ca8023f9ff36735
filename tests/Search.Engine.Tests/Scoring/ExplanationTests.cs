using Search.Engine.Collecting;
using Search.Testing;

namespace Search.Engine.Tests.Scoring;

public class ExplanationTests
{
    [Fact]
    public void Every_match_is_explained_with_its_score_and_nothing_else_is_a_match()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        List<NaiveDoc> docs = queries.Docs(60);
        using Snapshot snapshot = queries.SnapshotOf(docs);
        for (int i = 0; i < 120; i++)
        {
            Query query = queries.Query();
            var scores = new Searcher(snapshot, null).Search(query, new SearchOptions { Take = docs.Count }).Hits.ToDictionary(hit => hit.DocId, hit => hit.Score);
            for (int doc = 0; doc < docs.Count; doc++)
            {
                Explanation explanation = snapshot.Explain(query, doc);
                string message = $"{query} in {doc} {random.Explain}\n{explanation}";
                Assert.True(explanation.IsMatch == scores.ContainsKey(doc), message);
                Assert.True(explanation.IsMatch ? scores[doc].Equals((float)explanation.Value) : explanation.Value == 0, message);
                Assert.True(!docs[doc].IsDeleted || explanation.Description == $"Document {doc} is deleted", message);
            }
        }
    }

    [Fact]
    public void An_explanation_prints_a_line_for_each_number()
    {
        var random = TestRandom.WithSeed(5);
        var queries = new RandomQueries(random);
        using Snapshot snapshot = queries.SnapshotOf([new NaiveDoc(["rain", "rain", "xi"], [], 2001, [], false), new NaiveDoc(["xi"], [], null, [], false)]);
        Assert.Equal(
            """
            1.0 = sum of:
              0.0 = match on required clause, product of:
                0.0 = # clause
                1.0 = year:[2000 TO 2002]
              1.0 = *:*

            """,
            snapshot.Explain(
                new BooleanQuery(
                    new BooleanClause(PointRangeQuery.OfInts("year", 2000, 2002), Occur.Filter), new BooleanClause(new MatchAllDocsQuery(), Occur.Should)),
                0).ToString());
        Assert.Equal("0.0 = no matching term\n", snapshot.Explain(new TermQuery("text", "rain"), 1).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => snapshot.Explain(new MatchAllDocsQuery(), 2));
    }
}
