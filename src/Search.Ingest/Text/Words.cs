using System.Globalization;

namespace Search.Ingest.Text;

/// <summary>What a piece of text is made of.</summary>
internal enum WordKind
{
    /// <summary>Letters, with apostrophes and combining marks inside.</summary>
    Letters,

    /// <summary>ASCII digits.</summary>
    Digits,

    /// <summary>One character that is neither, nor white space.</summary>
    Sign,
}

/// <summary>A piece of a text.</summary>
internal readonly record struct Word(WordKind Kind, int Start, int Length)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}

/// <summary>Splits text into letters, digits and single signs: <c>17th</c> is digits and letters, <c>2021’s</c> digits, a sign and letters.</summary>
internal ref struct Words(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position;

    public Word Current { get; private set; }

    public readonly Words GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_position < _text.Length && (char.IsWhiteSpace(_text[_position]) || IsMark(_text[_position])))
        {
            _position++;
        }
        if (_position == _text.Length)
        {
            return false;
        }
        int start = _position++;
        WordKind kind = KindOf(_text[start]);
        if (kind != WordKind.Sign)
        {
            while (_position < _text.Length && Continues(kind))
            {
                _position++;
            }
        }
        Current = new Word(kind, start, _position - start);
        return true;
    }

    public static List<Word> ListOf(ReadOnlySpan<char> text)
    {
        var words = new List<Word>();
        foreach (Word word in new Words(text))
        {
            words.Add(word);
        }
        return words;
    }

    /// <summary>How many words of letters or digits a text has.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (Word word in new Words(text))
        {
            if (word.Kind != WordKind.Sign)
            {
                count++;
            }
        }
        return count;
    }

    private readonly bool Continues(WordKind kind)
    {
        char c = _text[_position];
        if (kind == WordKind.Letters && c is '\'' or '’')
        {
            return _position + 1 < _text.Length && KindOf(_text[_position + 1]) == WordKind.Letters;
        }
        return KindOf(c) == kind;
    }

    /// <summary>Marks that tell the direction of writing, which stand around numbers in Arabic and Hebrew and are no part of them.</summary>
    public static bool IsMark(char c) => c is '\u200E' or '\u200F' or '\u061C';

    private static WordKind KindOf(char c) =>
        char.IsAsciiDigit(c) ? WordKind.Digits
        : char.IsLetter(c) || char.IsSurrogate(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? WordKind.Letters
        : WordKind.Sign;
}
