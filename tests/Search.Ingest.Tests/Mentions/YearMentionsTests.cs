using Search.Ingest.Mentions;

namespace Search.Ingest.Tests.Mentions;

public sealed class YearMentionsTests
{
    [Theory]
    [InlineData("The pier was built in 1999.", "1999")]
    [InlineData("1999 was a good year.", "1999")]
    [InlineData("The 2018 storm and the (2017) flood", "2017 2018")]
    [InlineData("On 3 May 2021, and since mid-2019", "2019 2021")]
    [InlineData("January 17, 2022", "2022")]
    [InlineData("17/01/2022 and 2021-05-06 and 3.4.2020", "2020 2021 2022")]
    [InlineData("the 1986/87 season", "1986 1987")]
    [InlineData("the season of 1999-00", "1999 2000")]
    [InlineData("2004-05", "2004 2005")]
    [InlineData("2004–05", "2004 2005")]
    [InlineData("2019-2021", "2019 2021")]
    [InlineData("from 1914 to 1918", "1914 1918")]
    [InlineData("2021’s ferry and 2020's pier", "2020 2021")]
    [InlineData("“2021”: 'twas cold", "2021")]
    [InlineData("In 2021 people voted", "2021")]
    [InlineData("The war of 1812; the Treaty of 1648", "1648")]
    [InlineData("The War of 1812", "1812")]
    [InlineData("In 1789 the town was burnt down", "1789")]
    [InlineData("Mozart (1756-1791)", "1756 1791")]
    [InlineData("FERRY SOLD IN 2021", "2021")]
    [InlineData("Spring 2022. Fiscal 2023.", "2022 2023")]
    [InlineData("by 2050, until 2100", "2050 2100")]
    [InlineData("2021, 2022 and 2023", "2021 2022 2023")]
    [InlineData("post-2019 rules", "2019")]
    [InlineData("Seit 2019 ist die Fähre im Besitz der Stadt, 1789 war sie es nicht. Im Jahr 1848 auch nicht.", "1848 2019")]
    [InlineData("En 1789 et depuis mai 1968, puis le 17 janvier 2022", "1789 1968 2022")]
    [InlineData("En 1492, y desde el año 2019; el 17 de enero de 2022", "1492 2019 2022")]
    [InlineData("Em 1822 e em 2019", "1822 2019")]
    [InlineData("Nel 1861 e dal 2019", "1861 2019")]
    [InlineData("В 1812 году, 17 января 2022 г. и в 2019-м", "1812 2019 2022")]
    [InlineData("2022年1月17日，在2021年，自1997年以来；1911年", "1911 1997 2021 2022")]
    [InlineData("2022년 1월 17일, 1997년", "1997 2022")]
    [InlineData("في عام ٢٠٢٢ ومنذ 2019", "2019 2022")]
    [InlineData("Die Saison 2019/20, die WM 2022", "2019 2020 2022")]
    public void Years(string text, string expected) => Assert.Equal(expected, string.Join(' ', YearMentions.Of(null, text)));

    [Theory]
    [InlineData("$2021 and 2021 dollars and € 2021 and 2021%")]
    [InlineData("2,021 boats; 2021.5 tons; 12021 and 20210")]
    [InlineData("2000 people, 2000 troops, some 2000, nearly 2000")]
    [InlineData("more than 2000, up to 2000, as many as 2000")]
    [InlineData("a 2000-strong crowd; the 1500-metre race; 1930 GMT")]
    [InlineData("flight 1987, Resolution 1973, room 2021, page 1999, No. 2021")]
    [InlineData("the 1990s and the 1990's")]
    [InlineData("A-2000, B2021, #2021, v2021, 2021x")]
    [InlineData("https://news.example/2021/05/ferry and anna2021@example.org and www.example.org/2021")]
    [InlineData("0999, 2101, 999, 9999")]
    [InlineData("1200 and 1850 and 1066")]
    [InlineData("12:2021 and 2021:12")]
    [InlineData("call 555-2021 or 0171-555-1999")]
    [InlineData("2000 Menschen, 1900 Euro, um 2000 Uhr, die 1990er, 1950 Kilometer")]
    [InlineData("2000 personnes, 1950 euros, 2000 ans, les 2000 emplois")]
    [InlineData("2000 personas, 1950 euros, 2000 años, 2000 pessoas, 2000 persone, 1950 metri")]
    [InlineData("2000 человек, 1950 рублей, в 1990-х, 1990-е")]
    [InlineData("2000人、1990年代、2000年前、1500年历史、2000米")]
    [InlineData("2000명, 1990년대, 2000년 전")]
    [InlineData("٢٠٠٠ شخص و 1950 دولار")]
    [InlineData("2000 kronor, 2000 personer, 2000 år")]
    [InlineData("Route 2020, Highway 1999, page 2001, flight 2019")]
    [InlineData("+49 30 2019 and (030) 2019-2020 555")]
    [InlineData("")]
    public void NoYears(string text) => Assert.Empty(YearMentions.Of(null, text));

    [Fact]
    public void TitleAndBodyCountTogetherAndEachYearOnce() =>
        Assert.Equal([1999, 2001], YearMentions.Of("The storm of 2001", "In 2001, as in 1999, and again in 2001"));

    [Fact]
    public void PlacesAreThoseOfTheDigits() =>
        Assert.Equal([(1986, 4, false), (1987, 9, false), (2001, 16, true)], YearMentions.Find("the 1986/87, in 2001").Select(m => (m.Year, m.Start, m.IsDated)));
}
