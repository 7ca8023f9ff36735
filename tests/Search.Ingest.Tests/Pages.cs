using Search.Ingest.Text;
using Search.Testing;

namespace Search.Ingest.Tests;

/// <summary>Pages that tests make up, read as users' files are.</summary>
internal static class Pages
{
    /// <summary>A page taken apart; <c>/</c> in the text stands for an empty line between two lines, <c>|</c> for a line break.</summary>
    internal static ArticleText Split(string page) => ArticleText.Of(new PageText(page.Replace("/", "\n\n", StringComparison.Ordinal).Replace("|", "\n", StringComparison.Ordinal)));

    /// <summary>The one thing that reading a file with this content gives.</summary>
    internal static ReadResult Read(byte[] content, string name = "page.txt", ReadOptions? options = null)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File(name), content);
        return Assert.Single(new ArticleSource(options).Read(folder.File(name)));
    }

    /// <summary>The article in a file with this text.</summary>
    internal static Article Article(string text) => Read(System.Text.Encoding.UTF8.GetBytes(text)).Article ?? throw new InvalidOperationException("no article");

    /// <summary>What standard input gives.</summary>
    internal static ReadResult[] JsonLines(byte[] lines, ReadOptions? options = null) =>
        [.. new ArticleSource(options, () => new MemoryStream(lines)).Read(ArticleSource.StandardInput)];
}
