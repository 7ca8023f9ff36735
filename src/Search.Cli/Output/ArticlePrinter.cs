using Search.Cli.Terminal;
using Search.Service.Answers;

namespace Search.Cli.Output;

/// <summary>A whole article for people: what is known of it, then its text.</summary>
internal static class ArticlePrinter
{
    public static void Print(TextWriter output, Style style, int columns, ArticleRecord article)
    {
        if (article.Title is { Length: > 0 } title)
        {
            output.WriteLine(WordWrap.Wrap(style.Title(TerminalText.Line(title)), columns, "", ""));
        }
        Fact("id", article.Id);
        Fact("published", Published(article));
        Fact("mentions", article.Mentions.Count == 0 ? null : string.Join(' ', article.Mentions));
        Fact("source", article.Source);
        Fact("author", article.Author);
        Fact("section", article.Section);
        Fact("language", article.Language);
        Fact("url", article.Url);
        Fact("origin", article.Origin);
        output.WriteLine();
        Text(article.Body);
        if (article.Furniture is { Length: > 0 } furniture)
        {
            output.WriteLine();
            output.WriteLine(style.Dim("Not part of the article:"));
            Text(furniture);
        }

        void Fact(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                output.WriteLine($"{style.Dim(name + ":")} {TerminalText.Line(value)}");
            }
        }

        void Text(string text)
        {
            foreach (string line in TerminalText.Lines(text).Split('\n'))
            {
                output.WriteLine(WordWrap.Wrap(line, columns, "", ""));
            }
        }
    }

    private static string Published(ArticleRecord article) =>
        article.Published != null ? $"{article.Published} ({article.PublishedPrecision}, {article.PublishedSource})"
        : article.NotBefore != null ? $"unknown, not before {article.NotBefore}"
        : "unknown";
}
