namespace Search.Analysis.Tests.Generation;

/// <summary>
/// What a token is to Lucene's StandardTokenizer (facts from its StandardTokenizerImpl.jflex), over the properties of Unicode 15.0.
/// The longest match counts, then the first rule; what no rule matches is skipped, one code point at a time.
/// </summary>
internal sealed class WordGrammar
{
    private const string WordBreak = "auxiliary/WordBreakProperty.txt";
    private const string Emoji = "emoji/emoji-data.txt";

    private static readonly string[] Values =
    [
        "CR", "LF", "Newline", "Extend", "ZWJ", "Format", "Regional_Indicator", "Katakana", "Hebrew_Letter", "ALetter", "Single_Quote",
        "Double_Quote", "MidNumLet", "MidLetter", "MidNum", "Numeric", "ExtendNumLet", "WSegSpace",
    ];

    private readonly Dictionary<string, CodePointSet> _wordBreak = Values.ToDictionary(v => v, v => Ucd.Set(WordBreak, v));

    // UAX #29 WB4: what is attached to a character belongs to it.
    private readonly Expression _attached;

    internal WordGrammar()
    {
        ExtendedPictographic = Ucd.Set(Emoji, "Extended_Pictographic");
        _attached = ((Expression)Wb("Extend", "Format", "ZWJ")).Star();
        (TokenType, Expression)[] rules = [.. EmojiRules(), .. WordRules()];
        Types = [.. rules.Select(r => r.Item1)];
        Expression[] expressions = [.. rules.Select(r => r.Item2)];
        Classes = new CodePointClasses([.. _wordBreak.Values, ExtendedPictographic, .. expressions.SelectMany(SetsOf)]);
        Automaton = new Automaton(Classes, expressions);
    }

    /// <summary>The values of Word_Break but Other.</summary>
    internal static IReadOnlyList<string> WordBreakValues => Values;

    internal CodePointSet ExtendedPictographic { get; }

    /// <summary>Classes of code points that are the same to the grammar and to UAX #29.</summary>
    internal CodePointClasses Classes { get; }

    internal Automaton Automaton { get; }

    /// <summary>[rule] = the type of the tokens that it matches.</summary>
    internal TokenType[] Types { get; }

    internal CodePointSet WordBreakSet(string value) => _wordBreak[value];

    private CodePointSet Wb(params string[] values) => values.Select(v => _wordBreak[v]).Aggregate((a, b) => a | b);

    private IEnumerable<(TokenType, Expression)> EmojiRules()
    {
        CodePointSet zwj = Wb("ZWJ");
        CodePointSet modifier = Ucd.Set(Emoji, "Emoji_Modifier");
        CodePointSet keyCapBase = CodePointSet.Range('0', '9') | CodePointSet.Of('#', '*');
        CodePointSet emoji = ExtendedPictographic
            | (Ucd.Set(Emoji, "Emoji") - (Wb("Regional_Indicator") | keyCapBase | modifier | CodePointSet.Of(0xA9, 0xAE, 0x2122, 0x3030, 0x303D)));
        // Presentation selectors are Extend too, but have a place of their own in an emoji sequence.
        Expression attached = ((Expression)(Wb("Extend", "Format", "ZWJ") - CodePointSet.Of(0xFE0E, 0xFE0F))).Star();
        Expression emojiSelector = CodePointSet.Of(0xFE0F);
        Expression joiners = ((Expression)zwj).Star();
        Expression element = (joiners + emoji + attached + emojiSelector.Optional())
            | ((joiners + Ucd.Set(Emoji, "Emoji_Modifier_Base") + attached).Optional() + modifier + attached);
        Expression tags = ((Expression)CodePointSet.Range(0xE0020, 0xE007E)).Plus() + CodePointSet.Of(0xE007F);
        Expression sequence = element + ((zwj + element).Star() | tags);
        Expression keyCap = keyCapBase + attached + emojiSelector.Optional() + CodePointSet.Of(0x20E3) + attached;
        Expression regional = Extended(Wb("Regional_Indicator"));
        yield return (TokenType.Emoji, sequence | keyCap | (regional + regional));
    }

    private IEnumerable<(TokenType, Expression)> WordRules()
    {
        Expression letter = Extended(Wb("ALetter", "Hebrew_Letter"));
        Expression hebrew = Extended(Wb("Hebrew_Letter"));
        Expression digit = Extended(Wb("Numeric")
            | (CodePointSet.Range(0xFF00, 0xFFEF) & Ucd.Set("extracted/DerivedGeneralCategory.txt", "Nd")));
        Expression katakana = Extended(Wb("Katakana"));
        Expression midLetter = Extended(Wb("MidLetter", "MidNumLet", "Single_Quote"));
        Expression midNumber = Extended(Wb("MidNum", "MidNumLet", "Single_Quote"));
        Expression connector = Extended(Wb("ExtendNumLet"));
        Expression connectors = connector.Star();

        Expression number = digit + ((connectors | midNumber) + digit).Star();
        yield return (TokenType.Numeric, connectors + number + connectors);

        CodePointSet hangul = Ucd.Set("Scripts.txt", "Hangul") & Wb("ALetter", "Hebrew_Letter");
        yield return (TokenType.Hangul, Extended(hangul).Plus());
        yield return (TokenType.Katakana, katakana.Plus());

        Expression quotedHebrew = hebrew + (Extended(Wb("Single_Quote")) | (Extended(Wb("Double_Quote")) + hebrew));
        Expression letters = letter + ((connectors | midLetter) + letter).Star();
        Expression part = (katakana + (connectors + katakana).Star()) | (quotedHebrew | number | letters).Plus();
        yield return (TokenType.Alphanumeric, connectors + part + (connector.Plus() + part).Star() + connectors);

        yield return (TokenType.SoutheastAsian, Extended(Ucd.Set("LineBreak.txt", "SA")).Plus());
        yield return (TokenType.Ideographic, Extended(Ucd.Set("Scripts.txt", "Han")));
        yield return (TokenType.Hiragana, Extended(Ucd.Set("Scripts.txt", "Hiragana")));
    }

    private Expression Extended(CodePointSet set) => set + _attached;

    private static IEnumerable<CodePointSet> SetsOf(Expression expression) => expression switch
    {
        Expression.Symbol symbol => [symbol.Set],
        Expression.Sequence sequence => SetsOf(sequence.First).Concat(SetsOf(sequence.Second)),
        Expression.Choice choice => SetsOf(choice.First).Concat(SetsOf(choice.Second)),
        Expression.Repeat repeat => SetsOf(repeat.Inner),
        _ => [],
    };
}
