using System.Diagnostics;
using System.Globalization;
using Search.Cli.Terminal;
using Search.Service.Indexing;

namespace Search.Cli.Output;

/// <summary>One line of a terminal that shows how far indexing is: part done, articles, rate, time left. Quick runs never show it.</summary>
internal sealed class ProgressLine(TextWriter output, Style style, Func<int> width)
{
    private const int Bar = 24;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(150);

    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _next = First;
    private bool _isShown;

    /// <summary>Draws it anew, unless that was just done.</summary>
    public void Update(in IndexingCounts counts, long bytesRead, Func<long?> bytesAll)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        if (elapsed >= _next)
        {
            _next = elapsed + Between;
            _isShown = true;
            output.Write($"\r{Text(counts, elapsed, bytesRead, bytesAll(), style, width() - 1)}\e[K");
            output.Flush();
        }
    }

    /// <summary>Takes it away, so that something else can be written.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            _isShown = false;
            output.Write("\r\e[K");
            output.Flush();
        }
    }

    /// <summary>What it shows.</summary>
    public static string Text(in IndexingCounts counts, TimeSpan elapsed, long bytesRead, long? bytesAll, Style style, int columns)
    {
        double seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        string rate = string.Create(CultureInfo.InvariantCulture, $"{counts.Read:N0} articles, {counts.Read / seconds:N0}/s, {counts.Bytes / 1e6 / seconds:F1} MB/s");
        if (bytesAll is not > 0)
        {
            return CharacterWidth.Fit(rate, columns);
        }
        double part = Math.Clamp((double)bytesRead / bytesAll.Value, 0, 1);
        string left = part > 0.01 ? $", {Duration(TimeSpan.FromSeconds(seconds / part - seconds))} left" : "";
        string percent = string.Create(CultureInfo.InvariantCulture, $" {part * 100,3:F0}% ");
        string text = percent + rate + left;
        if (columns < Bar + text.Length)
        {
            return CharacterWidth.Fit(text, columns);
        }
        int full = (int)(part * Bar);
        return style.Bar(new string('█', full)) + style.Dim(new string('░', Bar - full)) + text;
    }

    private static string Duration(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:D2}:{time.Seconds:D2}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:D2}");
}
