using Search.Ingest.Dates;

namespace Search.Ingest.Mentions;

/// <summary>What stands beside a number of four digits: characters that touch it, and the words before and behind.</summary>
internal readonly ref struct NumberNeighbours
{
    private const int LongestPhoneNumber = 25;

    private readonly ReadOnlySpan<char> _text;
    private readonly int _start;
    private readonly int _end;

    public NumberNeighbours(ReadOnlySpan<char> text, int start, int end)
    {
        _text = text;
        _start = start;
        _end = end;
        WordBefore = ReadBack(start, out int beforeStart);
        WordBeforeThat = WordBefore.Length > 0 ? ReadBack(beforeStart, out _) : default;
        WordAfter = ReadOn(end);
    }

    /// <summary>The word before, in the same clause; of <c>mid-2021</c> the part before the hyphen. Empty where a sign stands between.</summary>
    public ReadOnlySpan<char> WordBefore { get; }

    public ReadOnlySpan<char> WordBeforeThat { get; }

    /// <summary>The word behind, with nothing but a space between.</summary>
    public ReadOnlySpan<char> WordAfter { get; }

    private char Before => _start > 0 ? _text[_start - 1] : ' ';

    private char After => _end < _text.Length ? _text[_end] : ' ';

    /// <summary>Whether nothing that touches the number makes it part of another thing.</summary>
    public bool CanBeYear => CanStandBehind && CanStandBefore && !IsInAddress && !IsInPhoneNumber;

    /// <summary><c>January 17, 2022</c>.</summary>
    public bool IsAfterDayOfMonth
    {
        get
        {
            ReadOnlySpan<char> before = _text[Math.Max(0, _start - 24).._start].TrimEnd();
            if (before.Length == 0 || before[^1] != ',')
            {
                return false;
            }
            before = before[..^1].TrimEnd("sthndr");
            int digits = 0;
            while (digits < before.Length && char.IsAsciiDigit(before[^(digits + 1)]))
            {
                digits++;
            }
            if (digits is 0 or > 2)
            {
                return false;
            }
            before = before[..^digits].TrimEnd(" .");
            int word = before.LastIndexOfAny(" (“\"\n\t") + 1;
            return MonthNames.MonthOf(before[word..]) > 0;
        }
    }

    /// <summary><c>2022年</c>, <c>2022년</c>; not 1990年代, a decade, and not 2000年前 or 1500年历史, so many years.</summary>
    public bool IsNamedYear
    {
        get
        {
            if (After is not ('年' or '년'))
            {
                return false;
            }
            ReadOnlySpan<char> behind = _text[(_end + 1)..].TrimStart(' ');
            bool isRound = _text[_end - 1] == '0' && _text[_end - 2] == '0';
            return behind is not ['代' or '대', ..] && !(isRound
                && behind is ['前' or '전' or '间' or '間' or '来' or '來' or '历' or '歷' or '以' or '간' or '多', ..]);
        }
    }

    /// <summary><c>17/01/2022</c>, <c>17.1.2022</c>, <c>2022-01-17</c>, <c>2022/1/17</c>.</summary>
    public bool IsPartOfDate => EndsNumericDate || StartsNumericDate;

    /// <summary><c>1756-91</c>, <c>1756–1791</c>, either side.</summary>
    public bool IsPartOfRange =>
        (Before is '-' or '–' && DigitsBefore(_start - 1) == 4) || (After is '-' or '–' or '/' && DigitsAfter(_end + 1) is 2 or 4);

    /// <summary><c>War of 1812</c>.</summary>
    public bool IsNamedEvent => WordBefore.Equals("of", StringComparison.OrdinalIgnoreCase) && WordBeforeThat.Length > 2
        && char.IsUpper(WordBeforeThat[0]);

    /// <summary><c>more than 2000</c>, <c>up to 2000</c>, <c>as many as 2000</c>.</summary>
    public bool IsAfterAmountPhrase =>
        (WordBefore is "than" && WordBeforeThat is "more" or "More" or "fewer" or "less" or "Fewer" or "Less")
        || (WordBefore is "to" && WordBeforeThat is "up" or "Up")
        || (WordBefore is "as" && WordBeforeThat is "many" or "much");

    /// <summary>The two digits of <c>/87</c> or <c>-05</c> right behind, not followed by more.</summary>
    public bool TryGetShortEnd(out int value, out int at)
    {
        at = _end + 1;
        value = 0;
        if (After is not ('-' or '–' or '/') || DigitsAfter(at) != 2)
        {
            return false;
        }
        int behind = at + 2;
        if (behind < _text.Length && (char.IsLetter(_text[behind]) || _text[behind] is '-' or '/'))
        {
            return false;
        }
        value = 10 * (_text[at] - '0') + _text[at + 1] - '0';
        return true;
    }

    private bool CanStandBehind
    {
        get
        {
            char c = Before;
            if (IsNamedYear && c >= '\u2E80' && char.IsLetter(c))
            {
                return true;
            }
            if (char.IsLetterOrDigit(c) || c is '$' or '£' or '€' or '¥' or '₹' or '₽' or '#' or '@' or '_' or '=' or '+' or '%' or '\\')
            {
                return false;
            }
            switch (c)
            {
                case '.' or ',' or ':':
                    return _start < 2 || !char.IsAsciiDigit(_text[_start - 2]) || (c == '.' && EndsNumericDate);
                case '/':
                    return EndsNumericDate || DigitsBefore(_start - 1) == 4;
                case '-' or '–':
                    return _start < 2 || char.IsWhiteSpace(_text[_start - 2]) || char.IsLower(_text[_start - 2]) || EndsNumericDate
                        || DigitsBefore(_start - 1) == 4;
                case ' ' or '\u00A0':
                    ReadOnlySpan<char> before = _text[.._start].TrimEnd();
                    return before.Length == 0 || before[^1] is not ('$' or '£' or '€' or '¥' or '₹' or '₽');
                default:
                    return true;
            }
        }
    }

    private bool CanStandBefore
    {
        get
        {
            char c = After;
            if (IsNamedYear)
            {
                return true;
            }
            if (char.IsLetterOrDigit(c) || c is '%' or '°' or '_' or '@' or '=' or '$' or '€' or '£')
            {
                return false;
            }
            char second = _end + 1 < _text.Length ? _text[_end + 1] : ' ';
            switch (c)
            {
                case '.' or ',':
                    return !char.IsAsciiDigit(second) || (c == '.' && StartsNumericDate);
                case ':':
                    return !char.IsAsciiDigit(second);
                case '/' or '–':
                    return !char.IsAsciiDigit(second) || DigitsAfter(_end + 1) is 2 or 4 || StartsNumericDate;
                case '-':
                    return char.IsAsciiDigit(second)
                        ? DigitsAfter(_end + 1) is 1 or 2 or 4
                        : !YearWords.HyphenUnits.Has(LettersAt(_end + 1));
                case '\'' or '’':
                    // The 1990's is a decade, 2021's is the year's.
                    return !(second == 's' && _text[_end - 1] == '0' && WordBefore is "the" or "The" or "early" or "late" or "mid");
                default:
                    return true;
            }
        }
    }

    /// <summary>Day and month stand before it, apart by the same sign.</summary>
    private bool EndsNumericDate
    {
        get
        {
            char sign = Before;
            if (sign is not ('/' or '.' or '-'))
            {
                return false;
            }
            int first = DigitsBefore(_start - 1);
            int at = _start - 2 - first;
            return first is 1 or 2 && at > 0 && _text[at] == sign && DigitsBefore(at) is 1 or 2;
        }
    }

    private bool StartsNumericDate
    {
        get
        {
            char sign = After;
            if (sign is not ('/' or '.' or '-'))
            {
                return false;
            }
            int first = DigitsAfter(_end + 1);
            int at = _end + 1 + first;
            return first is 1 or 2 && at < _text.Length && _text[at] == sign && DigitsAfter(at + 1) is 1 or 2;
        }
    }

    /// <summary><c>+49 30 2019</c>, <c>(030) 2019-555</c>.</summary>
    private bool IsInPhoneNumber
    {
        get
        {
            int start = _start;
            while (start > 0 && _start - start < LongestPhoneNumber
                && (char.IsAsciiDigit(_text[start - 1]) || _text[start - 1] is ' ' or '-' or '(' or ')' or '/'))
            {
                start--;
            }
            ReadOnlySpan<char> before = _text[start.._start];
            return before.Contains("(0", StringComparison.Ordinal) || (start > 0 && _text[start - 1] == '+' && before is [>= '1' and <= '9', ..]);
        }
    }

    private bool IsInAddress
    {
        get
        {
            int start = _start;
            while (start > 0 && !char.IsWhiteSpace(_text[start - 1]) && _start - start < 300)
            {
                start--;
            }
            int end = _end;
            while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && end - _end < 300)
            {
                end++;
            }
            ReadOnlySpan<char> word = _text[start..end];
            return word.Contains("://", StringComparison.Ordinal) || word.Contains('@')
                || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>How many digits end right before an index.</summary>
    private int DigitsBefore(int index)
    {
        int count = 0;
        while (index - count > 0 && char.IsAsciiDigit(_text[index - count - 1]))
        {
            count++;
        }
        return count;
    }

    private int DigitsAfter(int index)
    {
        int count = 0;
        while (index + count < _text.Length && char.IsAsciiDigit(_text[index + count]))
        {
            count++;
        }
        return count;
    }

    private ReadOnlySpan<char> LettersAt(int index)
    {
        int end = index;
        while (end < _text.Length && char.IsLetter(_text[end]))
        {
            end++;
        }
        return index < end ? _text[index..end] : default;
    }

    private ReadOnlySpan<char> ReadBack(int from, out int start)
    {
        int end = from;
        while (end > 0 && (char.IsWhiteSpace(_text[end - 1]) || _text[end - 1] is '-' or '(' or '“' or '"' or '‘'))
        {
            end--;
        }
        // A dot may end a short month (Jan. 2022) or "No.".
        if (end > 0 && _text[end - 1] == '.')
        {
            end--;
        }
        start = end;
        while (start > 0 && char.IsLetter(_text[start - 1]))
        {
            start--;
        }
        return _text[start..end];
    }

    private ReadOnlySpan<char> ReadOn(int from)
    {
        int start = from;
        while (start < _text.Length && _text[start] is ' ' or '\u00A0' && start - from < 3)
        {
            start++;
        }
        return start == from ? default : LettersAt(start);
    }
}
