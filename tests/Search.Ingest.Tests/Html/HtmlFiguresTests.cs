using Search.Ingest.Tests.Html.Figures;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Ingest.Tests.Html;

/// <summary>
/// How well articles are made of 1,060 pages of the web, by the measures that others publish. Rules were made while looking at two thirds of the sites; the other third
/// tells how they do elsewhere. <c>SEARCH_FIGURES=1</c> tells dates with the pages' addresses, too.
/// </summary>
public sealed class HtmlFiguresTests(ITestOutputHelper output)
{
    [DataFact]
    public void FiguresDoNotFall()
    {
        Dictionary<string, byte[]> bytes = TruePages.Bytes();
        bool hasAddresses = Environment.GetEnvironmentVariable("SEARCH_FIGURES") is { Length: > 0 };
        var all = new HtmlFigures(bytes, _ => true) { HasAddresses = hasAddresses };
        var heldOut = new HtmlFigures(bytes, p => p.IsHeldOut, all) { HasAddresses = hasAddresses };
        output.WriteLine(all.ToString());
        output.WriteLine("Sites held out: " + heldOut);
        foreach (string set in (string[])["htmldate-default", "htmldate-mediacloud", "trafilatura"])
        {
            foreach (bool withUrl in hasAddresses ? new[] { false, true } : [false])
            {
                output.WriteLine($"Dates of {set}{(withUrl ? " with addresses" : "")}, how often each source is right:\n{all.Dates(set, withUrl).Table()}");
            }
        }

        Assert.InRange(all.Bodies().F1, 0.968, 1);
        Assert.InRange(all.Segments().F, 0.936, 1);
        Assert.InRange(Share(all.Titles("trafilatura")), 0.90, 1);
        Assert.InRange(Share(all.Titles("postlight")), 0.93, 1);
        Assert.InRange(all.Dates("htmldate-default", false).Accuracy, 0.915, 1);
        Assert.InRange(all.Dates("htmldate-mediacloud", false).Accuracy, 0.94, 1);
        Assert.InRange(heldOut.Dates("htmldate-default", false).Accuracy, 0.90, 1);
        Assert.InRange(heldOut.Dates("htmldate-mediacloud", false).Accuracy, 0.92, 1);
        Assert.InRange(heldOut.Bodies().F1, 0.965, 1);
        Assert.InRange(heldOut.Segments().F, 0.93, 1);
    }

    private static double Share((int Right, int All) titles) => (double)titles.Right / titles.All;
}
