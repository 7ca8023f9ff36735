using System.Globalization;
using Search.Cli.Terminal;
using Search.Service.Answers;

namespace Search.Cli.Output;

/// <summary>What an index holds, as tables.</summary>
internal static class StatsPrinter
{
    public static void Print(TextWriter output, Style style, ArchiveStats stats)
    {
        output.WriteLine($"index     {TerminalText.Line(stats.Index)}");
        output.WriteLine($"articles  {Number(stats.Articles)}{(stats.Deleted > 0 ? $" ({Number(stats.Deleted)} deleted, not merged away yet)" : "")}");
        output.WriteLine($"size      {Number(stats.Bytes)} bytes");
        output.WriteLine($"format    {TerminalText.Line(stats.Format)}");
        output.WriteLine();
        TextTable.Write(
            output, style, ["segment", ">docs", ">deleted", ">bytes", "codec"],
            stats.Segments.Select(segment => (string[])
                [segment.Name, Number(segment.Docs), Number(segment.Deleted), Number(segment.Bytes), segment.Codec]));
        output.WriteLine();
        TextTable.Write(
            output, style, ["field", ">terms", ">docs", "indexed"],
            stats.Fields.Select(field => (string[])[field.Name, Number(field.Terms), Number(field.Docs), field.Indexed]));
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
