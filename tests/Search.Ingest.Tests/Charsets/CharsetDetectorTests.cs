using System.Text;
using System.Text.Json;
using Search.Ingest.Charsets;
using Search.Testing;

namespace Search.Ingest.Tests.Charsets;

/// <summary>Texts of known encodings: how often is it found, when nothing says it?</summary>
public sealed class CharsetDetectorTests
{
    public static TheoryData<string, string, string> Sentences => new()
    {
        { "windows-1252", "fr", "Le président a été réélu à Orléans après une soirée très agitée, où l’opposition dénonçait des fraudes." },
        { "windows-1252", "de", "Die Größe der Flotte überraschte viele Gäste, die für das Frühstück früh aufgestanden waren." },
        { "windows-1252", "es", "El señor Muñoz llegó ayer a Málaga con más de cien niños y dijo que volverá mañana." },
        { "windows-1252", "sv", "Åtta båtar låg för ankar när stormen drog in över skärgården på lördagen." },
        { "windows-1252", "en", "The minister said: “We won’t pay” – and left the café." },
        { "windows-1250", "cs", "Předseda vlády řekl, že příští týden přijede do Brna a navštíví tamější školy." },
        { "windows-1250", "pl", "Wczoraj wieczorem w Łodzi odbyło się spotkanie, na którym mówiono o przyszłości żeglugi śródlądowej." },
        { "windows-1250", "hu", "A miniszterelnök szerint a következő évben is nőni fog a gazdaság, és több pénz jut a szülőknek." },
        { "windows-1251", "ru", "Президент заявил, что переговоры пройдут на следующей неделе в Москве." },
        { "koi8-r", "ru", "Президент заявил, что переговоры пройдут на следующей неделе в Москве." },
        { "iso-8859-5", "ru", "Президент заявил, что переговоры пройдут на следующей неделе в Москве." },
        { "windows-1253", "el", "Ο πρωθυπουργός δήλωσε χθες ότι οι συνομιλίες θα συνεχιστούν στην Αθήνα." },
        { "windows-1254", "tr", "Başbakan dün yaptığı açıklamada görüşmelerin İstanbul’da süreceğini söyledi." },
        { "windows-1256", "ar", "وقال رئيس الوزراء في تصريح له أمس إن المحادثات سوف تستمر في العاصمة." },
        { "windows-1255", "he", "ראש הממשלה אמר אתמול כי השיחות יימשכו בירושלים בשבוע הבא." },
        { "windows-874", "th", "นายกรัฐมนตรีกล่าวว่าการเจรจาจะดำเนินต่อไปในสัปดาห์หน้า" },
        { "shift_jis", "ja", "首相は昨日、東京で記者会見を開き、来週から交渉を始めると述べた。" },
        { "euc-jp", "ja", "首相は昨日、東京で記者会見を開き、来週から交渉を始めると述べた。" },
        { "iso-2022-jp", "ja", "首相は昨日、東京で記者会見を開き、来週から交渉を始めると述べた。" },
        { "euc-kr", "ko", "대통령은 어제 서울에서 기자회견을 열고 다음 주부터 협상을 시작한다고 말했다." },
        { "gb18030", "zh", "国家主席昨天在北京会见了来访的外国代表团，双方就经济合作交换了意见。" },
        { "big5", "zh", "總統昨天在臺北會見了來訪的外國代表團，雙方就經濟合作交換了意見。" },
        { "utf-16le", "en", "The minister left the building." },
        { "utf-16be", "en", "The minister left the building." },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void ASentenceTellsItsEncoding(string charset, string language, string text)
    {
        Assert.NotEmpty(language);
        DecodedText decoded = CharsetDecoder.Decode(Bytes(charset, text));
        Assert.Equal((charset, text, CharsetSource.Detected, 0), (decoded.Charset, decoded.Text, decoded.Source, decoded.Replaced));
        Assert.Contains(charset, decoded.Note, StringComparison.Ordinal);
    }

    [DataTheory]
    [InlineData("masakhanews/masakhanews.jsonl.gz", "fra", "windows-1252")]
    [InlineData("fakebr/fakebr.jsonl.gz", null, "windows-1252")]
    [InlineData("xwlb-zh/xwlb-zh.jsonl.gz", null, "gb18030")]
    [InlineData("saudinewsnet/saudinewsnet.jsonl.gz", null, "windows-1256")]
    public void RealArticlesTellTheirEncoding(string file, string? language, string charset)
    {
        (int right, int all) = (0, 0);
        var wrong = new List<string>();
        IEnumerable<string> lines = TestData.GzipLines(file.Split('/')).Where(line => language == null || line.Contains($"\"lang\": \"{language}\"", StringComparison.Ordinal));
        foreach (string line in lines.Where((_, i) => i % 10 == 0).Take(60))
        {
            JsonElement record = JsonDocument.Parse(line).RootElement;
            string text = record.GetProperty("body").GetString() ?? "";
            // What the encoding has no place for is not the detector's matter.
            text = CharsetNames.Encoding(CharsetNames.CodePageOf(charset)!.Value, DecoderFallback.ReplacementFallback).GetString(Bytes(charset, text));
            if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F') < 0)
            {
                continue;
            }
            all++;
            DecodedText decoded = CharsetDecoder.Decode(Bytes(charset, text));
            right += decoded.Text == text ? 1 : 0;
            if (decoded.Text != text && wrong.Count < 5)
            {
                wrong.Add($"{decoded.Charset}: {(text.Length > 60 ? text[..60] : text)}");
            }
        }
        Assert.True(all > 10 && right >= 0.99 * all, $"{file}: {right} of {all}; {string.Join("; ", wrong)}");
    }

    private static byte[] Bytes(string charset, string text) =>
        CharsetNames.Encoding(CharsetNames.CodePageOf(charset)!.Value, DecoderFallback.ExceptionFallback).GetBytes(text);
}
