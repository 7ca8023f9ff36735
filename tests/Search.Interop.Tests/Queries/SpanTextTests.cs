using System.Text;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

public class SpanTextTests
{
    [LuceneFact]
    public void Spans_and_phrases_of_several_terms_print_as_Lucene_prints_them()
    {
        var rain = new SpanTermQuery("body", "rain");
        var near = new SpanNearQuery([rain, new SpanTermQuery("body", "*")], 3, inOrder: true);
        ReadOnlyMemory<byte>[] Terms(params string[] words) => [.. words.Select(word => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(word))];
        Query[] queries =
        [
            rain,
            near,
            new SpanNearQuery([near, new FieldMaskingSpanQuery(new SpanTermQuery("title", "dry"), "body")], -1, inOrder: false),
            new SpanOrQuery(),
            new SpanOrQuery(rain, near),
            new FieldMaskingSpanQuery(new SpanOrQuery(new SpanTermQuery("title", "dry")), "body"),
            new SpanMultiTermQueryWrapper(new PrefixQuery("body", "ra")),
            new SpanMultiTermQueryWrapper(new TermRangeQuery("body", "a", null, includeLower: false)),
            new MultiPhraseQuery("body", 0, [Terms("no"), Terms("limit", "limits")], [0, 1]),
            new MultiPhraseQuery("body", 2, [Terms("no", "few"), Terms("a"), Terms("limit", "limits"), Terms("b")], [1, 1, 4, 5]),
            new BoostQuery(new ConstantScoreQuery(near), 2f),
            new PhrasePrefixQuery("body", ["no", "lim"]),
        ];
        using var folder = new TempFolder();
        File.WriteAllLines(folder.File("queries"), queries.Select(query => new AskedQuery("text", query, 1, Sort.Relevance).Line));
        JavaLucene.Program("SearchQueries", folder.File("queries"), folder.File("answers"));
        Assert.Equal(queries.Select(query => query.ToString()), File.ReadLines(folder.File("answers")));
        Assert.Equal(queries.Length, queries.Distinct().Count());
    }
}
