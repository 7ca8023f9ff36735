using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// Finds the first date in a text: a day in any form of <see cref="DayText"/>, with the time of day that may follow, or a month with its year. A date
/// without a
/// year is none.
/// </summary>
internal static class DateText
{
    /// <param name="text">A line, or less.</param>
    /// <param name="order">How numbers are read that can be read both ways.</param>
    /// <param name="date">The date.</param>
    public static bool TryFind(ReadOnlySpan<char> text, DayOrder order, out WrittenDate date) => TryFind(text, new DayForms(order), out date);

    public static bool TryFind(ReadOnlySpan<char> text, DayForms forms, out WrittenDate date)
    {
        date = default;
        text = PlainDigits.Of(text);
        if (!text.ContainsAnyInRange('0', '9'))
        {
            return false;
        }
        List<Word> words = Words.ListOf(text);
        var named = new NamedDays(text, words, forms);
        for (int i = 0; i < words.Count; i++)
        {
            if (DayText.TryReadAt(text, words, i, forms, out date, out int next))
            {
                if (date.Precision == DatePrecision.Day && TimeText.TryRead(text, words, next, out TimeSpan time, out int afterTime))
                {
                    date = date with { Value = date.Value + time, Precision = DatePrecision.Second, End = words[afterTime - 1].End };
                }
                return true;
            }
            if (named.TryMonth(i, out date, out _))
            {
                return true;
            }
        }
        return false;
    }
}
