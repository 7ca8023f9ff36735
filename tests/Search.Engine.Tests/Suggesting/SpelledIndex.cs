using Search.Analysis;
using Search.Storage;

namespace Search.Engine.Tests.Suggesting;

/// <summary>Texts in a field of stems and one of words as written, as an archive has them, in several segments.</summary>
internal sealed class SpelledIndex : IDisposable
{
    public const string Text = "text";
    public const string Exact = "text.exact";

    private static readonly Schema Schema = new Schema()
        .Keyword("id", new KeywordOptions { IsId = true })
        .Text(Text, new TextOptions { Analyzer = "english-news" })
        .Text(Exact, new TextOptions { Analyzer = "exact", From = [Text] })
        .Text("title", new TextOptions { Analyzer = "exact" })
        .Integer("year", new IntegerOptions { Terms = true });

    private readonly MemoryIndexDirectory _directory = new();
    private readonly SearchIndex _index;

    /// <param name="texts">Each a document; <c>title: text</c> where there is a colon. A commit stands after every third.</param>
    public SpelledIndex(params IEnumerable<string> texts)
    {
        _index = SearchIndex.OpenOrCreate(_directory, Schema);
        using (IndexWriter writer = _index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue }))
        {
            int number = 0;
            foreach (string text in texts)
            {
                string[] parts = text.Split(": ");
                writer.Add(new Document
                {
                    ["id"] = $"{number}",
                    [Text] = parts[^1],
                    ["title"] = parts.Length > 1 ? parts[0] : null,
                    ["year"] = 2000 + number % 2,
                });
                if (++number % 3 == 0)
                {
                    writer.Commit();
                }
            }
            writer.Commit();
        }
        Snapshot = _index.OpenSnapshot();
    }

    public Snapshot Snapshot { get; }

    public static QueryParser Parser(QueryOperator @operator = QueryOperator.Or, bool strict = false) => new(new QueryParserOptions
    {
        DefaultFields = [new DefaultField(Text)],
        AnalyzerOf = field => Analyzers.ByName(Schema[field]!.Text.Analyzer),
        KindOf = field => field switch { Text or Exact or "title" => QueryFieldKind.Text, "year" => QueryFieldKind.Number, "id" => QueryFieldKind.Keyword, _ => QueryFieldKind.Unknown },
        ExactFields = new Dictionary<string, string> { [Text] = Exact },
        StopWords = EnglishStopWords.Snowball174,
        Operator = @operator,
        Strict = strict,
    });

    public Suggestion? Suggest(string query, bool strict = false) => Snapshot.DidYouMean(query, Parser(strict: strict));

    public long Count(string query, QueryOperator @operator = QueryOperator.Or) =>
        Snapshot.Search(Parser(@operator).Parse(query).Query, new SearchOptions { Take = 0 }).Total;

    public void Dispose()
    {
        Snapshot.Dispose();
        _index.Dispose();
    }
}
