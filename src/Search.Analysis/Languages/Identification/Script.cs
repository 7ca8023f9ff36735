namespace Search.Analysis.Languages.Identification;

/// <summary>Scripts that tell a language, or which languages to choose from.</summary>
internal enum Script
{
    None,
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Devanagari,
    Thai,
    Ethiopic,
    Han,
    Kana,
    Hangul,
}

/// <summary>The letters of a text by script.</summary>
internal static class LetterScripts
{
    /// <summary>The script of a UTF-16 unit that is a letter; none for all others, and for scripts that are not told apart.</summary>
    internal static Script Of(char c) => c switch
    {
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= 'À' and <= '\u024F' and not '×' and not '÷') or (>= '\u0250' and <= '\u02AF')
            or (>= '\u1E00' and <= '\u1EFF') => Script.Latin,
        >= '\u0370' and <= '\u03FF' => Script.Greek,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u05D0' and <= '\u05EA' => Script.Hebrew,
        (>= '\u0620' and <= '\u064A') or (>= '\u066E' and <= '\u06D3') or (>= '\uFB50' and <= '\uFDFF')
            or (>= '\uFE70' and <= '\uFEFC') => Script.Arabic,
        >= '\u0900' and <= '\u0963' => Script.Devanagari,
        >= '\u0E01' and <= '\u0E4E' => Script.Thai,
        >= '\u1200' and <= '\u135A' => Script.Ethiopic,
        >= '\u3041' and <= '\u30FE' and not '\u30FB' => Script.Kana,
        (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') => Script.Han,
        (>= '\uAC00' and <= '\uD7A3') or (>= '\u1100' and <= '\u11FF') => Script.Hangul,
        _ => Script.None,
    };
}
