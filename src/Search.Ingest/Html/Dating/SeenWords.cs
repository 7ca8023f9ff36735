using System.Collections.Frozen;
using Search.Ingest.Text;

namespace Search.Ingest.Html.Dating;

/// <summary>What words beside a date, and names of the elements around it, tell of it.</summary>
internal static class SeenWords
{
    private static readonly FrozenSet<string> Publishing = new[]
    {
        "published", "publish", "posted", "created", "released", "issued", "first", "written", "date", "on", "by", "from", "uploaded", "added",
        "submitted", "dated", "original", "pubdate", "veröffentlicht", "erstellt", "erschienen", "publiziert", "datum", "vom", "am", "von",
        "verfasst", "geschrieben", "gepostet", "eingestellt", "erstveröffentlichung", "eingetragen", "verfaßt", "den", "publié", "publie", "posté",
        "mis", "ligne", "le", "par", "paru", "rédigé", "publicado", "publicada", "fecha", "creado", "escrito", "por", "postado", "em", "el",
        "pubblicato", "scritto", "data", "il", "opublikowano", "dodano", "utworzono", "geplaatst", "gepubliceerd", "op", "опубликовано",
        "опубликован", "дата", "добавлено", "نشر", "نُشر", "تاريخ", "النشر", "yayınlanma", "yayın", "giriş", "tarihi", "eklenme", "publicerad",
        "publicerat", "oppdatert", "objavljeno", "vydáno", "publikováno",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Changing = new[]
    {
        "updated", "update", "modified", "changed", "edited", "revised", "reviewed", "retrieved", "accessed", "aktualisiert", "aktualisierung",
        "geändert", "änderung", "bearbeitet", "zuletzt", "abgerufen", "letzte", "letzter", "überarbeitet", "jour", "modifié", "päivitetty",
        "opdateret", "oppdatert", "zmodyfikowano", "actualizado", "actualización", "actualizada", "modificado", "atualizado", "atualizada",
        "aggiornato", "aggiornamento", "modifica", "zaktualizowano", "aktualizacja", "bijgewerkt", "gewijzigd", "обновлено", "güncelleme",
        "güncellenme", "son", "تحديث", "uppdaterad", "aktualizováno",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> DateWords =
        new[] { "date", "datum", "fecha", "data", "дата", "tarihi", "تاريخ" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words before dates of other things.</summary>
    private static readonly FrozenSet<string> Others = new[]
    {
        "copyright", "©", "until", "till", "since", "born", "died", "bis", "ab", "seit", "geboren", "gestorben", "deadline", "termin", "termine",
        "expires", "valid", "gültig", "start", "beginn", "ende", "event", "registriert", "mitglied", "joined", "member", "frist", "heute", "today",
        "geb", "aktuelles", "current", "currently", "now", "jetzt", "release", "erscheinungstermin", "isbn", "entscheidung", "urteil", "beschluss",
        "gesetz", "az", "stand",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Behind a date: what was done then (<c>wurde am 19. Mai um 23:03 Uhr gepostet</c>).</summary>
    private static readonly FrozenSet<string> Done = new[]
    {
        "posted", "published", "filed", "veröffentlicht", "gepostet", "geschrieben", "erstellt", "publiziert", "eingestellt", "publié", "publicado",
        "pubblicato", "opublikowano", "geplaatst", "gepubliceerd", "опубликовано",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What words have within that say so in scripts without spaces.</summary>
    private static readonly string[] PublishingParts = ["公開", "公表", "掲載", "発表", "投稿", "配信", "发布", "發布", "发表", "發表", "입력", "등록", "게시"];

    private static readonly string[] ChangingParts = ["更新", "修正", "수정", "변경"];

    /// <summary>How many words behind a date may stand before that.</summary>
    private const int MostBetween = 8;

    private static readonly string[] DateNames =
        ["date", "datum", "publish", "posted", "pubdate", "time", "fecha", "datetime", "dateline", "tarih", "created", "veroeffentlicht", "data-pub"];

    private static readonly string[] NearNames = ["meta", "byline", "info", "author", "autor", "kicker", "details", "subline", "submitted",
        "header", "head", "credit"];

    private static readonly string[] BesideNames =
        ["comment", "related", "sidebar", "widget", "footer", "recent", "latest", "archive", "calendar", "kalender", "popular", "teaser",
            "similar", "newsletter", "respond", "trending", "recommend", "mostread", "ticker"];

    /// <summary>What the words before a date say: above 0 of its publication, below 0 of a change or of something else.</summary>
    public static double Judge(ReadOnlySpan<char> before)
    {
        double score = 0;
        int start = Math.Max(0, before.Length - 60);
        foreach (Word word in new Words(before[start..]))
        {
            ReadOnlySpan<char> text = word.In(before[start..]);
            if (Changing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text) || HasAny(ChangingParts, text))
            {
                score = -22;
            }
            else if (Others.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text))
            {
                score = -24;
            }
            else if (Publishing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text) || HasAny(PublishingParts, text))
            {
                // "Current date": the word before says which.
                bool isWeak = text.Length <= 3 && text[0] <= '\u2E80';
                score = isWeak ? Math.Max(score, score < 0 ? score : 5) : score < 0
                    && DateWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text) ? score : 14;
            }
        }
        return score;
    }

    private static bool HasAny(string[] parts, ReadOnlySpan<char> word)
    {
        foreach (string part in parts)
        {
            // No word of a script with spaces has these.
            if (word[0] > '\u2E80' && word.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether the last words before a date that tell anything of it tell of a change, or of the state that the page has.</summary>
    public static bool IsChange(ReadOnlySpan<char> before)
    {
        bool isChange = false;
        ReadOnlySpan<char> last = before[Math.Max(0, before.Length - 60)..];
        foreach (Word word in new Words(last))
        {
            ReadOnlySpan<char> text = word.In(last);
            isChange = Changing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text) || HasAny(ChangingParts, text)
                || text.Equals("stand", StringComparison.OrdinalIgnoreCase)
                || (isChange && !Others.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text));
        }
        return isChange;
    }

    /// <summary>Whether the words right behind a date say that it is when something was posted.</summary>
    public static bool IsPosted(ReadOnlySpan<char> behind)
    {
        int count = 0;
        foreach (Word word in new Words(behind[..Math.Min(behind.Length, 60)]))
        {
            if (Done.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word.In(behind)))
            {
                return true;
            }
            if (++count == MostBetween)
            {
                break;
            }
        }
        return false;
    }

    /// <summary>How much a class or an id speaks for a date of publication.</summary>
    public static double JudgeNames(string? names)
    {
        if (string.IsNullOrEmpty(names))
        {
            return 0;
        }
        double score = 0;
        foreach (string name in DateNames)
        {
            if (names.Contains(name, StringComparison.OrdinalIgnoreCase) && !(name == "date"
                && names.Contains("update", StringComparison.OrdinalIgnoreCase)))
            {
                score = 22;
            }
        }
        foreach (string name in NearNames)
        {
            score = score == 0 && names.Contains(name, StringComparison.OrdinalIgnoreCase) ? 10 : score;
        }
        return names.Contains("update", StringComparison.OrdinalIgnoreCase)
            || names.Contains("modif", StringComparison.OrdinalIgnoreCase) ? Math.Min(score, 4) : score;
    }

    public static bool IsBeside(string? names)
    {
        if (string.IsNullOrEmpty(names) || names.Length > 300)
        {
            return false;
        }
        foreach (string name in BesideNames)
        {
            if (names.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }
}
