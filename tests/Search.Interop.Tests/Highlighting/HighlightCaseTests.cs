using Search.Engine;
using Search.Service.Articles;
using Search.Testing;

namespace Search.Interop.Tests.Highlighting;

/// <summary>
/// Cases as data. What they expect is never written by our code: <c>SEARCH_WRITE_CASES=1</c> writes into the files what Lucene's highlighter marks. Whoever adds a case
/// reads it first.
/// </summary>
public sealed class HighlightCaseTests : IDisposable
{
    private static readonly string[] TitleFields = ["title", "title.exact"];
    private static readonly string[] ArticleFields = ["text", "text.exact"];

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, List<HighlightCase>> _files = HighlightCase.ReadAll();

    [Fact]
    public void We_mark_what_the_cases_expect()
    {
        using SearchIndex index = Index();
        using Snapshot snapshot = index.OpenSnapshot();
        var lookup = new DocumentLookup(snapshot, ArticleSchema.Id);
        var differences = new List<string>();
        int number = 0;
        foreach (HighlightCase each in _files.Values.SelectMany(cases => cases))
        {
            int doc = lookup.Find($"{number}")!.Value;
            Document document = lookup.Load(doc);
            var highlighter = new Highlighter(snapshot, index.Schema, each.Query);
            foreach (string field in (string[])["title", "body"])
            {
                (int Start, int End)[] ours = [.. highlighter.Whole(doc, document, field)?.Marks ?? []];
                if (!ours.AsSpan().SequenceEqual(each.Marks(field)))
                {
                    differences.Add($"{each.Name}, {field}: {string.Join(' ', ours)}, expected {string.Join(' ', each.Marks(field))}, query {each.Query}");
                }
            }
            number++;
        }
        Assert.True(differences.Count == 0, $"{differences.Count} differences\n{string.Join('\n', differences)}");
        Assert.True(number >= 150, $"{number} cases");
    }

    [Fact]
    public void We_show_the_snippets_that_cases_expect()
    {
        using SearchIndex index = Index();
        using Snapshot snapshot = index.OpenSnapshot();
        var lookup = new DocumentLookup(snapshot, ArticleSchema.Id);
        var differences = new List<string>();
        int compared = 0;
        foreach ((int number, HighlightCase each) in _files.Values.SelectMany(cases => cases).Index())
        {
            if (each.Snippets is not { } expected)
            {
                continue;
            }
            int doc = lookup.Find($"{number}")!.Value;
            IReadOnlyList<Snippet> ours = new Highlighter(snapshot, index.Schema, each.Query).Passages(doc, lookup.Load(doc), ArticleSchema.Body);
            bool isSame = ours.SequenceEqual(expected)
                && each.Rendered("html")?.SequenceEqual(ours.Select(snippet => snippet.ToHtml())) != false
                && each.Rendered("ansi")?.SequenceEqual(ours.Select(snippet => snippet.ToAnsi())) != false;
            if (!isSame)
            {
                differences.Add($"{each.Name}:\n  {string.Join("\n  ", ours.Select(Told))}\n expected\n  {string.Join("\n  ", expected.Select(Told))}");
            }
            compared++;
        }
        Assert.True(differences.Count == 0, $"{differences.Count} differences\n{string.Join('\n', differences)}");
        Assert.True(compared >= 60, $"{compared} cases");
    }

    [LuceneFact]
    public void The_cases_expect_what_Lucene_marks()
    {
        using SearchIndex index = Index();
        using Snapshot snapshot = index.OpenSnapshot();
        var lookup = new DocumentLookup(snapshot, ArticleSchema.Id);
        HighlightCase[] cases = [.. _files.Values.SelectMany(each => each)];
        AskedMarks[] asked =
        [
            .. from number in Enumerable.Range(0, cases.Length)
               let docs = (int[])[lookup.Find($"{number}")!.Value]
               from field in TitleFields.Concat(ArticleFields)
               let sources = TitleFields.Contains(field) ? (string[])["title"] : ["title", "body"]
               select new AskedMarks(cases[number].Query, field, sources, docs),
        ];
        var answers = AskedMarks.OfLucene(_folder.File("index"), asked);
        var differences = new List<string>();
        for (int i = 0; i < cases.Length; i++)
        {
            (LucenePassage[] Plain, LucenePassage[] Full)[] fields = [.. answers.Skip(4 * i).Take(4).Select(answer => answer[0])];
            int bodyStart = cases[i].Title is { } title ? title.Length + 1 : 0;
            (int Start, int End)[] ofTitle = InTitle([.. fields.SelectMany(field => field.Full)], bodyStart - 1);
            (int Start, int End)[] ofBody = InBody([.. fields[2..].SelectMany(field => field.Full)], bodyStart);
            if (Environment.GetEnvironmentVariable("SEARCH_WRITE_CASES") == "1")
            {
                cases[i].SetMarks("title", ofTitle);
                cases[i].SetMarks("body", ofBody);
            }
            if (!ofTitle.AsSpan().SequenceEqual(cases[i].Marks("title")) || !ofBody.AsSpan().SequenceEqual(cases[i].Marks("body")))
            {
                differences.Add($"{cases[i].Name}: title {string.Join(' ', ofTitle)}, body {string.Join(' ', ofBody)}");
            }
        }
        Assert.True(differences.Count == 0, $"{differences.Count} differences\n{string.Join('\n', differences)}");
        if (Environment.GetEnvironmentVariable("SEARCH_WRITE_CASES") == "1")
        {
            foreach ((string file, List<HighlightCase> written) in _files)
            {
                HighlightCase.Write(file, written);
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private static (int Start, int End)[] InTitle(IEnumerable<LucenePassage> passages, int length) =>
        LucenePassage.Marks([Part(passages, 0, length)]);

    private static (int Start, int End)[] InBody(IEnumerable<LucenePassage> passages, int start) =>
        LucenePassage.Marks([Part(passages, start, int.MaxValue)]);

    /// <summary>What lies in a part of the text, counted from its start.</summary>
    private static LucenePassage Part(IEnumerable<LucenePassage> passages, int start, int end) => new(
        0, 0, 0, [.. passages.SelectMany(passage => passage.Matches).Where(match => match.Start >= start && match.End <= end).Select(match => (match.Start - start, match.End - start))], []);

    private static string Told(Snippet snippet) => $"{snippet.ToPlain()} {string.Join(' ', snippet.Marks)} {snippet.ToHtml()}";

    private SearchIndex Index()
    {
        SearchIndex index = SearchIndex.OpenOrCreate(_folder.File("index"), ArticleSchema.Create());
        using IndexWriter writer = index.OpenWriter();
        int number = 0;
        foreach (HighlightCase each in _files.Values.SelectMany(cases => cases))
        {
            writer.Add(each.Document(number++));
        }
        writer.Commit();
        return index;
    }
}
