using System.Collections.Frozen;
using Search.Ingest.Dates;

namespace Search.Ingest.Html.Dating;

/// <summary>
/// Which day a stamp in UTC was where a page was published, as far as its country tells: only where all of the country had the same day then, whatever its zones and whether
/// clocks were an hour ahead.
/// </summary>
internal static class PlaceTime
{
    /// <summary>Countries by what their clocks are ahead of UTC, in hours: the least and the most, summer time included.</summary>
    private static readonly FrozenDictionary<string, (double Least, double Most)> Clocks = new[]
    {
        ("gh sn ml ci bf gm gn lr sl tg mr is", 0.0, 0.0), ("gb uk ie ma", 0, 1), ("pt", -1, 1), ("es", 0, 2),
        ("ng cm ga td ne bj ao dz tn", 1, 1), ("de at ch fr it nl be lu dk no se pl cz sk hu si hr rs ba mk al mt li", 1, 2),
        ("za bw zw zm mw mz rw bi na ls sz sd ly", 2, 2), ("fi ee lv lt ro bg gr ua md cy eg il ps lb", 2, 3), ("ru", 2, 12),
        ("by tr ke tz ug et so dj er sa kw qa bh iq ye mg jo sy", 3, 3), ("ir", 3.5, 4.5), ("ae om az ge mu sc", 4, 4), ("af", 4.5, 4.5), ("pk uz tj tm", 5, 5),
        ("kz", 5, 6), ("in lk", 5.5, 5.5), ("np", 5.75, 5.75), ("bd bt kg", 6, 6), ("mm", 6.5, 6.5), ("th vn kh", 7, 7), ("id mn", 7, 9), ("cn hk tw sg my", 8, 8),
        ("au", 8, 11), ("jp kr", 9, 9), ("pg", 10, 11), ("fj", 12, 13), ("nz", 12, 13.75), ("br", -5, -2), ("ar uy", -3, -3), ("cl", -6, -3), ("py", -4, -3),
        ("ca", -8, -2.5), ("bo ve do tt", -4, -4), ("us", -10, -4), ("cu ht", -5, -4), ("pe pa jm", -5, -5), ("ec", -6, -5), ("mx", -8, -5), ("gt hn sv ni cr", -6, -6),
    }.SelectMany(zone => zone.Item1.Split(' ').Select(place => (Place: place, zone.Item2, zone.Item3)))
        .ToFrozenDictionary(zone => zone.Place, zone => (zone.Item2, zone.Item3), StringComparer.OrdinalIgnoreCase);

    /// <summary>The day there; null where it was that of the stamp, or where nobody knows.</summary>
    /// <param name="stamp">In UTC.</param>
    /// <param name="address">Of the page, or null.</param>
    public static DateTime? DayAt(DateTime stamp, string? address)
    {
        if (DayOrders.PlaceOf(address) is not { } place || !Clocks.TryGetValue(place, out (double Least, double Most) clock))
        {
            return null;
        }
        DateTime day = stamp.AddHours(clock.Least).Date;
        return day != stamp.Date && day == stamp.AddHours(clock.Most).Date ? day : null;
    }
}
