using System.Globalization;
using Search.Cli.Terminal;
using Search.Service.Answers;

namespace Search.Cli.Output;

/// <summary>A facet as a small chart: value, count, bar. What has no value is always shown.</summary>
internal static class FacetBars
{
    private const int MaxRows = 24;
    private const int MaxBar = 40;

    public static void Write(TextWriter output, Style style, string field, AnswerFacet facet)
    {
        List<(string Label, long Count)> rows = [.. facet.Buckets.Take(MaxRows).Select(bucket => (TerminalText.Line(bucket.Value), bucket.Count))];
        string without = field == "year" ? "undated" : "(none)";
        long most = Math.Max(rows.Select(row => row.Count).Append(facet.Missing).Max(), 1);
        int labels = Math.Min(rows.Select(row => CharacterWidth.Of(row.Label)).Append(without.Length).Max(), 30);
        int counts = Count(most).Length;
        output.WriteLine(style.Dim(TerminalText.Line(field)));
        foreach ((string label, long count) in rows)
        {
            WriteRow(label, count);
        }
        if (facet.Buckets.Count > MaxRows)
        {
            output.WriteLine(style.Dim($"  ... {facet.Buckets.Count - MaxRows} more values"));
        }
        WriteRow(without, facet.Missing);

        void WriteRow(string label, long count)
        {
            string shown = CharacterWidth.Fit(label, labels);
            string padding = new(' ', labels - CharacterWidth.Of(shown));
            string bar = new('█', (int)Math.Max(count > 0 ? 1 : 0, Math.Round((double)count / most * MaxBar)));
            output.WriteLine($"  {shown}{padding}  {Count(count).PadLeft(counts)} {style.Bar(bar)}".TrimEnd());
        }
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
