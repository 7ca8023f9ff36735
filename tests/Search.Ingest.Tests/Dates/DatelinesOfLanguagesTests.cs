using System.Text;
using Search.Testing;

namespace Search.Ingest.Tests.Dates;

/// <summary>Lines that say in many languages when an article was published, sentences that only look so, and whose numbers they are.</summary>
public sealed class DatelinesOfLanguagesTests
{
    private const string First = "Der Hafen der kleinen Stadt wurde geschlossen, nachdem eine Fähre im Nebel auf Grund gelaufen war.";
    private const string Second = "Niemand wurde verletzt, sagte der Bürgermeister am Abend vor einer Menge von Schaulustigen.";
    private static readonly DateTime Day = new(2022, 1, 17);

    [Theory]
    [InlineData("17. Januar 2022")]
    [InlineData("Veröffentlicht am 17. Januar 2022")]
    [InlineData("Veröffentlicht: Montag, 17.01.2022, 10:30 Uhr")]
    [InlineData("Stand: 17.01.2022")]
    [InlineData("Von Anna Fischer, 17. Januar 2022")]
    [InlineData("Publié le 17 janvier 2022 à 10h30")]
    [InlineData("Publié le 17/01/2022 à 10h30 | Mis à jour le 18/01/2022")]
    [InlineData("Par Anne Pêcheur, le 17 janvier 2022")]
    [InlineData("Publicado el 17 de enero de 2022 a las 10:30 h")]
    [InlineData("Actualizado: 18/01/2022 · Publicado: 17/01/2022")]
    [InlineData("Publicado em 17 de janeiro de 2022 às 10h30")]
    [InlineData("segunda-feira, 17 de janeiro de 2022")]
    [InlineData("Pubblicato il 17 gennaio 2022 alle 10:30")]
    [InlineData("lunedì 17 gennaio 2022")]
    [InlineData("Опубликовано: 17 января 2022 г. в 10:30")]
    [InlineData("понедельник, 17 января 2022")]
    [InlineData("نشر في: 17 يناير 2022")]
    [InlineData("الاثنين ١٧ كانون الثاني ٢٠٢٢")]
    [InlineData("تاريخ النشر: ١٧/٠١/٢٠٢٢")]
    [InlineData("发布时间：2022年1月17日 10:30")]
    [InlineData("2022年1月17日 星期一")]
    [InlineData("2022年1月17日星期一")]
    [InlineData("公開日：2022年1月17日(月) 10時30分")]
    [InlineData("입력 2022. 1. 17. 10:30 | 수정 2022. 1. 18.")]
    [InlineData("2022년 1월 17일 월요일")]
    [InlineData("Gepubliceerd op 17 januari 2022 om 10:30 uur")]
    [InlineData("Publicerad 17 januari 2022 kl. 10.30")]
    [InlineData("Offentliggjort d. 17. januar 2022")]
    [InlineData("Publisert 17. januar 2022 kl 10:30")]
    [InlineData("Julkaistu 17.1.2022 klo 10.30")]
    [InlineData("Opublikowano 17 stycznia 2022")]
    public void ALineOfItsOwnGivesTheDateAndIsFurniture(string line)
    {
        foreach (string page in (string[])[$"Fähre auf Grund\n{line}\n\n{First}\n\n{Second}", $"Fähre auf Grund\n\n{First}\n\n{Second}\n\n{line}"])
        {
            Article article = Pages.Article(page);
            Assert.Equal((Day, DateSource.Dateline), (article.Published!.Value.Date, article.PublishedSource));
            Assert.True(article.PublishedPrecision is DatePrecision.Day or DatePrecision.Second);
            Assert.Equal(line, article.Furniture);
        }
    }

