using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>Short lines that begin with words which only a page's own parts begin with: forms, sharing, cookies, rights, tags.</summary>
internal sealed class OpeningRule : IFurnitureRule
{
    private const int MostWords = 40;

    private static readonly string[] Openings =
    [
        "your email address will not be published", "required fields are marked", "save my name, email", "share on facebook", "share on twitter",
        "share this article", "share this story", "read or share this story", "click to share", "click here to subscribe", "click here to read",
        "click here to sign up", "follow us on ", "like us on facebook", "find us on facebook", "subscribe to our ", "sign up for our ", "sign up to our ",
        "subscribe to the newsletter", "get the latest news delivered", "get our newsletter", "join our telegram", "join our whatsapp", "download our app",
        "keep up with this story and more by subscribing", "copyright ©", "© copyright", "copyright (c)", "© 19", "© 20", "all rights reserved",
        "this material may not be published, broadcast", "we use cookies", "this site uses cookies", "this website uses cookies", "this site uses akismet",
        "by continuing to use this site", "learn how your comment data is processed", "filed under:", "filed under ", "tagged with ", "tagged:", "tags:",
        "categories:", "posted in ", "topics:",
    ];

    public int Match(PageText page, int line)
    {
        ReadOnlySpan<char> text = page[line];
        foreach (string opening in Openings)
        {
            if (text.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                return Words.Count(text) <= MostWords ? 1 : 0;
            }
        }
        return 0;
    }
}
