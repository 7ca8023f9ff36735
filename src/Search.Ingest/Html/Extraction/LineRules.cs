using System.Collections.Frozen;
using Search.Ingest.Furniture;

namespace Search.Ingest.Html.Extraction;

/// <summary>Knows short lines that pages put among an article's text: labels, invitations to read on, to follow, to share, to subscribe.</summary>
internal static class LineRules
{
    private const int LongestOpening = 260;

    /// <summary>Whole lines.</summary>
    private static readonly FrozenSet<string> Labels = new[]
    {
        // Ways to other articles.
        "read more", "read also", "also read", "read next", "related", "related news", "related stories", "related articles", "related posts", "related topics", "related content",
        "more on this story", "more on this topic", "more stories", "more news", "more from", "see also", "you may also like", "you might also like", "recommended",
        "recommended for you", "don't miss", "what to read next", "up next", "most read", "most popular", "latest news", "trending", "topics", "tags", "keywords", "categories",
        "filed under", "next", "previous", "next article", "previous article", "back to top", "top", "home", "something to consider", "further reading", "more information", "next post", "previous post",
        "mehr zum thema", "zum thema", "weiterlesen", "lesen sie auch", "lesen sie mehr", "mehr lesen", "auch interessant", "das könnte sie auch interessieren",
        "das könnte dich auch interessieren", "das könnte ihnen auch gefallen", "ähnliche artikel", "ähnliche beiträge", "verwandte artikel", "weitere artikel", "weitere meldungen",
        "weitere informationen", "weiterführende informationen", "weiterführende links", "mehr dazu", "mehr zu diesem thema", "mehr infos", "zusatzinformationen", "themen",
        "schlagworte", "schlagwörter", "stichworte", "links zum thema", "links", "zurück", "weiter", "nach oben", "zur startseite", "zum seitenanfang", "vorheriger beitrag", "nächster beitrag", "meistgelesen",
        "lire aussi", "à lire aussi", "lire la suite", "sur le même sujet", "articles liés", "en savoir plus", "plus d'informations", "voir aussi", "mots-clés",
        "leer más", "lee también", "lea también", "te puede interesar", "le puede interesar", "más información", "noticias relacionadas", "relacionadas", "temas", "etiquetas", "mira también", "ver más",
        "leggi anche", "leggi tutto", "per approfondire", "leia também", "leia mais", "saiba mais", "veja também", "lees ook", "lees meer", "czytaj także", "czytaj też", "zobacz także", "zobacz też", "dowiedz się więcej",
        "читайте также", "смотрите также", "по теме", "ilgili haberler", "läs också", "läs mer",
        // What readers may do.
        "share", "share this", "share this article", "share this story", "share on facebook", "share on twitter", "tweet", "like", "print", "email", "save", "comment", "comments", "leave a comment", "leave a reply", "add comment",
        "comments are closed", "no comments", "subscribe", "sign up", "log in", "newsletter", "follow us", "buy now", "listen", "watch", "play", "download", "loading", "text size", "close", "menu", "copy link", "link copied", "show more", "view all", "see all", "expand", "click to enlarge",
        "teilen", "drucken", "kommentare", "kommentieren", "kommentar schreiben", "kommentar hinterlassen", "kommentare geschlossen", "gefällt mir", "wird geladen", "rezept drucken", "pinnen", "merken", "artikel teilen", "aktivieren", "externer inhalt", "anhören", "herunterladen", "pdf", "abonnieren", "anmelden", "jetzt anmelden", "mehr", "mehr anzeigen", "bildergalerie", "zur bildergalerie",
        "partager", "imprimer", "commentaires", "compartir", "imprimir", "comentarios", "compartilhar", "condividi", "udostępnij", "поделиться", "комментарии", "добавить отзыв", "paylaş",
        // Signs of what is shown and sold.
        "advertisement", "advertising", "anzeige", "werbung", "publicité", "publicidad", "publicidade", "pubblicità", "reklama", "реклама", "reklam", "sponsored", "caption", "photo", "photos", "image", "video", "gallery", "titelbild", "beitragsbild", "foto", "fotos", "image source", "bild", "about the author", "über den autor", "über die autorin", "über uns", "kontakt", "contact", "contacts", "pressekontakt", "contact us",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How such lines start.</summary>
    private static readonly string[] Openings =
    [
        "read more:", "read more about", "read also:", "also read:", "read next:", "read:", "related:", "more:", "see also:", "see more:", "watch:", "listen:", "click here to", "don't miss:", "recommended:", "don't forget to",
        "follow us on", "follow me on", "follow @", "like us on", "like this story", "like this article", "subscribe to", "sign up for", "sign up to", "join our", "share this", "if you enjoyed this", "if you liked this",
        "enjoyed this article", "get the latest", "get our", "download our", "stay up to date", "write to ", "have a tip", "got a tip", "tags:", "topics:", "filed under:", "posted in", "categories:", "category:", "keywords:", "image source:", "image credit", "photo credit", "photo:", "photos:", "photo by", "image:", "picture:",
        "this article was originally published", "this post was originally", "this story has been updated", "copyright ©", "copyright 20", "© ", "all rights reserved", "advertisement:", "related news", "last updated", "last modified", "updated on", "updated at", "published on", "posted on", "posted by", "published by", "written by",
        "more great ", "more on ", "quantities may be limited", "prices are subject", "paid for by", "we recommend the best", "citation:", "download the app", "comments (", "leave a comment",
        "lesen sie auch:", "lesen sie dazu", "lesen sie hier", "lesen sie mehr", "lest auch:", "mehr zum thema", "mehr dazu:", "mehr infos:", "auch interessant:", "siehe auch:", "foto:", "fotos:", "bild:", "bilder:", "titelbild:", "beitragsbild:", "bildquelle", "bildnachweis", "quelle:", "quellen:", "schlagworte:", "schlagwörter:", "stichworte:", "kategorie:", "kategorien:",
        "folgen sie uns", "folge uns", "folgt uns", "jetzt abonnieren", "abonnieren sie", "newsletter", "hat ihnen der artikel gefallen", "hat dir der artikel gefallen", "war der artikel", "möchten sie den artikel", "gefällt dir", "gefällt ihnen", "aktualisiert:", "aktualisiert am", "letzte aktualisierung", "stand:", "veröffentlicht am", "veröffentlicht:", "veröffentlicht von", "zuletzt aktualisiert", "autor:", "autorin:", "redaktion:", "pressekontakt:", "kontakt:", "alle angaben ohne", "der beitrag wurde am", "dieser beitrag wurde", "dieser artikel wurde", "dieser eintrag wurde", "dieser text wurde", "wir respektieren deine", "wir respektieren ihre", "zum angebot:", "weitere infos unter", "weitere informationen:", "weitere infos:", "teilen:", "teile diesen", "kommentare (",
        "lire aussi", "à lire aussi", "lire également", "voir aussi", "crédit photo", "crédits", "photo ©", "suivez-nous", "abonnez-vous", "publié le", "mis à jour", "inscrivez-vous", "lea también", "lee también", "lee además", "te puede interesar", "leer más", "síguenos", "siga leyendo", "foto ", "suscríbete", "mira también", "vea también", "leggi anche", "leia também", "leia mais", "siga-nos", "veja também", "publicado por", "publicado em", "publicado el",
        "lees ook", "czytaj także", "czytaj też", "czytaj więcej", "zobacz także", "zobacz też", "zapraszamy", "fot.", "autor zdjęcia", "читайте также", "смотрите также", "фото:", "подписывайтесь", "источник:", "теги:", "ilgili haber", "kaynak:", "läs också", "läs även", "les også",
    ];

    /// <summary>Whether a block is such a line.</summary>
    public static bool IsFurniture(TextBlock block)
    {
        if (block.Text.Length > LongestOpening || block.Kind == Tree.HtmlTag.Quote)
        {
            return false;
        }
        if (LineText.Label(block.Text) is { } label && Labels.Contains(label))
        {
            return true;
        }
        // A sentence that only starts so is the article's: what is sought is short, or mostly a link.
        ReadOnlySpan<char> text = block.Text.AsSpan().TrimStart("*–—-•·»›>→▶|[( \"“");
        foreach (string opening in Openings)
        {
            if (text.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a heading or label announces other articles.</summary>
    public static bool IsLabel(TextBlock block) => block.Text.Length <= 80 && LineText.Label(block.Text) is { } label && Labels.Contains(label);
}
