using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// Reads days whose month is a word, in any language of <see cref="MonthWords"/>, and those of China, Japan, Korea and Vietnam, who count months.
/// </summary>
internal readonly ref struct NamedDays(ReadOnlySpan<char> text, List<Word> words, DayForms forms)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly List<Word> _words = words;
    private readonly DayForms _forms = forms;

    public bool TryRead(int index, out WrittenDate date, out int next)
    {
        if (_words[index].Kind == WordKind.Letters)
        {
            return TryMonthFirst(index, out date, out next);
        }
        return TryCharacters(index, out date, out next) || TryDayFirst(index, out date, out next) || TryYearFirst(index, out date, out next);
    }

    /// <summary>A month and a year without a day: <c>January 2022</c>, <c>enero de 2022</c>, <c>2022年1月</c>.</summary>
    public bool TryMonth(int index, out WrittenDate date, out int next)
    {
        date = default;
        next = index + 1;
        int month = 0;
        int year;
        if (_words[index].Kind == WordKind.Digits && index + 3 < _words.Count && StartsWith(index + 1, "年년") && StartsWith(index + 3, "月월")
            && TryYear(index, out year) && TryShort(index + 2, out month) && month <= 12)
        {
            date = new WrittenDate(new DateTime(year, month, 1), DatePrecision.Month, _words[index].Start, _words[index + 3].Start + 1);
            next = index + 4;
            return true;
        }
        if (!TryMonthWord(index, out month, out next) || (next == index + 1 && !MonthWords.IsWhole(_words[index].In(_text))))
        {
            return false;
        }
        next = SkipSmall(Skip(Skip(next, '.'), ','));
        if (!TryYear(next, out year))
        {
            return false;
        }
        date = new WrittenDate(new DateTime(year, month, 1), DatePrecision.Month, _words[index].Start, _words[next].End);
        next++;
        return true;
    }

    /// <summary><c>January 17th, 2022</c>.</summary>
    private bool TryMonthFirst(int index, out WrittenDate date, out int next)
    {
        date = default;
        if (!TryMonthWord(index, out int month, out next))
        {
            return false;
        }
        next = Skip(next, '.');
        if (next < _words.Count && _words[next] is { Kind: WordKind.Digits, Length: 6 } glued)
        {
            // "Apr 042013": day and year in elements of their own with nothing between.
            int year = NumberDays.Number(_text, glued with { Start = glued.Start + 2, Length = 4 });
            return NumberDays.TryMake(year, month, NumberDays.Number(_text, glued with { Length = 2 }), _words[index].Start, glued.End, out date)
                && ++next > 0;
        }
        if (!TryShort(next, out int day))
        {
            return false;
        }
        next = SkipEnding(next + 1);
        return TryYearAndMake(index, month, day, next, SkipSmall(Skip(Skip(next, '.'), ',')), out date, out next);
    }

    /// <summary>
    /// <c>17. Januar 2022</c>, <c>17th of January, 2022</c>, <c>17 de enero de 2022</c>, <c>17-Jan-2022</c>, <c>17 tháng 1, 2022</c>.
    /// </summary>
    private bool TryDayFirst(int index, out WrittenDate date, out int next)
    {
        date = default;
        next = index + 1;
        if (!TryShort(index, out int day))
        {
            return false;
        }
        next = SkipSmall(SkipSigns(SkipEnding(next)));
        int month;
        if (next + 1 < _words.Count && _words[next].In(_text).Equals("tháng", StringComparison.OrdinalIgnoreCase) && TryShort(next + 1, out month))
        {
            next += 2;
        }
        else if (next >= _words.Count || !TryMonthWord(next, out month, out next))
        {
            return false;
        }
        // "17 كانون الثاني/يناير 2022": the same month in both sets of names.
        int second = Skip(next, '/');
        if (second > next && second < _words.Count && TryMonthWord(second, out int again, out int behind) && again == month)
        {
            next = behind;
        }
        return TryYearAndMake(index, month, day, next, SkipSmall(SkipSigns(next)), out date, out next);
    }

    /// <summary><c>2022. január 17.</c>, <c>2022 January 17</c>, <c>2022 m. sausio 17 d.</c></summary>
    private bool TryYearFirst(int index, out WrittenDate date, out int next)
    {
        date = default;
        next = index + 1;
        if (!TryYear(index, out int year))
        {
            return false;
        }
        next = SkipSigns(next);
        next = next < _words.Count && _words[next].In(_text) is "m" ? SkipSigns(next + 1) : next;
        if (next >= _words.Count || !TryMonthWord(next, out int month, out next))
        {
            return false;
        }
        next = SkipSigns(next);
        // "2022 January 17, 2023": the first year belongs to something else.
        if (!TryShort(next, out int day) || TryYear(Skip(next + 1, ','), out _)
            || !NumberDays.TryMake(year, month, day, _words[index].Start, _words[next].End, out date))
        {
            return false;
        }
        next++;
        return true;
    }

    /// <summary><c>2022年1月17日</c>, <c>2022년 1월 17일</c>; with an assumed year <c>1月17日</c>.</summary>
    private bool TryCharacters(int index, out WrittenDate date, out int next)
    {
        date = default;
        next = index;
        int year = _forms.AssumedYear;
        bool hasYear = index + 1 < _words.Count && StartsWith(index + 1, "年년") && TryYear(index, out year);
        int at = hasYear ? index + 2 : index;
        if (year == 0 || at + 3 >= _words.Count || !StartsWith(at + 1, "月월") || !StartsWith(at + 3, "日일号號") || !TryShort(at, out int month)
            || !TryShort(at + 2, out int day)
            || !NumberDays.TryMake(year, month, day, _words[index].Start, _words[at + 3].Start + 1, out date))
        {
            return false;
        }
        // What follows without a space is a word of its own.
        next = at + 4;
        return true;
    }

    /// <summary>The year behind day and month, or the one that is assumed.</summary>
    private bool TryYearAndMake(int index, int month, int day, int end, int yearAt, out WrittenDate date, out int next)
    {
        if (TryYear(yearAt, out int year))
        {
            next = yearAt + 1;
        }
        else
        {
            (year, next) = (_forms.AssumedYear, end);
        }
        return NumberDays.TryMake(year, month, day, _words[index].Start, _words[next - 1].End, out date);
    }

    /// <summary>A month, which in Arabic may be two words.</summary>
    private bool TryMonthWord(int index, out int month, out int next)
    {
        next = index + 1;
        ReadOnlySpan<char> word = _words[index].In(_text);
        if (word is "كانون" or "تشرين" && next < _words.Count && _words[next].In(_text) is "الثاني" or "الثانى" or "الأول" or "الاول")
        {
            bool isSecond = _words[next].In(_text)[^1] is 'ي' or 'ى';
            month = word is "كانون" ? (isSecond ? 1 : 12) : isSecond ? 11 : 10;
            next++;
            return true;
        }
        month = _words[index].Kind == WordKind.Letters ? MonthWords.MonthOf(word) : 0;
        return month > 0;
    }

    private bool StartsWith(int index, string characters) => _words[index].Kind == WordKind.Letters
        && characters.Contains(_text[_words[index].Start]);

    private bool TryShort(int index, out int number)
    {
        number = 0;
        return index < _words.Count && _words[index] is { Kind: WordKind.Digits, Length: <= 2 }
            && (number = NumberDays.Number(_text, _words[index])) is >= 1 and <= 31;
    }

    private bool TryYear(int index, out int year)
    {
        year = 0;
        return index < _words.Count && _words[index] is { Kind: WordKind.Digits, Length: 4 }
            && (year = NumberDays.Number(_text, _words[index])) is >= DayForms.FirstYear and <= DayForms.LastYear;
    }

    private int Skip(int index, char sign) => index < _words.Count && _words[index].Kind == WordKind.Sign
        && _text[_words[index].Start] == sign ? index + 1 : index;

    private int SkipSigns(int index)
    {
        for (int count = 0; count < 2 && index < _words.Count && _words[index].Kind == WordKind.Sign
            && _text[_words[index].Start] is '.' or ',' or '،' or '-' or '/' or '°' or '»'; count++)
        {
            index++;
        }
        return index;
    }

    /// <summary><c>st nd rd th er º</c> behind a day.</summary>
    private int SkipEnding(int index) =>
        index < _words.Count && _words[index].Start == _words[index - 1].End
        && _words[index].In(_text) is "st" or "nd" or "rd" or "th" or "er" or "ST" or "ND" or "RD" or "TH" or "ER" or "º" or "ª" or "ro" or "re"
            ? index + 1 : index;

    private int SkipSmall(int index) =>
        index < _words.Count && _words[index].In(_text) is "de" or "of" or "del" or "di" or "do" or "De" or "DE" or "Of" or "OF" or "năm" or "gada"
            ? index + 1 : index;
}
