using System.Globalization;
using Search.Cli.Terminal;
using Search.Service.Answers;

namespace Search.Cli.Output;

/// <summary>A facet as a small chart: value, count, bar. What has no value is always shown. A star stands before what was chosen, where the counts are of more than that.</summary>
internal static class FacetBars
{
    private const int MaxRows = 24;
    private const int MaxLabel = 30;
    private const int MaxBar = 40;

    public static void Write(TextWriter output, Style style, string field, AnswerFacet facet)
    {
        string without = field is "year" or "month" ? "undated" : "(none)";
        int rows = Math.Min(facet.Buckets.Count, MaxRows);
        long most = Math.Max(facet.Missing, 1);
        int labels = without.Length;
        for (int i = 0; i < rows; i++)
        {
            most = Math.Max(most, facet.Buckets[i].Count);
            labels = Math.Max(labels, CharacterWidth.Of(TerminalText.Line(facet.Buckets[i].Value)));
        }
        labels = Math.Min(labels, MaxLabel);
        int counts = Count(most).Length;
        output.WriteLine(style.Dim(TerminalText.Line(field)));
        for (int i = 0; i < rows; i++)
        {
            WriteRow(TerminalText.Line(facet.Buckets[i].Value), facet.Buckets[i].Count, facet.Chosen.Contains(facet.Buckets[i].Value));
        }
        if (facet.Buckets.Count > MaxRows)
        {
            output.WriteLine(style.Dim($"  ... {facet.Buckets.Count - MaxRows} more values"));
        }
        WriteRow(without, facet.Missing, facet.Chosen.Contains(null));

        void WriteRow(string label, long count, bool isChosen)
        {
            string shown = CharacterWidth.Fit(label, labels);
            string padding = new(' ', labels - CharacterWidth.Of(shown));
            string bar = new('█', (int)Math.Max(count > 0 ? 1 : 0, Math.Round((double)count / most * MaxBar)));
            output.WriteLine($"{(isChosen ? "* " : "  ")}{shown}{padding}  {Count(count).PadLeft(counts)} {style.Bar(bar)}".TrimEnd());
        }
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
