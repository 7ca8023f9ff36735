using System.Collections.Frozen;

namespace Search.Analysis.Languages;

/// <summary>How languages are written down: tags of BCP 47 (<c>pt-BR</c>), codes of three letters (<c>deu</c>, <c>ger</c>), English names.</summary>
public static class LanguageTag
{
    // Code, what else it is called.
    private static readonly FrozenDictionary<string, string> Codes = Pairs(
        "am amh amharic", "ar ara arabic arb", "bg bul bulgarian", "ca cat catalan", "cs ces cze czech", "da dan danish", "de deu ger german", "el ell gre greek",
        "en eng english", "es spa spanish castilian", "et est estonian", "fa fas per persian pes", "fi fin finnish", "fr fra fre french", "ha hau hausa",
        "he heb iw hebrew", "hi hin hindi", "hr hrv croatian", "hu hun hungarian", "id ind in indonesian", "ig ibo igbo", "it ita italian", "ja jpn japanese",
        "ko kor korean", "lg lug ganda", "ln lin lingala", "lt lit lithuanian", "lv lav latvian", "ms msa may malay", "nl nld dut dutch flemish",
        "no nor nb nob nn nno norwegian", "om orm oromo", "pl pol polish", "pt por portuguese", "rn run rundi", "ro ron rum romanian", "ru rus russian",
        "sk slk slo slovak", "sl slv slovenian", "sn sna shona", "so som somali", "sr srp serbian", "sv swe swedish", "sw swa swh swahili", "th tha thai",
        "ti tir tigrinya", "tr tur turkish", "uk ukr ukrainian", "ur urd urdu", "vi vie vietnamese", "xh xho xhosa", "yo yor yoruba",
        "zh zho chi cmn chinese mandarin", "zu zul zulu");

    /// <summary>
    /// A language as this program writes it: the code of two letters where there is one (Norwegian in both its forms is <c>no</c>), else of three, in lower case. Null where the text is
    /// no tag, code or name of a language.
    /// </summary>
    public static string? Parse(string stated)
    {
        string primary = Primary(stated.Trim());
        return primary.Length is 2 or 3 && primary.All(char.IsAsciiLetterLower) && primary is not "und" and not "mul" and not "zxx" ? primary : null;
    }

    /// <summary>The primary part, in lower case, as the code of two letters where it is known: <c>pt</c>.</summary>
    internal static string Primary(string tag)
    {
        int end = tag.AsSpan().IndexOfAny("-_,; (");
        string primary = (end < 0 ? tag : tag[..end]).ToLowerInvariant();
        return Codes.GetValueOrDefault(primary, primary);
    }

    private static FrozenDictionary<string, string> Pairs(params string[] languages) => languages.Select(language => language.Split(' '))
        .SelectMany(names => names[1..].Select(name => KeyValuePair.Create(name, names[0]))).ToFrozenDictionary(StringComparer.Ordinal);
}
