using Search.Ingest.Dates;
using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>
/// What a line has in common with the same line of another article: lower case, white space single, and where it is asked for each number as
/// <c>0</c>, with it months and days of the week: <c>Printed on Monday, 3 May 2021</c> is <c>printed on 0, 0 0 0</c>.
/// </summary>
internal static class LineShape
{
    /// <summary>Of a longer line, in characters, only so much is compared; it is never furniture.</summary>
    public const int MostLetters = 300;

    /// <summary>A line with fewer letters says nothing that anybody would look for: a rule, a number of a page.</summary>
    private const int LeastLetters = 2;

    /// <param name="line">The line, without white space around it.</param>
    /// <param name="folds">Whether numbers are <c>0</c>.</param>
    /// <param name="shape">At least <see cref="MostLetters"/> long.</param>
    /// <param name="numbers">How many numbers and dates it has; those with no words between them are one.</param>
    /// <returns>Length of the shape; 0 for a line without words.</returns>
    public static int Of(ReadOnlySpan<char> line, bool folds, Span<char> shape, out int numbers)
    {
        line = line[..Math.Min(line.Length, MostLetters)];
        bool hasDigit = HasDigit(line);
        numbers = 0;
        bool isNumber = false;
        int length = 0;
        int letters = 0;
        int end = 0;
        foreach (Word word in new Words(line))
        {
            ReadOnlySpan<char> text = word.In(line);
            bool goesOn = word.Start == end;
            end = word.End;
            if (!goesOn && length > 0)
            {
                shape[length++] = ' ';
            }
            if (hasDigit && IsChanging(word, text))
            {
                numbers += isNumber ? 0 : 1;
                isNumber = true;
                if (folds)
                {
                    // Digits of another script come as single signs, and those behind a comma apart from those before it.
                    length -= length > 0 && shape[length - 1] == '0' ? 1 : 0;
                    shape[length++] = '0';
                    continue;
                }
            }
            else if (word.Kind == WordKind.Letters)
            {
                letters += word.Length;
                isNumber = false;
            }
            else if (folds && goesOn && text is "." or "," && length > 0 && shape[length - 1] == '0' && end < line.Length && char.IsDigit(line[end]))
            {
                continue;
            }
            foreach (char c in text)
            {
                shape[length++] = c == '’' ? '\'' : char.ToLowerInvariant(c);
            }
        }
        return letters < LeastLetters ? 0 : length;
    }

    private static bool IsChanging(Word word, ReadOnlySpan<char> text) => word.Kind switch
    {
        WordKind.Digits => true,
        WordKind.Sign => char.IsDigit(text[0]),
        _ => MonthWords.MonthOf(text) > 0 || WeekdayWords.DayOf(text) != null,
    };

    private static bool HasDigit(ReadOnlySpan<char> line)
    {
        foreach (char c in line)
        {
            if (char.IsDigit(c))
            {
                return true;
            }
        }
        return false;
    }
}
