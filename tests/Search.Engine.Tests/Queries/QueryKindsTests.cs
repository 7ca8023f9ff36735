using System.Text;

namespace Search.Engine.Tests.Queries;

public class QueryKindsTests
{
    private static readonly TermQuery Rain = new("body", "rain");

    public static TheoryData<Query, string> Printed => new()
    {
        { new SynonymQuery("body", "tv", "television"), "Synonym(body:television body:tv)" },
        { Synonyms(("b", 0.5f), ("a", 1f)), "Synonym(body:a body:b^0.5)" },
        { new SynonymQuery("body", Array.Empty<string>()), "Synonym()" },
        { new DocValuesFieldExistsQuery("year"), "DocValuesFieldExistsQuery [field=year]" },
        { new NormsFieldExistsQuery("body"), "NormsFieldExistsQuery [field=body]" },
        { new DistanceFeatureQuery("published", 1f, 10, 5), "LongDistanceFeatureQuery(field=,origin=10,pivotDistance=5)" },
        { new DistanceFeatureQuery("published", 2.5f, -1, 5), "(LongDistanceFeatureQuery(field=,origin=-1,pivotDistance=5))^2.5" },
        { new FunctionScoreQuery(Rain, DoubleValuesSource.FromIntField("year")), "FunctionScoreQuery(body:rain, scored by double(year))" },
        { new FunctionScoreQuery(Rain, DoubleValuesSource.Scores), "FunctionScoreQuery(body:rain, scored by scores)" },
        { new FunctionScoreQuery(Rain, DoubleValuesSource.Constant(1e-5)), "FunctionScoreQuery(body:rain, scored by constant(1.0E-5))" },
        { new FunctionScoreQuery(Rain, DoubleValuesSource.Constant(1234567890)), "FunctionScoreQuery(body:rain, scored by constant(1.23456789E9))" },
        { new FunctionScoreQuery(Rain, DoubleValuesSource.FromQuery(Rain)), "FunctionScoreQuery(body:rain, scored by score(body:rain))" },
        { FunctionScoreQuery.BoostByValue(Rain, DoubleValuesSource.FromFloatField("w")), "FunctionScoreQuery(body:rain, scored by boost(double(w)))" },
        { FunctionScoreQuery.BoostByQuery(Rain, Rain, 0.5f), "FunctionScoreQuery(body:rain, scored by boost(queryboost(score(body:rain))^0.5))" },
    };

    [Theory]
    [MemberData(nameof(Printed))]
    public void A_query_prints_as_Lucene_prints_it(Query query, string expected) => Assert.Equal(expected, query.ToString());

    [Fact]
    public void The_default_field_is_not_printed() =>
        Assert.Equal("Synonym(television tv^0.5)", Synonyms(("tv", 0.5f), ("television", 1f)).ToString("body"));

    [Fact]
    public void Equal_trees_are_equal()
    {
        Query[] distinct =
        [
            new SynonymQuery("body", "a", "b"), new SynonymQuery("title", "a", "b"), new SynonymQuery("body", "a"), Synonyms(("a", 1f), ("b", 0.5f)),
            new DocValuesFieldExistsQuery("a"), new DocValuesFieldExistsQuery("b"), new NormsFieldExistsQuery("a"), new NormsFieldExistsQuery("b"),
            new DistanceFeatureQuery("a", 1f, 2, 3), new DistanceFeatureQuery("b", 1f, 2, 3), new DistanceFeatureQuery("a", 2f, 2, 3),
            new DistanceFeatureQuery("a", 1f, 3, 3), new DistanceFeatureQuery("a", 1f, 2, 4),
            .. Functions(),
        ];
        Query[] again =
        [
            new SynonymQuery("body", "b", "a"), new SynonymQuery("title", "b", "a"), new SynonymQuery("body", "a"), Synonyms(("b", 0.5f), ("a", 1f)),
            new DocValuesFieldExistsQuery("a"), new DocValuesFieldExistsQuery("b"), new NormsFieldExistsQuery("a"), new NormsFieldExistsQuery("b"),
            new DistanceFeatureQuery("a", 1f, 2, 3), new DistanceFeatureQuery("b", 1f, 2, 3), new DistanceFeatureQuery("a", 2f, 2, 3),
            new DistanceFeatureQuery("a", 1f, 3, 3), new DistanceFeatureQuery("a", 1f, 2, 4),
            .. Functions(),
        ];
        for (int i = 0; i < distinct.Length; i++)
        {
            for (int j = 0; j < again.Length; j++)
            {
                Assert.True(distinct[i].Equals(again[j]) == (i == j), $"{distinct[i]} and {again[j]}");
            }
            Assert.Equal(distinct[i].GetHashCode(), again[i].GetHashCode());
        }
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Synonyms(("a", 0f)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Synonyms(("a", 1.5f)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Synonyms(("a", float.NaN)));
        Assert.Throws<ArgumentException>(() => new SynonymQuery("a", [.. Enumerable.Repeat("x", 1025)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DistanceFeatureQuery("a", -1f, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DistanceFeatureQuery("a", float.PositiveInfinity, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DistanceFeatureQuery("a", 1f, 2, 0));
    }

    private static Query[] Functions() =>
    [
        new FunctionScoreQuery(Rain, DoubleValuesSource.Scores),
        new FunctionScoreQuery(new TermQuery("body", "sun"), DoubleValuesSource.Scores),
        new FunctionScoreQuery(Rain, DoubleValuesSource.FromLongField("a")),
        new FunctionScoreQuery(Rain, DoubleValuesSource.FromLongField("b")),
        new FunctionScoreQuery(Rain, DoubleValuesSource.FromFloatField("a")),
        new FunctionScoreQuery(Rain, DoubleValuesSource.FromDoubleField("a")),
        new FunctionScoreQuery(Rain, DoubleValuesSource.Constant(1)),
        new FunctionScoreQuery(Rain, DoubleValuesSource.Constant(2)),
        new FunctionScoreQuery(Rain, DoubleValuesSource.FromQuery(Rain)),
        FunctionScoreQuery.BoostByValue(Rain, DoubleValuesSource.FromLongField("a")),
        FunctionScoreQuery.BoostByQuery(Rain, Rain, 2f),
        FunctionScoreQuery.BoostByQuery(Rain, Rain, 3f),
    ];

    private static SynonymQuery Synonyms(params (string Term, float Boost)[] terms) =>
        new("body", [.. terms.Select(term => ((ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(term.Term), term.Boost))]);
}
