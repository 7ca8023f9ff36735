using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Search.Engine.Queries;

/// <summary>Terms and numbers as Lucene prints them in queries.</summary>
internal static class TermText
{
    /// <summary>The term's text, or its bytes in hexadecimal, such as <c>[7f ff]</c>, where they are not UTF-8.</summary>
    public static string Of(ReadOnlySpan<byte> term)
    {
        if (Utf8.IsValid(term))
        {
            return Encoding.UTF8.GetString(term);
        }
        var text = new StringBuilder("[");
        for (int i = 0; i < term.Length; i++)
        {
            text.Append(i > 0 ? " " : "").Append(term[i].ToString("x", CultureInfo.InvariantCulture));
        }
        return text.Append(']').ToString();
    }

    /// <summary>Code points of a term: of UTF-8, each has one byte that does not continue another.</summary>
    public static int LengthOf(ReadOnlySpan<byte> term)
    {
        int count = 0;
        foreach (byte b in term)
        {
            count += (b & 0xC0) != 0x80 ? 1 : 0;
        }
        return count;
    }

    /// <summary>Orders terms by their bytes, as the dictionary does.</summary>
    public static Comparer<ReadOnlyMemory<byte>> Order { get; } = Comparer<ReadOnlyMemory<byte>>.Create((a, b) => a.Span.SequenceCompareTo(b.Span));

    /// <inheritdoc cref="Order"/>
    public static Comparer<byte[]> ByteOrder { get; } = Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b));

    /// <summary>A number as Java prints a double: always with a point, in scientific notation below 1E-3 and from 1E7 on.</summary>
    public static string Of(double value)
    {
        double size = Math.Abs(value);
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }
        if (size is >= 1e-3 and < 1e7 or 0)
        {
            string plain = value.ToString("R", CultureInfo.InvariantCulture);
            return plain.Contains('.', StringComparison.Ordinal) ? plain : plain + ".0";
        }
        // The shortest digits that mean this number, and a point behind the first.
        string digits = value.ToString("E16", CultureInfo.InvariantCulture);
        for (int precision = 1; precision < 17; precision++)
        {
            string shorter = value.ToString("E" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(shorter, CultureInfo.InvariantCulture) == value)
            {
                digits = shorter;
                break;
            }
        }
        return Scientific(digits);
    }

    /// <summary>A number as Java prints a float: always with a point, in scientific notation below 1E-3 and from 1E7 on.</summary>
    public static string Of(float value)
    {
        float size = Math.Abs(value);
        if (size is >= 1e-3f and < 1e7f or 0)
        {
            string plain = value.ToString("R", CultureInfo.InvariantCulture);
            return plain.Contains('.', StringComparison.Ordinal) ? plain : plain + ".0";
        }
        if (!float.IsFinite(value))
        {
            return float.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }
        string digits = value.ToString("E8", CultureInfo.InvariantCulture);
        for (int precision = 1; precision < 9; precision++)
        {
            string shorter = value.ToString("E" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (float.Parse(shorter, CultureInfo.InvariantCulture) == value)
            {
                digits = shorter;
                break;
            }
        }
        return Scientific(digits);
    }

    /// <summary>Writes the exponent of a number in scientific notation as Java does: without plus and leading zeros.</summary>
    private static string Scientific(string digits)
    {
        int e = digits.IndexOf('E', StringComparison.Ordinal);
        int exponent = int.Parse(digits.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{digits.AsSpan(0, e)}E{exponent}");
    }
}
