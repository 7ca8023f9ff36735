using Search.Analysis;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>What random queries are made of: words as they stand in articles, so that most queries find some.</summary>
internal sealed class NewsWords(TestRandom random, IReadOnlyList<Document> articles)
{
    private static readonly (string Field, string From, TokenStream Stream)[] TextFields =
    [
        ("title", "title", Analyzers.ByName("english").CreateStream()),
        ("body", "body", Analyzers.ByName("standard").CreateStream()),
        ("text", "body", Analyzers.ByName("english-nostop").CreateStream()),
    ];

    /// <summary>The text fields of <see cref="Archives.NewsSchema"/>.</summary>
    public static IEnumerable<string> Fields => TextFields.Select(each => each.Field);

    public IReadOnlyList<Document> Articles => articles;

    /// <summary>The tokens of a field of a random article; there are two at least.</summary>
    public (string Field, List<(string Text, int Position)> Tokens) OfSomeText()
    {
        while (true)
        {
            (string field, string from, TokenStream stream) = random.Pick(TextFields);
            List<(string Text, int Position)> tokens = Tokens(stream, random.Pick(articles).Text(from) ?? "");
            if (tokens.Count >= 2)
            {
                return (field, tokens);
            }
        }
    }

    /// <summary>The same, as one thing.</summary>
    public SomeText OfSomeField()
    {
        (string field, List<(string Text, int Position)> tokens) = OfSomeText();
        return new SomeText(field, tokens);
    }

    /// <summary>The tokens of a random title as they stand in the field of all text, and in the field of titles, which numbers them alike.</summary>
    public (SomeText Text, SomeText Title) OfSomeTitle()
    {
        while (true)
        {
            string title = random.Pick(articles).Text("title") ?? "";
            List<(string Text, int Position)> own = Tokens(TextFields[0].Stream, title);
            if (own.Count > 0)
            {
                return (new SomeText("text", Tokens(TextFields[2].Stream, title)), new SomeText("title", own));
            }
        }
    }

    /// <summary>One word of a random text and its field.</summary>
    public (string Field, string Word) Some()
    {
        (string field, List<(string Text, int Position)> tokens) = OfSomeText();
        return (field, random.Pick(tokens).Text);
    }

    private static List<(string Text, int Position)> Tokens(TokenStream stream, string text)
    {
        var tokens = new List<(string Text, int Position)>();
        int position = -1;
        stream.Reset(text.AsMemory());
        while (stream.MoveNext())
        {
            position += stream.Token.PositionIncrement;
            tokens.Add((stream.Token.Text.ToString(), position));
        }
        return tokens;
    }
}
