using Search.Ingest.Dates;
using Search.Ingest.Html.Extraction;
using Search.Ingest.Html.Metadata;

namespace Search.Ingest.Html.Dating;

/// <summary>
/// Decides when a page was published: by what it says for programs, else by its address, else by what a reader sees. A stamp in UTC gives way to the
/// day that is shown, where that is its neighbour.
/// </summary>
internal static class PageDate
{
    /// <summary>A seen date with less is not taken for the page's.</summary>
    private const double LeastScore = 0;

    /// <summary>Where no day of publication is, that of a change counts, which stands in a footer as often as not.</summary>
    private const double LeastChangeScore = -90;

    /// <summary>One with more stands beside the title, in an element named for it or behind a word that says so.</summary>
    private const double SureScore = 40;

    public static (DateFacts Date, string? Origin) Find(
        PageParts page, MainText main, TitleChoice title, MetaTags meta, List<LinkedData> data, string? url, string body, DayOrder order)
    {
        List<Stamp> stamps = Stamps.Of(page.Tree, meta, data, title.Text, order);
        List<SeenDate> seen = new SeenDates(page, main, title, new DayForms(order)).Find();
        if (stamps.Count > 0)
        {
            Stamp stamp = stamps[0];
            if (stamp.IsUtc && !seen.Any(IsShown))
            {
                // "3 May" tells the day, too, where the year is known.
                seen = new SeenDates(page, main, title, new DayForms(order, AssumedYear: stamp.Value.Year)).Find();
            }
            if (stamp.IsUtc && Neighbour(stamp.Value, seen) is { } local)
            {
                return (DateFacts.Known(local, DatePrecision.Day, DateSource.Metadata), stamp.Origin + " as seen");
            }
            return (DateFacts.Known(stamp.Value, stamp.Precision, DateSource.Metadata), stamp.Origin);
        }
        if (ScriptDates.Find(page.Tree, order, isLinkedData: true) is { } broken)
        {
            return (DateFacts.Known(broken.Value, broken.Precision, DateSource.Metadata), broken.Origin);
        }
        string? address = url ?? meta.Canonical ?? meta.First("og:url");
        if (address != null && UrlDate.TryFind(address, out DateTime value, out DatePrecision precision) && precision == DatePrecision.Day)
        {
            return (DateFacts.Known(value, precision, DateSource.Url), url == null ? "canonical url" : "url");
        }
        Stamp? vague = Stamps.VagueOf(meta, order);
        if (seen.Count > 0 && seen[0].Score >= (vague == null ? LeastScore : SureScore))
        {
            return (DateFacts.Known(seen[0].Date, DateSource.Dateline), seen[0].IsTime ? "time" : "text");
        }
        if (vague is { } named)
        {
            return (DateFacts.Known(named.Value, named.Precision, DateSource.Metadata), named.Origin);
        }
        if (ScriptDates.Find(page.Tree, order, isLinkedData: false) is { } scripted)
        {
            return (DateFacts.Known(scripted.Value, scripted.Precision, DateSource.Metadata), scripted.Origin);
        }
        if (Stamps.ChangeOf(meta, data, title.Text, order) is { } changed)
        {
            return (DateFacts.Known(changed.Value, changed.Precision, DateSource.Metadata), changed.Origin);
        }
        if (seen.Find(d => d.IsChange && d.Score >= LeastChangeScore) is { Day.Year: > 1 } edited)
        {
            return (DateFacts.Known(edited.Date, DateSource.Dateline), "changed text");
        }
        return (DateFacts.Bound(InferredDate.NotBefore(body)), null);
    }

    /// <summary>Whether readers see a day that may be the page's.</summary>
    private static bool IsShown(SeenDate date) => date.Score >= LeastScore && date.Date.IsDay && !date.IsUtc;

    /// <summary>The day that is shown near the title, where it is the one before or behind a stamp's and the hour allows it.</summary>
    private static DateTime? Neighbour(DateTime stamp, List<SeenDate> seen)
    {
        foreach (SeenDate date in seen.Where(IsShown))
        {
            double days = (date.Day - stamp.Date).TotalDays;
            if (days == 0)
            {
                return null;
            }
            if ((days == 1 && stamp.Hour >= 10) || (days == -1 && stamp.Hour <= 12))
            {
                return date.Day;
            }
        }
        return null;
    }
}