    [Theory]
    [InlineData("Berlin, 17. Januar 2022 (dpa) - ")]
    [InlineData("Berlin, den 17. Januar 2022 – ")]
    [InlineData("PARIS, 17 janvier 2022 (AFP) – ")]
    [InlineData("Madrid, 17 ene 2022 (EFE).- ")]
    [InlineData("Ciudad de México, 17 de enero de 2022 (AFP) - ")]
    [InlineData("Lisboa, 17 jan 2022 (Lusa) — ")]
    [InlineData("(ANSA) - ROMA, 17 GEN 2022 - ")]
    [InlineData("МОСКВА, 17 января 2022 г. /ТАСС/. ")]
    [InlineData("МОСКВА, 17 янв 2022 — РИА Новости. ")]
    [InlineData("القاهرة 17 يناير 2022 (رويترز) - ")]
    [InlineData("新华社北京2022年1月17日电 ")]
    [InlineData("LONDON, Jan. 17, 2022 /PRNewswire/ -- ")]
    public void AnAgencysDatelineStandsBeforeTheText(string dateline)
    {
        Article article = Pages.Article($"Fähre auf Grund\n\n{dateline}{First}\n\n{Second}");
        Assert.Equal((Day, DateSource.Dateline), (article.Published?.Date, article.PublishedSource));
        Assert.StartsWith(dateline.TrimEnd(), article.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Am 17. Januar 2022 wurde die Fähre an einen Rivalen verkauft.")]
    [InlineData("Seit dem 17. Januar 2022 – dem Tag des Unglücks – ruht der Verkehr.")]
    [InlineData("Le 17 janvier 2022, le port a été fermé (comme toujours) - et pour longtemps.")]
    [InlineData("El 17 de enero de 2022 fue un día que nadie olvida.")]
    [InlineData("17 января 2022 года паром был продан.")]
    [InlineData("2022年1月17日北京下雪")]
    [InlineData("2022년 1월 17일 서울에 눈이 왔다")]
    [InlineData("Since Monday, 17 January 2022 – the day of the fog – no ferry has sailed.")]
    [InlineData("في 17 يناير 2022 بيعت العبارة")]
    public void ADateInASentenceIsNone(string line)
    {
        Article article = Pages.Article($"Fähre auf Grund\n\n{line}\n\n{First}\n\n{Second}");
        Assert.Null(article.Published);
        Assert.Contains(line, article.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("03/04/2022", "Nothing tells which is which. The ferry ran aground in the fog of the town, and that was all.", null)]
    [InlineData("03/04/2022", "The ferry that was bought on 28/02/2022 ran aground in the fog of the town, and that was all.", "2022-04-03")]
    [InlineData("03/04/2022", "The ferry that was bought on 02/28/2022 ran aground in the fog of the town, and that was all.", "2022-03-04")]
    [InlineData("03/04/2022", "Bought on 02/28/2022 or on 28/02/2022, the ferry ran aground in the fog of the town, and that was all.", null)]
    [InlineData("Sunday, 03/04/2022", "Nothing else tells which is which. The ferry ran aground in the fog of the town.", "2022-04-03")]
    [InlineData("Friday, 03/04/2022", "Nothing else tells which is which. The ferry ran aground in the fog of the town.", "2022-03-04")]
    [InlineData("03/04/2022", First + " " + Second, "2022-04-03")]
    [InlineData("03/04/2022", "Паром сел на мель в тумане, никто не пострадал, сообщил вечером мэр города.", "2022-04-03")]
    [InlineData("03.04.2022", "Nothing else tells which is which. The ferry ran aground in the fog of the town.", "2022-04-03")]
    public void WhichNumberIsTheDayIsNeverGuessed(string line, string text, string? expected)
    {
        Article article = Pages.Article($"Ferry Aground\n\n{line}\n\n{text}");
        Assert.Equal(line, article.Furniture);
        if (expected == null)
        {
            Assert.Equal((new DateTime(2022, 1, 1), DatePrecision.Year, new DateTime(2022, 3, 4)), (article.Published, article.PublishedPrecision,
                article.NotBefore));
        }
        else
        {
            Assert.Equal((expected, DatePrecision.Day, null), (article.Published?.ToString("yyyy-MM-dd"), article.PublishedPrecision,
                article.NotBefore));
        }
    }

    [Theory]
    [InlineData("28/02/2022", "2022-04-03")]
    [InlineData("02/28/2022", "2022-03-04")]
    [InlineData("02/03/2022", null)]
    public void OtherArticlesOfTheSourceDecide(string other, string? expected)
    {
        const string Text = "The ferry ran aground in the fog of the town, and that was all.";
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.txt"), $"Ferry Aground\n\n03/04/2022\n\n{Text}");
        File.WriteAllText(folder.File("b.txt"), $"Ferry Afloat\n\n{other}\n\n{Text}");
        Assert.Equal(expected, Told(new ArticleSource().Read(folder).First().Article!));
        string[] lines = [$"{{\"title\":\"a\",\"published\":\"03/04/2022\",\"body\":\"{Text}\"}}",
            $"{{\"title\":\"b\",\"published\":\"{other}\",\"body\":\"{Text}\"}}"];
        Assert.Equal(expected, Told(Pages.JsonLines(Encoding.UTF8.GetBytes(string.Join('\n', lines)))[0].Article!));
        File.WriteAllText(folder.File("c.csv"), $"title,published,body\na,03/04/2022 10:30,\"{Text}\"\nb,{other} 10:30,\"{Text}\"\n");
        Assert.Equal(expected, Told(new ArticleSource().Read(folder.File("c.csv")).First().Article!));
    }

    [Theory]
    [InlineData("\"language\":\"de\"", "2022-04-03")]
    [InlineData("\"language\":\"en-US\"", "2022-03-04")]
    [InlineData("\"language\":\"en-GB\"", "2022-04-03")]
    [InlineData("\"language\":\"en\"", null)]
    [InlineData("\"url\":\"https://news.example.co.uk/a\"", "2022-04-03")]
    [InlineData("\"url\":\"https://news.example.gov/a\"", "2022-03-04")]
    [InlineData("\"url\":\"https://news.example.com/a\"", null)]
    public void TheLanguageOrTheAddressOfARecordDecides(string more, string? expected) =>
        Assert.Equal(
            expected,
            Told(Pages.JsonLines(Encoding.UTF8.GetBytes($"{{\"title\":\"a\",\"published\":\"03/04/2022\",{more},\"body\":\"x\"}}"))[0].Article!));

    [Theory]
    [InlineData("https://news.example/2022/01/ferry", "LONDON, Jan 17 (Courier) - ", "2022-01-17", DateSource.Dateline)]
    [InlineData("https://news.example/2022/01/ferry", "新华社北京1月17日电 ", "2022-01-17", DateSource.Dateline)]
    [InlineData("https://news.example/2022/02/ferry", "LONDON, Jan 17 (Courier) - ", "2022-02-01", DateSource.Url)]
    [InlineData("https://news.example/ferry", "LONDON, Jan 17 (Courier) - ", null, DateSource.None)]
    public void ADayWithoutAYearCountsWhereTheAddressHasItsMonth(string url, string dateline, string? expected, DateSource source)
    {
        string line = $"{{\"title\":\"a\",\"url\":\"{url}\",\"body\":\"{dateline}The ferry ran aground.\"}}";
        Article article = Pages.JsonLines(Encoding.UTF8.GetBytes(line))[0].Article!;
        Assert.Equal((expected, source), (article.Published?.ToString("yyyy-MM-dd"), article.PublishedSource));
    }

    /// <summary>The day; null where only the year is known, whose bound is then the earlier of both days.</summary>
    private static string? Told(Article article)
    {
        if (article.PublishedPrecision is DatePrecision.Year)
        {
            Assert.Equal((2022, new DateTime(2022, 3, 4)), (article.Year, article.NotBefore));
            return null;
        }
        Assert.Null(article.NotBefore);
        return article.Published?.ToString("yyyy-MM-dd");
    }
}
