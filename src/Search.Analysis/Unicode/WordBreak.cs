namespace Search.Analysis.Unicode;

/// <summary>The property Word_Break of UAX #29, in the order that the generated tables count.</summary>
internal enum WordBreak : byte
{
    Other,
    CR,
    LF,
    Newline,
    Extend,
    Zwj,
    Format,
    RegionalIndicator,
    Katakana,
    HebrewLetter,
    Letter,
    SingleQuote,
    DoubleQuote,
    MidNumLet,
    MidLetter,
    MidNum,
    Numeric,
    ExtendNumLet,
    WSegSpace,
}
