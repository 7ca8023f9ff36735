using Search.Ingest.Html.Metadata;

namespace Search.Ingest.Html.Extraction;

/// <summary>Tells pages that are no article: lists of links to others, messages of errors, pages with next to no text.</summary>
internal static class ArticleVerdict
{
    /// <summary>Prose with less, in characters, is hardly an article, whatever the page says.</summary>
    private const int LeastMass = 100;

    /// <summary>A page that does not say that it is an article has at least this much prose.</summary>
    private const int PlainMass = 200;

    private const int ErrorLength = 1500;

    private static readonly string[] Errors =
    [
        "404", "403", "page not found", "not found", "error 4", "error 5", "access denied", "just a moment", "attention required", "are you a robot", "forbidden", "service unavailable",
        "seite nicht gefunden", "fehler 404", "page introuvable", "página no encontrada", "pagina non trovata", "página não encontrada", "страница не найдена",
    ];

    /// <returns>Why it is none, for people; null for an article.</returns>
    public static string? Of(PageParts page, MainText main, MetaTags meta, List<LinkedData> data, string? title, string body)
    {
        long mass = 0;
        long length = 0;
        long links = 0;
        for (int i = 0; i < page.Blocks.Count; i++)
        {
            if (main.IsBody(i))
            {
                mass += page.Blocks[i].Mass;
                length += page.Blocks[i].Text.Length;
                links += page.Blocks[i].LinkLength;
            }
        }
        if (body.Length == 0)
        {
            return "pages without text that reads like an article";
        }
        if (title != null && body.Length < ErrorLength && Errors.Any(e => title.StartsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            return "pages with a message of an error";
        }
        bool isSaid = data.Any(d => d.Rank == 3) || meta.First("og:type") is "article" || meta.First("article:published_time") != null;
        if (length > 0 && mass < (isSaid ? LeastMass : PlainMass) && body.Length < 2 * PlainMass)
        {
            return "pages with too little text";
        }
        return !isSaid && links * 2 > length ? "pages of links" : null;
    }
}
