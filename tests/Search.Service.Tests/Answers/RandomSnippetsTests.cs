using System.Globalization;
using System.Net;
using System.Text;
using Search.Engine;
using Search.Service.Articles;
using Search.Service.Queries;
using Search.Testing;

namespace Search.Service.Tests.Answers;

/// <summary>
/// What holds for snippets of any article and any query, whatever stands in them. <c>SEARCH_RANDOM_SNIPPETS=5000</c> is a long run: so many queries, each over 40
/// articles of its own kind of text.
/// </summary>
public class RandomSnippetsTests
{
    private const int Articles = 40;

    private static readonly string[] Pieces =
    [
        " ", " ", " ", ". ", "! ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u3000", "\u2028", "\u2029", "\u0085", "。", "？", "…", "\"", "”", "(", "- ", ", ", "Dr. ", "U.S. ", "a", "b ", "cat", "cats",
        "dog", "rain", "no-limits", "No limits ", "Ünder", "e\u0301", "o\u0308\u0323", "\u0301", " \u0301", "\u200d", "ﬁ", "ß", "İ", "😀", "👍🏽", "👩\u200d👩\u200d👧", "🇩🇪", "🇩🇪🇫🇷🇨🇳", "𠀀", "𐐀", "漢字", "か\u3099",
        "한국어", "นี้", "עולם ", "مَرْحَبًا ", "\u202e", "\u2066", "\e[31m", "\u009b", "\0", "\a", "\u007f", "<b>", "</mark>", "<mark>", "&lt;", "&", "'", "\ud83d", "\ude00", "\U000E0041", "\ufeff", "[", "]",
    ];

    private static int Rounds => int.Parse(Environment.GetEnvironmentVariable("SEARCH_RANDOM_SNIPPETS") ?? "150", CultureInfo.InvariantCulture);

    [Fact]
    public void Snippets_of_anything_are_pieces_of_the_text_with_marks_at_bounds_of_characters()
    {
        TestRandom random = TestRandom.Create();
        int snippets = 0;
        int marks = 0;
        for (int made = 0; made < Rounds;)
        {
            using var folder = new TempFolder();
            using SearchIndex index = SearchIndex.OpenOrCreate(folder.File("index"), ArticleSchema.Create());
            Document[] articles = [.. Enumerable.Range(0, Articles).Select(number => Article(random, number))];
            using (IndexWriter writer = index.OpenWriter())
            {
                Array.ForEach(articles, writer.Add);
                writer.Commit();
            }
            using Snapshot snapshot = index.OpenSnapshot();
            for (int i = 0; i < 50 && made < Rounds; i++, made++)
            {
                string text = QueryText(random, articles);
                Query query = ArticleQueryParser.For(new ArticleQuery { Text = text }).Parse(text).Query;
                var options = new HighlightOptions { Length = random.Pick([10, 40, 160, 160, 500]), Passages = random.Next(1, 6) };
                var highlighter = new Highlighter(snapshot, index.Schema, query, options);
                IReadOnlyList<Hit> hits = snapshot.Search(query, new SearchOptions { Take = 15 }, index.Schema).Hits;
                highlighter.Prepare(hits.Select(hit => hit.DocId));
                foreach (Hit hit in hits)
                {
                    string why = $"{text} ({query}), {options} {random.Explain}";
                    IReadOnlyList<Snippet> passages = highlighter.Passages(hit.DocId, hit.Document, ArticleSchema.Body);
                    Assert.True(passages.Count <= options.Passages, why);
                    var body = new ShownText(hit.Document.Text(ArticleSchema.Body)!);
                    Assert.All(passages, snippet => AssertIsPiece(snippet, body, options, why));
                    Snippet title = highlighter.Whole(hit.DocId, hit.Document, ArticleSchema.Title)!;
                    Assert.Equal(hit.Document.Text(ArticleSchema.Title), title.Text);
                    Assert.All(passages.Append(title), snippet => AssertIsHarmless(snippet, why));
                    snippets += passages.Count;
                    marks += passages.Sum(snippet => snippet.Marks.Count);
                }
            }
        }
        Assert.True(snippets > Rounds && marks > Rounds, $"{snippets} snippets, {marks} marks {random.Explain}");
    }

