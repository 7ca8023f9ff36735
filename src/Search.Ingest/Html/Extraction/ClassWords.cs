using System.Collections.Frozen;

namespace Search.Ingest.Html.Extraction;

/// <summary>What the words in an element's class and id say of it. Words are apart by signs and by capitals: <c>relatedPosts</c>, <c>related-posts</c>.</summary>
internal static class ClassWords
{
    /// <summary>Words that name parts of a page which are not its article, whatever stands beside them.</summary>
    private static readonly FrozenSet<string> Noise = new[]
    {
        // What readers say.
        "comment", "comments", "commentlist", "respond", "reply", "replies", "discussion", "kommentare", "kommentar", "comentarios", "commentaires", "reactions",
        "leserbriefe", "trackback", "trackbacks", "pingback", "pings",
        // What they may do.
        "share", "sharing", "shares", "sharebar", "sharer", "shariff", "social", "socials", "socialmedia", "print", "toolbar", "tools", "follow", "teilen",
        "subscribe", "subscription", "newsletter", "signup", "login", "register", "rating", "ratings", "vote", "votes", "voting", "poll", "bookmark", "bookmarks",
        "feedback", "donate", "donation", "cart", "search", "searchform", "suche", "form", "survey", "petition",
        // Other articles.
        "related", "recommended", "recommendation", "recommendations", "recommend", "similar", "popular", "trending", "teaser", "teasers", "mostread", "latest",
        "recent", "readmore", "morefrom", "further", "crosslink", "crosslinks", "linkbox", "infobox", "promo", "promos", "promotion", "promobox", "carousel",
        "slider", "upnext", "nextprev", "prevnext", "navlinks", "bestseller", "empfehlung", "empfehlungen", "ressort", "blogroll", "archive", "archives",
        // Ways through the site.
        "nav", "navi", "navigation", "navbar", "menu", "menue", "submenu", "breadcrumb", "breadcrumbs", "crumbs", "pagination", "pager", "paging", "pagenav", "pagelinks",
        "toc", "skip", "sidebar", "rail", "footer", "foot", "fuss", "copyright", "legal", "imprint", "masthead", "topbar", "bottombar",
        "tag", "tags", "tagcloud", "taglist", "keywords", "categories", "category", "cats",
        // What is sold, and what is laid over.
        "ad", "ads", "adv", "advert", "adverts", "advertisement", "advertising", "adsense", "adbox", "anzeige", "anzeigen", "werbung", "sponsor", "sponsored",
        "sponsors", "affiliate", "commercial", "banner", "banners", "cookie", "cookies", "cookiebar", "consent", "gdpr", "dsgvo", "popup", "modal", "overlay", "lightbox",
        "dialog", "tooltip", "offcanvas", "notification", "notice", "alert", "disclaimer", "shop", "forum", "forums",
        // Beside the text.
        "byline", "author", "authors", "authorbox", "autor", "bio", "biography", "vcard", "avatar", "meta", "metadata", "postmeta", "postinfo", "dateline", "timestamp",
        "credit", "credits", "copy", "caption", "captions", "gallery", "slideshow", "thumbnail", "thumb", "player", "video", "audio", "podcast", "views",
        "hidden", "hide", "invisible", "sr", "screenreader", "visuallyhidden", "noprint", "print-only",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Parts that stand for a word also inside of longer ones.</summary>
    private static readonly string[] NoiseParts =
    [
        "comment", "sharing", "sharebar", "social", "related", "newsletter", "breadcrumb", "cookie", "sidebar", "recommend", "advert", "sponsor", "subscri",
        "navigation", "pagination", "mostread", "most-read", "popup", "tagcloud", "skyscraper", "screen-reader", "no-print", "next-post", "prev-post",
        "post-nav", "also-like", "see-also", "sign-up", "footnav", "subnav", "topnav",
    ];

    /// <summary>Words whose element is noise only where it is short: they also name what holds an article.</summary>
    private static readonly FrozenSet<string> Weak = new[]
    {
        "form", "tag", "tags", "category", "categories", "cats", "archive", "archives", "author", "authors", "autor", "copy", "meta", "metadata", "video", "audio",
        "gallery", "slideshow", "slider", "carousel", "hide", "hidden", "search", "tools", "shop", "recent", "readmore", "crosslink", "form", "noprint", "promo", "latest", "popular", "similar",
        "further", "follow", "ad", "ads", "notice", "print", "legal", "copyright", "rail", "vote", "poll", "banner", "player", "podcast", "alert", "caption", "captions", "foot",
        "overlay", "modal", "dialog", "views", "feedback", "discussion", "reply", "bio", "teaser", "infobox", "sr", "skip", "toc", "credit", "credits",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words of the element that holds an article's text.</summary>
    private static readonly FrozenSet<string> Content = new[]
    {
        "article", "articlebody", "articletext", "articlecontent", "post", "postbody", "postcontent", "posttext", "entry", "entrycontent", "story", "storybody", "storytext",
        "content", "body", "text", "main", "maincontent", "artikel", "artikeltext", "beitrag", "texto", "texte", "contenido", "contenu", "contentbody", "bodytext", "blogpost", "hentry", "news", "detail",
        "single", "fulltext", "bodycopy", "richtext", "copytext", "inhalt", "nota", "noticia", "corpo", "cuerpo", "corps",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How an element's class and id name it.</summary>
    /// <param name="Noise">0: not as noise; 1: perhaps; 2: as noise.</param>
    /// <param name="Content">How many words of an article's container they have.</param>
    /// <param name="IsComments">They name what readers say.</param>
    public readonly record struct Meaning(int Noise, int Content, bool IsComments);

    public static Meaning Of(string? classes, string? id)
    {
        int noise = 0;
        int content = 0;
        bool isComments = false;
        Judge(classes, ref noise, ref content, ref isComments);
        Judge(id, ref noise, ref content, ref isComments);
        return new Meaning(noise, content, isComments);
    }

    private static void Judge(string? names, ref int noise, ref int content, ref bool isComments)
    {
        if (string.IsNullOrEmpty(names) || names.Length > 500)
        {
            return;
        }
        foreach (Range range in names.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> name = names.AsSpan(range);
            if (name.Length is < 2 or > 80)
            {
                continue;
            }
            JudgeWords(name, ref noise, ref content, ref isComments);
            foreach (string part in NoiseParts)
            {
                if (noise < 2 && name.Contains(part, StringComparison.OrdinalIgnoreCase))
                {
                    noise = 2;
                }
            }
            isComments |= name.Contains("comment", StringComparison.OrdinalIgnoreCase) || name.Contains("komment", StringComparison.OrdinalIgnoreCase);
        }
    }

    private static void JudgeWords(ReadOnlySpan<char> name, ref int noise, ref int content, ref bool isComments)
    {
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> noiseWords = Noise.GetAlternateLookup<ReadOnlySpan<char>>();
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> weakWords = Weak.GetAlternateLookup<ReadOnlySpan<char>>();
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> contentWords = Content.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[80];
        for (int i = 0; i < name.Length;)
        {
            if (!char.IsAsciiLetter(name[i]))
            {
                i++;
                continue;
            }
            int start = i++;
            while (i < name.Length && char.IsAsciiLetter(name[i]) && !(char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1])))
            {
                i++;
            }
            int length = name[start..i].ToLowerInvariant(lower);
            ReadOnlySpan<char> word = lower[..length];
            if (noiseWords.Contains(word))
            {
                noise = Math.Max(noise, weakWords.Contains(word) ? 1 : 2);
            }
            if (contentWords.Contains(word))
            {
                content++;
            }
        }
    }
}
