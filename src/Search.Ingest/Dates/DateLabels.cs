using System.Collections.Frozen;
using System.Globalization;

namespace Search.Ingest.Dates;

/// <summary>Words that stand beside the date of an article on a line of its own, in many languages.</summary>
internal static class DateLabels
{
    private static readonly FrozenSet<string> Labels = Set(
        // English, and zones of time

        "published publish posted updated update last modified created issued released release date dated on at the first this "
        + "article story was is time local gmt utc est "
        + "edt et cst cdt pst pdt bst cet cest ist wat eat sast aest aedt hrs hours am pm a p m z t original originally by of "
        // German
        + "veröffentlicht aktualisiert stand erstellt erschienen publiziert um uhr vom den zuletzt geändert datum mez mesz von "
        // French
        + "publié publiée paru mis mise jour modifié modifiée le à du h heures min posté rédigé créé dernière heure par "
        // Spanish, Portuguese, Italian
        + "publicado publicada el las hrs. actualizado actualizada última ultima actualización fecha creado horas por de del "
        + "em às atualizado atualizada atualização criado data postado "
        + "pubblicato pubblicata il alle ore aggiornato aggiornata ultimo aggiornamento di "
        // Dutch, Swedish, Danish, Norwegian, Finnish
        + "gepubliceerd geplaatst op om uur bijgewerkt gewijzigd laatst door "
        + "publicerad publicerat kl uppdaterad uppdaterat senast publiceret offentliggjort opdateret sidst publisert oppdatert sist "
        + "av af d julkaistu päivitetty klo "
        // Polish, Turkish
        + "opublikowano dodano aktualizacja zaktualizowano godz yayınlanma yayın tarihi güncelleme güncellenme son saat giriş "
        // Russian
        + "опубликовано опубликована опубликован дата публикации обновлено обновлена изменено размещено в г год года мск время "
        // Arabic
        + "نشر نُشر نشرت نشرة في تاريخ النشر آخر اخر تحديث الساعة بتوقيت غرينتش م ص يوم التاريخ "
        // Chinese, Japanese, Korean
        + "发布 发布时间 发布日期 发表 发表于 发表时间 时间 日期 更新 更新时间 發布 發布時間 發表 發表時間 時間 公開 公開日 掲載 掲載日 配信 投稿 投稿日 最終更新 更新日 入力 時 分 时 시 분 입력 기사입력 등록 수정 "
        + "최종수정 승인 게시 작성 오전 오후");

    private static readonly FrozenSet<string> Changes = Set(

        "updated update modified aktualisiert geändert stand mise mis modifié modifiée actualizado actualizada actualización "
        + "atualizado atualizada atualização aggiornato "
        + "aggiornata aggiornamento bijgewerkt gewijzigd uppdaterad uppdaterat opdateret oppdatert päivitetty aktualizacja "
        + "zaktualizowano güncelleme güncellenme обновлено "
        + "обновлена изменено تحديث 更新 更新时间 最終更新 更新日 수정 최종수정");

    /// <summary>What names of authors stand behind, with the space.</summary>
    private static readonly string[] BeforeNames = ["by ", "von ", "par ", "por ", "di ", "da ", "door ", "av ", "af ", "автор: ", "автор ", "بقلم "];

    /// <summary>Whether a word says nothing but that a date or a time stands beside it.</summary>
    public static bool IsLabel(ReadOnlySpan<char> word) =>
        Labels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || WeekdayWords.DayOf(word) != null
            || word.Equals("feira", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a word says that the date behind it is that of a change.</summary>
    public static bool IsChange(ReadOnlySpan<char> word) => Changes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    public static bool IsByline(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        foreach (string start in BeforeNames)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    private static FrozenSet<string> Set(string words) =>
        words.ToLower(CultureInfo.InvariantCulture).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
