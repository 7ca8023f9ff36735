using System.Globalization;

namespace Search.Engine.QueryParsing;

/// <summary>Numbers behind <c>~</c> and <c>^</c> as Java reads them.</summary>
internal static class JavaFloat
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>
    /// Reads what <c>Float.parseFloat</c> reads, such as <c>2</c>, <c>.5</c>, <c>1e3</c>, <c>2f</c>, <c>NaN</c>; but no hexadecimal numbers.
    /// Too large a number is infinite.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out float number)
    {
        ReadOnlySpan<char> digits = text.Trim();
        ReadOnlySpan<char> unsigned = digits is ['+' or '-', ..] ? digits[1..] : digits;
        if (unsigned is "NaN" or "Infinity")
        {
            number = unsigned is "NaN" ? float.NaN : digits[0] == '-' ? float.NegativeInfinity : float.PositiveInfinity;
            return true;
        }
        if (digits is [.., 'f' or 'F' or 'd' or 'D'])
        {
            digits = digits[..^1];
        }
        number = 0f;
        // .NET knows other names of infinity.
        return !unsigned.IsEmpty && unsigned[0] is (>= '0' and <= '9') or '.' && float.TryParse(digits, Decimal, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Java's cast to an int: towards 0, at most the largest.</summary>
    public static int ToInt(float number) => float.IsNaN(number) ? 0 : number >= int.MaxValue ? int.MaxValue : number <= int.MinValue ? int.MinValue : (int)number;
}
