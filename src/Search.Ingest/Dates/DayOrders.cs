using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Search.Ingest.Dates;

/// <summary>Tells from numbers that can only be read one way, from a language or from a place how a source writes days in numbers.</summary>
internal sealed class DayOrders
{
    /// <summary>Places that put the month first, and those that use both orders; all others put the day first.</summary>
    private static readonly FrozenSet<string> MonthFirst = new[] { "us", "ph", "pr", "gu", "fm", "mh", "pw" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Mixed = new[] { "ca", "cn", "jp", "kr", "tw", "hk", "mn", "hu" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Languages that tell nothing without a place: of English, and of those that put the year first or are written in such places.
    /// </summary>
    private static readonly FrozenSet<string> Undecided = new[]
    {
        "en", "zh", "ja", "ko", "mn", "hu", "fil", "tl", "ceb", "sw", "so", "ha", "yo", "ig", "am", "und", "mul", "zxx",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Ends of addresses that are no place.</summary>
    private static readonly FrozenSet<string> NoPlaces = new[] { "tv", "io", "co", "me", "cc", "ai", "fm", "ly", "to", "ws", "la", "eu", "ph",
        "gg", "sh", "im", "am" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>How much of a file of records is looked at, in bytes.</summary>
    public const int LookedRecords = 64 << 10;

    private int _dayFirst;
    private int _monthFirst;

    /// <summary>What all that was added tells; unknown where both were found.</summary>
    public DayOrder Order => _dayFirst > 0 == _monthFirst > 0 ? DayOrder.Unknown : _dayFirst > 0 ? DayOrder.DayFirst : DayOrder.MonthFirst;

    /// <summary>Whether both were found.</summary>
    public bool IsMixed => _dayFirst > 0 && _monthFirst > 0;

    /// <summary>Whether there was a number that can be read both ways, also one with two digits of the year.</summary>
    public bool HasEither { get; private set; }


    /// <summary>
    /// Takes note of every number of a text that can be read one way only: <c>17/04/2022</c>, <c>04/17/2022</c>. Dots tell nothing, behind them is
    /// never a day.
    /// </summary>
    public void Add(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length;)
        {
            int skip = text[i..].IndexOfAnyInRange('0', '9');
            if (skip < 0)
            {
                return;
            }
            int start = i + skip;
            i = EndOfDigits(text, start);
            if (i - start > 2 || (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '/' or '-' or '.' or '=')))
            {
                continue;
            }
            int second = i + 1;
            if (i >= text.Length || text[i] is not ('/' or '-') || second >= text.Length || !char.IsAsciiDigit(text[second]))
            {
                continue;
            }
            int secondEnd = EndOfDigits(text, second);
            int third = secondEnd + 1;
            if (secondEnd - second > 2 || secondEnd >= text.Length || text[secondEnd] != text[i] || third >= text.Length)
            {
                continue;
            }
            int thirdEnd = EndOfDigits(text, third);
            bool isYear = thirdEnd - third == 4 && text[third] is '1' or '2';
            if ((isYear || thirdEnd - third == 2) && (thirdEnd == text.Length || text[thirdEnd] is not ('/' or '-')))
            {
                int one = int.Parse(text[start..i], NumberStyles.None, CultureInfo.InvariantCulture);
                int two = int.Parse(text[second..secondEnd], NumberStyles.None, CultureInfo.InvariantCulture);
                _dayFirst += isYear && one is > 12 and <= 31 && two is >= 1 and <= 12 ? 1 : 0;
                _monthFirst += isYear && two is > 12 and <= 31 && one is >= 1 and <= 12 ? 1 : 0;
                HasEither |= one is >= 1 and <= 12 && two is >= 1 and <= 12 && one != two;
                i = thirdEnd;
            }
        }
    }

    /// <summary>Takes note of what another text told.</summary>
    public void Add(DayOrders other)
    {
        _dayFirst += other._dayFirst;
        _monthFirst += other._monthFirst;
        HasEither |= other.HasEither;
    }

    /// <summary>What the records of a file tell.</summary>
    /// <param name="start">Its first bytes.</param>
    public static DayOrder OfRecords(ReadOnlySpan<byte> start)
    {
        var orders = new DayOrders();
        orders.Add(Encoding.Latin1.GetString(start));
        return orders.Order;
    }

    /// <summary>What a tag such as <c>de</c>, <c>en-GB</c>, <c>pt_BR</c> tells.</summary>
    public static DayOrder OfLanguage(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag) || tag.Length > 40)
        {
            return DayOrder.Unknown;
        }
        string[] parts = tag.Trim().Split('-', '_');
        foreach (string part in parts.Skip(1))
        {
            if (part.Length == 2)
            {
                return OfPlace(part);
            }
        }
        return parts[0].Length is 2 or 3 && char.IsAsciiLetter(parts[0][0]) && !Undecided.Contains(parts[0]) ? DayOrder.DayFirst : DayOrder.Unknown;
    }

    /// <summary>What the country at the end of a host's name tells.</summary>
    public static DayOrder OfAddress(string? url) =>
        EndOf(url) is "gov" or "mil" ? DayOrder.MonthFirst : PlaceOf(url) is { } place ? OfPlace(place) : DayOrder.Unknown;

    /// <summary>The country at the end of a host's name, in two letters; null where it is none, or one whose ending others use as well.</summary>
    public static string? PlaceOf(string? url) => EndOf(url) is { Length: 2 } end && !NoPlaces.Contains(end) ? end : null;

    private static string? EndOf(string? url) =>
        url == null || !Uri.TryCreate(url, UriKind.Absolute, out Uri? address) || address.HostNameType != UriHostNameType.Dns
            ? null : address.Host[(address.Host.LastIndexOf('.') + 1)..];

    private static DayOrder OfPlace(string place) =>
        MonthFirst.Contains(place) ? DayOrder.MonthFirst : Mixed.Contains(place)
            || !char.IsAsciiLetter(place[0]) ? DayOrder.Unknown : DayOrder.DayFirst;

    private static int EndOfDigits(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && char.IsAsciiDigit(text[start]))
        {
            start++;
        }
        return start;
    }
}