    private static Document Article(TestRandom random, int number)
    {
        string[] own = [.. Enumerable.Range(0, random.Next(2, 12)).Select(_ => random.Pick(Pieces))];
        string Piece() => random.Next(10) switch
        {
            0 => random.Pick(Pieces),
            1 => char.ConvertFromUtf32(random.Next(2) == 0 ? random.Next(0x20, 0xD800) : random.Next(0xE000, 0x110000)),
            2 => " ",
            _ => random.Pick(own),
        };
        string Text(int count) => string.Concat(Enumerable.Range(0, random.Next(1, count)).Select(_ => random.Chance(0.01) ? string.Concat(Enumerable.Repeat(Piece(), random.Next(200))) : Piece()));
        return new Document { [ArticleSchema.Id] = $"{number}", [ArticleSchema.Title] = Text(12), [ArticleSchema.Body] = Text(400) };
    }

    /// <summary>A piece of an article, or several, as any kind of query.</summary>
    private static string QueryText(TestRandom random, Document[] articles)
    {
        string body = random.Pick(articles).Text(ArticleSchema.Body)!;
        string Piece(int length) => random.Next(body.Length) is var start ? body.Substring(start, Math.Min(random.Next(1, length), body.Length - start)) : "";
        string Word() => Piece(20).Split([' ', '\n', '.', '"'], StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : "cat";
        return random.Next(11) switch
        {
            0 => Word(),
            1 => $"\"{Piece(40).Replace('"', ' ')}\"",
            2 => $"\"{Piece(40).Replace('"', ' ')}\"~{random.Next(1, 200)}",
            3 => Word() + "*",
            4 => random.Pick(["?*", "*", "*a*", "??", "c*", "/.*/", "/.{2,5}/", "/[^a]+/"]),
            5 => Word() + "~",
            6 => $"{Word()} NEAR/{random.Next(1, 60)} {Word()}",
            7 => $"\"{Piece(20).Replace('"', ' ')}\" NEAR/{random.Next(1, 60)} {Word()}",
            8 => $"{Word()} {Word()} OR {Word()}* AND ?*",
            9 => string.Join(" OR ", Enumerable.Range(0, 20).Select(_ => Word())),
            _ => Piece(80),
        };
    }

    private static void AssertIsPiece(Snippet snippet, ShownText body, HighlightOptions options, string why)
    {
        Assert.True(snippet.Text.Length > 0, why);
        double longest = options.Length * (snippet.Marks.All(mark => mark.End - mark.Start <= options.Length) ? 2.5 : 4.5);
        Assert.True(snippet.Text.Length <= longest + body.LongestCharacter + 2, $"{snippet.Text.Length} units: {snippet.Text}\n{why}");
        string[] starts = snippet.Text[0] == '…' ? [snippet.Text, snippet.Text[1..]] : [snippet.Text];
        bool isPiece = starts.SelectMany(start => start.EndsWith('…') ? (string[])[start, start[..^1]] : [start]).Any(body.Holds);
        Assert.True(isPiece, $"'{snippet.Text}' of '{body.Text}'\n{why}");
    }

    private static void AssertIsHarmless(Snippet snippet, string why)
    {
        int last = 0;
        foreach ((int start, int end) in snippet.Marks)
        {
            Assert.True(start >= last && end > start && end <= snippet.Text.Length, why);
            Assert.False(ShownText.SplitsPair(snippet.Text, start) || ShownText.SplitsPair(snippet.Text, end), why);
            last = end;
        }
        string expected = Harmless(snippet.Text);
        string html = snippet.ToHtml();
        Assert.Equal(snippet.Marks.Count, html.Split("<mark>").Length - 1);
        string unmarked = html.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal);
        Assert.True(unmarked.IndexOfAny(['<', '>', '"', '\'']) < 0 && WebUtility.HtmlDecode(unmarked) == expected, $"{html}\n{why}");
        string ansi = snippet.ToAnsi();
        Assert.Equal(2 * snippet.Marks.Count, ansi.Count(c => c == '\e'));
        Assert.True(ansi.Replace("\e[1;31m", "", StringComparison.Ordinal).Replace("\e[0m", "", StringComparison.Ordinal) == expected, $"{ansi}\n{why}");
        Assert.False(expected.EnumerateRunes().Any(Rune.IsControl), why);
    }

    /// <summary>White space of lines as spaces, without control characters, switches of direction and tags.</summary>
    private static string Harmless(string text)
    {
        var harmless = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is (>= 9 and <= 13) or 0x85 or 0x2028 or 0x2029)
            {
                harmless.Append(' ');
            }
            else if (!Rune.IsControl(rune) && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0xE0000 and <= 0xE007F)))
            {
                harmless.Append(rune);
            }
        }
        return harmless.ToString();
    }
}
