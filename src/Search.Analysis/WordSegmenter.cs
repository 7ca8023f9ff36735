using Search.Analysis.Unicode;

namespace Search.Analysis;

/// <summary>
/// Cuts a text at its word boundaries by the rules of UAX #29 (Unicode 15.0). The segments cover the whole text: words, and also spaces and signs.
/// Offsets are UTF-16 units.
/// </summary>
public ref struct WordSegmenter(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Where the current segment starts.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends, behind its last unit.</summary>
    public int End { get; private set; }

    /// <summary>Moves to the next segment; false at the end of the text.</summary>
    public bool MoveNext()
    {
        if (End == _text.Length)
        {
            return false;
        }
        Start = End;
        End = FindBoundary(Start);
        return true;
    }

    private static bool IsAttached(WordBreak value) => value is WordBreak.Extend or WordBreak.Format or WordBreak.Zwj;

    private static bool IsLetter(WordBreak value) => value is WordBreak.Letter or WordBreak.HebrewLetter;

    private static bool IsLineEnd(WordBreak value) => value is WordBreak.CR or WordBreak.LF or WordBreak.Newline;

    private static bool IsInLetters(WordBreak value) => value is WordBreak.MidLetter or WordBreak.MidNumLet or WordBreak.SingleQuote;

    private static bool IsInNumbers(WordBreak value) => value is WordBreak.MidNum or WordBreak.MidNumLet or WordBreak.SingleQuote;

    private readonly WordBreak At(int start, out int end, out bool pictographic)
    {
        byte number = WordClasses.Of(CodePoint.At(_text, start, out end));
        pictographic = WordClasses.IsPictographic[number] != 0;
        return (WordBreak)WordClasses.WordBreakOf[number];
    }

    // The value of the first code point from here on that is not attached to another one.
    private readonly WordBreak Ahead(int start)
    {
        while (start < _text.Length)
        {
            WordBreak value = At(start, out start, out _);
            if (!IsAttached(value))
            {
                return value;
            }
        }
        return WordBreak.Other;
    }

    private readonly int FindBoundary(int start)
    {
        WordBreak last = At(start, out int at, out _);
        // What the rules see: attached code points are looked through (WB4).
        WordBreak before = last;
        WordBreak beforeThat = WordBreak.Other;
        int flags = last == WordBreak.RegionalIndicator ? 1 : 0;
        while (at < _text.Length)
        {
            WordBreak next = At(at, out int end, out bool pictographic);
            if (IsAttached(next))
            {
                if (IsLineEnd(last))
                {
                    return at;
                }
            }
            else
            {
                if (!IsJoined(last, before, beforeThat, next, pictographic, flags, end))
                {
                    return at;
                }
                flags = next == WordBreak.RegionalIndicator ? flags + 1 : 0;
                (beforeThat, before) = (before, next);
            }
            last = next;
            at = end;
        }
        return at;
    }

    private readonly bool IsJoined(
        WordBreak last, WordBreak before, WordBreak beforeThat, WordBreak next, bool pictographic, int flags, int end)
    {
        if (IsLineEnd(last) || IsLineEnd(next))
        {
            return last == WordBreak.CR && next == WordBreak.LF; // WB3, WB3a, WB3b
        }
        if ((last == WordBreak.Zwj && pictographic) || (last == WordBreak.WSegSpace && next == WordBreak.WSegSpace))
        {
            return true; // WB3c, WB3d
        }
        return next switch
        {
            WordBreak.Letter or WordBreak.HebrewLetter =>
                IsLetter(before) || before is WordBreak.Numeric or WordBreak.ExtendNumLet // WB5, WB10, WB13b
                || (IsInLetters(before) && IsLetter(beforeThat)) // WB7
                || (before == WordBreak.DoubleQuote && beforeThat == WordBreak.HebrewLetter && next == WordBreak.HebrewLetter), // WB7c
            WordBreak.Numeric =>
                before is WordBreak.Numeric or WordBreak.ExtendNumLet || IsLetter(before) // WB8, WB9, WB13b
                || (IsInNumbers(before) && beforeThat == WordBreak.Numeric), // WB11
            WordBreak.Katakana => before is WordBreak.Katakana or WordBreak.ExtendNumLet, // WB13, WB13b
            WordBreak.ExtendNumLet =>
                IsLetter(before) || before is WordBreak.Numeric or WordBreak.Katakana or WordBreak.ExtendNumLet, // WB13a
            WordBreak.RegionalIndicator => flags % 2 == 1, // WB15, WB16
            WordBreak.DoubleQuote => before == WordBreak.HebrewLetter && Ahead(end) == WordBreak.HebrewLetter, // WB7b
            _ => (IsInLetters(next) && IsLetter(before) && IsLetter(Ahead(end))) // WB6
                || (next == WordBreak.SingleQuote && before == WordBreak.HebrewLetter) // WB7a
                || (IsInNumbers(next) && before == WordBreak.Numeric && Ahead(end) == WordBreak.Numeric), // WB12
        };
    }
}
