using System.Globalization;

namespace Search.Service.Queries;

/// <summary>Years from <paramref name="First"/> to <paramref name="Last"/>, both included; or the undated articles.</summary>
public readonly record struct YearRange(int First, int Last)
{
    /// <summary>Articles whose year is not known.</summary>
    public static YearRange Undated { get; } = new(0, -1);

    public bool IsUndated => First > Last;

    /// <summary>Reads <c>2022</c>, <c>2020-2022</c> or <c>none</c>.</summary>
    /// <exception cref="UsageException">It is none of these.</exception>
    public static YearRange Parse(string text)
    {
        if (text == "none")
        {
            return Undated;
        }
        string[] ends = text.Split('-');
        if (ends.Length <= 2 && Year(ends[0]) is { } first && Year(ends[^1]) is { } last && first <= last)
        {
            return new YearRange(first, last);
        }
        throw new UsageException($"'{text}' is no year", "Write a year (2022), a range of years (2020-2022), or none for articles without a date.");
    }

    public override string ToString() => IsUndated ? "none" : First == Last ? $"{First}" : $"{First}-{Last}";

    private static int? Year(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year > 0 ? year : null;
}
