using System.Collections.Frozen;
using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>Lines that are nothing but a label of a comment form, a share bar, an advertisement or a list of other articles.</summary>
internal sealed class LabelRule : IFurnitureRule
{
    private static readonly FrozenSet<string> Labels = new[]
    {
        // Comment forms.
        "leave a reply", "leave a comment", "leave a response", "leave your comment", "leave comment", "post a comment", "add a comment", "add comment",
        "write a comment", "make a comment", "submit a comment", "post comment", "submit comment", "cancel reply", "leave a reply cancel reply",
        "leave a comment cancel reply", "your email address will not be published", "required fields are marked", "be the first to comment",
        "comments are closed", "no comments", "no comments yet", "join the conversation", "show comments", "view comments", "load comments",
        "view all comments", "have your say", "what do you think", "log in to comment", "login to comment", "you must be logged in to post a comment",
        "save my name, email, and website in this browser for the next time i comment",
        "notify me of follow-up comments by email", "notify me of new posts by email",
        // Share bars.
        "share this article", "share this", "share this story", "share this post", "share this page", "share article", "share story", "share this:",
        "shareable url", "share on facebook", "share on twitter", "share on x", "share on whatsapp", "share on linkedin", "share on telegram",
        "share via email", "share by email", "tweet this", "email this article", "print this article", "print this page", "copy link", "copy url",
        "copy this link", "link copied", "click to share", "savesave", "facebook twitter email", "share tweet", "share save",
        // Advertisements and the way through a page.
        "advertisement", "advertisement continue reading the main story", "advertisement continue reading below", "continue reading the main story",
        "continue reading", "continue reading below", "story continues below", "story continues below advertisement", "article continues below",
        "article continues below advertisement", "article continues after ad", "story continues after this advertisement", "scroll down for video",
        "scroll below for video", "scroll to continue", "read more", "read full story", "read the full story", "read full article", "skip to content",
        "skip to main content", "skip advertisement", "back to top", "now playing", "photo", "click here", "get digital access",
        // Lists of other articles.
        "you may also like", "you might also like", "you may like", "you might like", "you may also be interested in", "you might be interested in",
        "recent posts", "recent articles", "recent news", "recent stories", "see all", "view all", "read next", "up next", "next up", "related articles",
        "related posts", "related stories", "related news", "related content", "related topics", "related links", "related", "more stories", "more news",
        "latest news", "latest posts", "latest stories", "latest articles", "most read", "most popular", "most viewed", "popular posts", "popular stories",
        "popular now", "trending", "trending now", "trending right now", "trending stories", "recommended", "recommended for you", "recommended stories",
        "editor's picks", "editors' picks", "don't miss", "also read", "read also", "see also", "sponsored", "sponsored content", "promoted stories",
        "around the web", "from around the web", "more from this author", "about the author", "about author", "more like this", "what to read next",
        // Newsletters and rights.
        "sign up for our newsletter", "subscribe to our newsletter", "newsletter sign up", "follow us", "follow us on social media", "all rights reserved",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Labels above lists of headlines.</summary>
    private static readonly FrozenSet<string> Lists = new[]
    {
        "you may also like", "you might also like", "you may like", "you might like", "you may also be interested in", "you might be interested in",
        "recent posts", "recent articles", "recent news", "recent stories", "read next", "up next", "next up", "related articles", "related posts",
        "related stories", "related news", "related content", "related links", "related", "more stories", "more news", "latest news", "latest posts",
        "latest stories", "latest articles", "most read", "most popular", "most viewed", "popular posts", "popular stories", "popular now", "trending",
        "trending now", "trending right now", "trending stories", "recommended", "recommended for you", "recommended stories", "editor's picks",
        "editors' picks", "don't miss", "also read", "read also", "see also", "promoted stories", "around the web", "from around the web",
        "more from this author", "more like this", "what to read next",
    }.ToFrozenSet(StringComparer.Ordinal);

    public int Match(PageText page, int line) => LineText.Label(page[line]) is { } label && Labels.Contains(label) ? 1 : 0;

    /// <summary>Whether headlines of other articles may follow.</summary>
    public static bool StartsList(ReadOnlySpan<char> line) => LineText.Label(line) is { } label && Lists.Contains(label);
}
