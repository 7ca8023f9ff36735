using Search.Storage;

namespace Search.Engine.Tests.Queries;

/// <summary>Trees made by hand: as deep as they may be, all can be done with them on a small stack; deeper ones are refused.</summary>
public class QueryDepthTests
{
    private const int SmallStack = 1024 * 1024;

    private static readonly Func<Query, Query>[] Wrappings =
    [
        query => new BooleanQuery(new BooleanClause(query, Occur.Must), new BooleanClause(new TermQuery("body", "mill"), Occur.Should)),
        query => new BooleanQuery(new BooleanClause(query, Occur.Should), new BooleanClause(new TermQuery("body", "ruin"), Occur.MustNot)),
        query => new BoostQuery(query, 1.001f),
        query => new ConstantScoreQuery(query),
        query => new DisjunctionMaxQuery([query, new TermQuery("body", "mill")], 0.5f),
        query => new IndexOrDocValuesQuery(query, new TermQuery("body", "rain")),
        query => new FunctionScoreQuery(query, DoubleValuesSource.Scores),
        query => query is SpanQuery span ? new SpanNearQuery([span, new SpanTermQuery("body", "mill")], 3, false) : new SpanTermQuery("body", "rain"),
        query => query is SpanQuery span ? new SpanOrQuery(span, new SpanTermQuery("body", "mill")) : new SpanTermQuery("body", "rain"),
        query => query is SpanQuery span ? new FieldMaskingSpanQuery(span, "body") : new SpanTermQuery("body", "rain"),
    ];

    public static TheoryData<int> AllWrappings() => [.. Enumerable.Range(0, Wrappings.Length)];

    [Theory]
    [MemberData(nameof(AllWrappings))]
    public void The_deepest_tree_can_be_printed_compared_and_searched(int wrapping)
    {
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(() => Use(wrapping)), SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(error);
    }

    [Theory]
    [MemberData(nameof(AllWrappings))]
    public void A_deeper_tree_is_refused(int wrapping)
    {
        Query deepest = Tree(wrapping, Query.MaxDepth);
        var error = Assert.Throws<ArgumentException>(() => Wrappings[wrapping](deepest));
        Assert.Contains("1000", error.Message, StringComparison.Ordinal);
    }

    private static Query Tree(int wrapping, int depth)
    {
        Query query = new TermQuery("body", "rain");
        query = Wrappings[wrapping](query);
        while (query.Depth < depth)
        {
            query = Wrappings[wrapping](query);
        }
        return query;
    }

    private static void Use(int wrapping)
    {
        // Rewriting makes some levels two.
        Query query = Tree(wrapping, Query.MaxDepth / 2 - 1);
        Query same = Tree(wrapping, Query.MaxDepth / 2 - 1);
        Assert.Equal(query, same);
        Assert.Equal(query.ToString(), same.ToString());
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, new Schema().Text("body"));
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Add(new Document { ["body"] = "rain at the mill" });
            writer.Commit();
        }
        SearchResults results = index.Search(query, new SearchOptions { Highlight = "body" });
        Assert.Equal(1, results.Total);
    }
}
