using System.Collections.Frozen;

namespace Search.Ingest.Charsets;

/// <summary>
/// Which characters beyond ASCII a language writes often, and in which encoding its texts come. Letters are lower case; of scripts with thousands of
/// characters these are the most frequent ones in news.
/// </summary>
/// <param name="CodePage">The encoding.</param>
/// <param name="Letters">How much each frequent character says for the language.</param>
/// <param name="IsLatin">They stand among ASCII letters; those of other scripts do not.</param>
/// <param name="OthersWeigh">How much another letter says.</param>
internal sealed record CharsetLanguage(int CodePage, FrozenDictionary<char, double> Letters, bool IsLatin, double OthersWeigh)
{
    private const string French = "éèàçêâîôûïëùœæüÿ";
    private const string German = "äöüßé";
    private const string Iberian = "áéíóúãõçâêôàñüºª";
    private const string Italian = "àèéìòù";
    private const string Nordic = "åäöøæéðþýáíóú";
    private const string CzechSlovak = "áčďéěíňóřšťúůýžľôäŕĺ";
    private const string Polish = "ąćęłńóśźż";
    private const string Hungarian = "áéíóöőúüű";
    private const string Romanian = "ăâîşţ";
    private const string SouthSlavic = "čćđšž";
    private const string Turkish = "çğıöşüİâî";
    private const string Baltic = "ąčęėįšųūžāēģīķļņõäöü";
    private const string Russian = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё";
    private const string Ukrainian = "оанивтерсілкудмпяьзгбчхйїцжшюєщфґ";
    private const string Greek = "αοιετνσηυρπκμλςωδγχθφβξζψάέήίόύώϊ";
    private const string Hebrew = "יוהלאמרתבשנדעקחפםטסגזכןצץךף";
    private const string Arabic = "اليمونرتبعدسفهكقحجشصةأإىءضطخذثغئؤزظآ،ـ";
    private const string Thai = "านรอกเงม่ยลวดทต้สปะีัิ์คบหแจขใชพไซำูุผโถศ็ญณธืษภฉึฟ";
    private const string Hiragana = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽっゃゅょ";
    private const string Katakana = "アイウエオカキクケコサシスセソタチツテトナニネノハヒフホマミムメモヤユヨラリルレロワンガギグゲゴザジズゼダデドバビブベボパピプペポッャュョー";
    private const string Kanji = "日一国会人年大十二本中長出三時行見月後前生五間上東四今分政首相経済者発表米市年事業新円";
    private const string Simplified =
        "的一国在人是中了有年和大不为会对上业发时这个要地以出于到家我作行成说生经多方来日市部他民新下场月体者公高本全工进现学法政后理济关展其主能开加前同动力也之自就分与过用员";
    private const string Traditional =
        "的一國在人是中了有年和大不為會對上業發時這個要地以出於到家我作行成說生經多方來日市部他民新下場月體者公高本全工進現學法政後理濟關展其主能開加前同動力也之自就分與過用員";
    private const string Korean = "이다의는에을를가고하지한로기어사은과도인대서정자시해일나라있그으스전만리부구원제보수들장국상";

    /// <summary>In the order in which they win when the bytes say the same for several.</summary>
    public static IReadOnlyList<CharsetLanguage> All { get; } =
    [
        Latin(1252, French), Latin(1252, German), Latin(1252, Iberian), Latin(1252, Italian), Latin(1252, Nordic),
        Latin(1250, CzechSlovak), Latin(1250, Polish), Latin(1250, Hungarian), Latin(1250, Romanian), Latin(1250, SouthSlavic),
        Latin(28592, CzechSlovak), Latin(28592, Polish), Latin(28592, Hungarian), Latin(28592, Romanian), Latin(28592, SouthSlavic),
        Latin(1254, Turkish), Latin(1257, Baltic),
        Alphabet(1251, Russian), Alphabet(1251, Ukrainian), Alphabet(20866, Russian), Alphabet(21866, Ukrainian), Alphabet(28595, Russian), Alphabet(866, Russian),
        Alphabet(1253, Greek), Alphabet(28597, Greek), Alphabet(1255, Hebrew), Alphabet(1256, Arabic), Alphabet(28596, Arabic), Alphabet(874, Thai),
        Many(932, Hiragana + Katakana, Kanji), Many(51932, Hiragana + Katakana, Kanji),
        Many(54936, "", Simplified), Many(950, "", Traditional), Many(949, "", Korean),
    ];

    private static CharsetLanguage Latin(int codePage, string letters) => new(codePage, letters.ToFrozenDictionary(c => c, _ => 1.0), true, 0);

    /// <param name="codePage">The encoding.</param>
    /// <param name="letters">The frequent ones first: in a wrong encoding of the same shape all letters are alike frequent.</param>
    private static CharsetLanguage Alphabet(int codePage, string letters)
    {
        double[] weights = [1.3, 0.8, 0.1];
        return new CharsetLanguage(codePage, letters.Index().ToFrozenDictionary(p => p.Item, p => weights[p.Index * 3 / letters.Length]), false, -0.3);
    }

    /// <param name="codePage">The encoding.</param>
    /// <param name="syllables">Characters of an alphabet.</param>
    /// <param name="frequent">A few dozens of thousands: chance seldom leads to one of them.</param>
    private static CharsetLanguage Many(int codePage, string syllables, string frequent) =>
        new(codePage, syllables.Select(c => (c, 1.2)).Concat(frequent.Distinct().Select(c => (c, 2.0))).ToFrozenDictionary(p => p.c, p => p.Item2), false, 0.3);
}
