using System.Globalization;
using Search.Ingest.Dates;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Ingest.Tests.Dates;

/// <summary>Dates as news of many languages write them, what only looks like one, and every form printed and read again.</summary>
public sealed class DatesOfLanguagesTests(ITestOutputHelper output)
{
    /// <summary>
    /// How a language writes a day: months from January, apart by spaces, and forms with D, M and Y for their numbers and N for the name.
    /// </summary>
    public sealed record Language(string Name, string Months, params string[] Forms)
    {
        public override string ToString() => Name;
    }

    public static TheoryData<Language> Languages =>
    [
        new("English", "January February March April May June July August September October November December", "D N Y", "N D, Y", "Dth of N Y",
            "D-N-Y", "N Dth, Y", "D N, Y"),
        new("English, cut", "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec", "D N Y", "N. D, Y", "D N. Y", "D-N-Y"),
        new("German", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember", "D. N Y", "den D. N Y", "D. M. Y",
            "D.M.Y"),
        new("Austrian", "Jänner Feber März April Mai Juni Juli August September Oktober November Dezember", "D. N Y"),
        new("French", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre", "D N Y", "le D N Y", "Der N Y"),
        new("French, cut", "janv févr mars avr mai juin juil août sept oct nov déc", "D N. Y", "D N Y"),
        new("Spanish", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", "D de N de Y", "D de N del Y",
            "N D, Y", "D N Y"),
        new("Portuguese", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro", "D de N de Y",
            "Dº de N de Y", "D N Y"),
        new("Italian", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre", "D N Y", "D° N Y"),
        new("Russian", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря", "D N Y г.", "D N Y года", "«D» N Y"),
        new("Arabic", "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر", "D N Y", "D N، Y", "في D N Y"),
        new("Arabic of the Maghreb", "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر", "D N Y"),
        new("Arabic of the Levant", "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول", "D N Y", "D N، Y"),
        new("Chinese", "1 2 3 4 5 6 7 8 9 10 11 12", "Y年N月D日", "Y 年 N 月 D 日", "Y年N月D日电", "Y-M-D", "Y/M/D", "Y.M.D"),
        new("Korean", "1 2 3 4 5 6 7 8 9 10 11 12", "Y년 N월 D일", "Y년N월D일", "Y. M. D"),
        new("Dutch", "januari februari maart april mei juni juli augustus september oktober november december", "D N Y", "D-N-Y"),
        new("Swedish", "januari februari mars april maj juni juli augusti september oktober november december", "D N Y", "den D N Y"),
        new("Danish", "januar februar marts april maj juni juli august september oktober november december", "D. N Y", "d. D. N Y"),
        new("Norwegian", "januar februar mars april mai juni juli august september oktober november desember", "D. N Y"),
        new("Finnish", "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta "
            + "lokakuuta marraskuuta joulukuuta", "D. N Y", "D.M.Y"),
        new("Polish", "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia", "D N Y", "D N Y r."),
        new("Turkish", "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık", "D N Y"),
        new("Hungarian", "január február március április május június július augusztus szeptember október november december", "Y. N D."),
        new("Hebrew", "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר", "D N Y"),
        new("Hindi", "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर", "D N Y", "D N, Y"),
        new("Vietnamese", "1 2 3 4 5 6 7 8 9 10 11 12", "D tháng N năm Y", "D tháng N, Y", "ngày D tháng N năm Y"),
        new("Lithuanian", "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio", "Y m. N D d."),
    ];

    /// <summary>Digits of other scripts, from 0.</summary>
    private static readonly string[] Scripts = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryFormIsReadAgain(Language language)
    {
        var random = Random();
        string[] months = language.Months.Split(' ');
        for (int round = 0; round < 60; round++)
        {
            var day = new DateTime(random.Next(1900, 2100), random.Next(1, 13), random.Next(13, 29));
            foreach (string form in language.Forms)
            {
                string written = Print(form, day, months[day.Month - 1].Replace('_', ' '), random);
                Assert.True(DateText.TryFind(written, DayOrder.Unknown, out WrittenDate date), $"{form}: {written}");
                Assert.Equal((day, DatePrecision.Day, written), (date.Value, date.Precision, written));
                // Nothing before it or behind it changes it.
                Assert.True(DateText.TryFind($"(x) {written} | y", DayOrder.Unknown, out date), written);
                Assert.Equal((day, written), (date.Value, written));
            }
        }
    }

    [Theory]
    [InlineData("Montag, 17. Januar 2022, 10:30 Uhr", "2022-01-17T10:30:00")]
    [InlineData("17. Januar 2022 um 10.30 Uhr", "2022-01-17T10:30:00")]
    [InlineData("Publié le 17 janvier 2022 à 10h30", "2022-01-17T10:30:00")]
    [InlineData("17 de enero de 2022 a las 10:30", "2022-01-17T10:30:00")]
    [InlineData("17 de janeiro de 2022 às 10h30", "2022-01-17T10:30:00")]
    [InlineData("17 gennaio 2022 alle ore 10.30", "2022-01-17T10:30:00")]
    [InlineData("17 января 2022, в 10:30", "2022-01-17T10:30:00")]
    [InlineData("17 januari 2022 kl. 10.30", "2022-01-17T10:30:00")]
    [InlineData("2022年1月17日10时30分", "2022-01-17T10:30:00")]
    [InlineData("2022年1月17日 10時30分", "2022-01-17T10:30:00")]
    [InlineData("17 يناير 2022 الساعة 10:30", "2022-01-17T10:30:00")]
    public void TimesOfDay(string text, string expected)
    {
        Assert.True(DateText.TryFind(text, DayOrder.Unknown, out WrittenDate date));
        Assert.Equal((DateTime.Parse(expected, CultureInfo.InvariantCulture), DatePrecision.Second), (date.Value, date.Precision));
    }

    [Theory]
    [InlineData("Januar 2022")]
    [InlineData("janvier 2022")]
    [InlineData("enero de 2022")]
    [InlineData("janeiro de 2022")]
    [InlineData("gennaio 2022")]
    [InlineData("январь 2022")]
    [InlineData("يناير 2022")]
    [InlineData("كانون الثاني ٢٠٢٢")]
    [InlineData("2022年1月")]
    [InlineData("2022년 1월")]
    public void AMonthWithItsYear(string text)
    {
        Assert.True(DateText.TryFind(text, DayOrder.Unknown, out WrittenDate date), text);
        Assert.Equal((new DateTime(2022, 1, 1), DatePrecision.Month), (date.Value, date.Precision));
    }

    [Theory]
    [InlineData("17. Januar")]
    [InlineData("le 17 janvier")]
    [InlineData("set 2022 records")]            // cut names need a day
    [InlineData("mag 2022")]
    [InlineData("1月17日")]
    [InlineData("30 de febrero")]
    [InlineData("2000年前")]
    [InlineData("17 Janeiros 2022")]
    [InlineData("14 جمادى الآخرة 1443")]        // of another calendar
    [InlineData("ISBN 978-3-16-148410-0")]
    [InlineData("Tel. 030/17.01-20 22")]
    [InlineData("1.2.2022.3")]
    [InlineData("der 17. März und die 2022 Stimmen")]
    public void NoDates(string text) => Assert.False(DateText.TryFind(text, DayOrder.Unknown, out WrittenDate date), date.ToString());

    [Fact]
    public void GarbageIsReadInTimeThatGrowsWithItsLength()
    {
        var random = Random();
        string[] pieces =
        [
            "17", "1", "2022", "12", "/", ".", "-", " ", ",", "年", "月", "日", "Januar", "May", "de", "of", "كانون", "الثاني", "th", "º", "\u200F",
            "٠٩", "tháng", ":", "T", "Z", "um",
            "\uD83D", "\uDE00", "\u0301", "\0", "|", "(", ")", "Monday", "by ", "d'", "h", "\n", "２０２２", "म", "m.", "99999999999999999999",
        ];
        int rounds = Environment.GetEnvironmentVariable("SEARCH_DATE_TEXTS") is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture) : 1000;
        for (int round = 0; round < rounds; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(0, pieces.Length)]));
            foreach (DayOrder order in Enum.GetValues<DayOrder>())
            {
                if (DateText.TryFind(text, order, out WrittenDate date))
                {
                    Assert.True(date.Start >= 0 && date.End <= text.Length && date.Start < date.End, text);
                    Assert.True(date.NotBefore == null || (date.Precision is DatePrecision.Year
                        && date.NotBefore.Value.Year == date.Value.Year), text);
                }
                Assert.All(DayText.Find(text, new DayForms(order, true, 2020)), d => Assert.InRange(d.End, d.Start + 1, text.Length));
            }
            Dateline.TryRead(text, default, out _, out _);
            AgencyLine.TryRead(text, default, out _);
            UrlDate.TryFind("https://a.example/" + text, out _, out _);
            new DayOrders().Add(text);
            if (round % 50 == 0)
            {
                Assert.NotNull(Pages.Article("A ferry\n\n" + text.Replace('\0', ' ') + "\n\nThe ferry ran aground in the fog."));
            }
        }
        foreach (string piece in (string[])["1/", "1 ", "17 May ", "2022年", "Jan. 1, ", "كانون ", "2022-01-"])
        {
            // So long that what looks far ahead or back at each place takes minutes.
            string many = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
            DayText.Find(many, default);
            DateText.TryFind(many, DayOrder.Unknown, out _);
            new DayOrders().Add(many);
        }
    }

    private TestRandom Random()
    {
        var random = TestRandom.Create();
        output.WriteLine(random.Explain);
        return random;
    }

    private static string Print(string form, DateTime day, string month, TestRandom random)
    {
        string digits = Scripts[random.Next(0, 3) == 0 ? random.Next(1, Scripts.Length) : 0];
        string text = form;
        if (form.Contains("Dth"))
        {
            text = text.Replace("th", (day.Day % 10, day.Day / 10) switch { (1, not 1) => "st", (2, not 1) => "nd", (3, not 1) => "rd", _ => "th" });
        }
        text = text.Replace("D", "\u0001").Replace("M", "\u0002").Replace("Y", "\u0003").Replace("N", "\u0004");
        bool isPadded = random.Next(0, 2) == 0;
        text = text.Replace("\u0001", day.Day.ToString(isPadded ? "D2" : "D1", CultureInfo.InvariantCulture))
            .Replace("\u0002", day.Month.ToString(isPadded ? "D2" : "D1", CultureInfo.InvariantCulture))
            .Replace("\u0003", day.Year.ToString(CultureInfo.InvariantCulture))
            .Replace("\u0004", month);
        return string.Concat(text.Select(c => char.IsAsciiDigit(c) ? digits[c - '0'] : c));
    }
}
