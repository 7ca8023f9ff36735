namespace Search.Analysis;

/// <summary>
/// What kind of text a token is: the types of Lucene's StandardTokenizer (its TOKEN_TYPES), one for whole values, and those of its CJKBigramFilter.
/// </summary>
public enum TokenType : byte
{
    /// <summary>Letters and digits: <c>&lt;ALPHANUM&gt;</c>.</summary>
    Alphanumeric,

    /// <summary>Digits: <c>&lt;NUM&gt;</c>.</summary>
    Numeric,

    /// <summary>A run of Thai, Lao, Myanmar or Khmer, which are not split into words: <c>&lt;SOUTHEAST_ASIAN&gt;</c>.</summary>
    SoutheastAsian,

    /// <summary><c>&lt;IDEOGRAPHIC&gt;</c>.</summary>
    Ideographic,

    /// <summary><c>&lt;HIRAGANA&gt;</c>.</summary>
    Hiragana,

    /// <summary><c>&lt;KATAKANA&gt;</c>.</summary>
    Katakana,

    /// <summary><c>&lt;HANGUL&gt;</c>.</summary>
    Hangul,

    /// <summary><c>&lt;EMOJI&gt;</c>.</summary>
    Emoji,

    /// <summary>Anything else, such as a whole value: <c>word</c>.</summary>
    Word,

    /// <summary>Two Chinese, Japanese or Korean characters that stand next to each other: <c>&lt;DOUBLE&gt;</c>.</summary>
    Bigram,

    /// <summary>Such a character that stands alone: <c>&lt;SINGLE&gt;</c>.</summary>
    SingleCharacter,
}
