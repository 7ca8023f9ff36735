using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// Finds days as texts of many languages write them: <c>17. Januar 2022</c>, <c>17 de enero de 2022</c>, <c>January 17th, 2022</c>,
/// <c>2022年1月17日</c>,
/// <c>17.01.2022</c>, <c>2022-01-17</c>, <c>2022/01/17</c>, <c>01/17/2022</c>, also in digits of other scripts. Numbers that can be read both ways
/// are read as the
/// source writes them, or as the day of the week before them tells, else they are a year with the earlier day as its bound.
/// </summary>
internal static class DayText
{
    /// <summary>Every day that stands in a text, in order.</summary>
    public static List<WrittenDate> Find(ReadOnlySpan<char> text, DayForms forms)
    {
        var found = new List<WrittenDate>();
        text = PlainDigits.Of(text);
        if (text.ContainsAnyInRange('0', '9'))
        {
            List<Word> words = Words.ListOf(text);
            for (int i = 0; i < words.Count; i++)
            {
                if (TryReadAt(text, words, i, forms, out WrittenDate date, out int next))
                {
                    found.Add(date);
                    i = next - 1;
                }
            }
        }
        return found;
    }

    /// <param name="text">A text, its digits plain.</param>
    /// <param name="words">Its words.</param>
    /// <param name="index">Where the day starts.</param>
    /// <param name="forms">Which forms are read.</param>
    /// <param name="date">The day.</param>
    /// <param name="next">Behind its last word.</param>
    public static bool TryReadAt(ReadOnlySpan<char> text, List<Word> words, int index, DayForms forms, out WrittenDate date, out int next)
    {
        if (words[index].Kind == WordKind.Sign || IsGlued(text, words, index))
        {
            date = default;
            next = index;
            return false;
        }
        if (words[index].Kind == WordKind.Digits && NumberDays.TryRead(text, words, index, forms, out date, out next))
        {
            return true;
        }
        return new NamedDays(text, words, forms).TryRead(index, out date, out next);
    }

    /// <summary>A number directly behind a sign and a digit before that, as within a telephone number or a price.</summary>
    private static bool IsGlued(ReadOnlySpan<char> text, List<Word> words, int index) =>
        index >= 2 && words[index].Kind == WordKind.Digits && words[index - 1].End == words[index].Start
        && text[words[index - 1].Start] is '.' or '-' or '/' or ':' or ',' or '+'
        && words[index - 2].End == words[index - 1].Start && words[index - 2].Kind == WordKind.Digits;
}
