using System.Globalization;
using Search.Cli.Terminal;
using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Indexing;

namespace Search.Cli.Output;

/// <summary>Shows an indexing run: progress on a terminal, and everywhere what was left out and why.</summary>
/// <param name="context">Where to.</param>
/// <param name="size">Of the input.</param>
/// <param name="bytesRead">Of the input, so far.</param>
/// <param name="rejects">Takes the rejects as JSON Lines, too; null: nothing does.</param>
internal sealed class IndexingConsole(CliContext context, InputSize size, Func<long> bytesRead, TextWriter? rejects) : IIndexingObserver, IDisposable
{
    private readonly ProgressLine? _line = context.ErrorIsTerminal ? new ProgressLine(context.Error, context.ErrorStyle, context.Width) : null;

    public void Progress(in IndexingCounts counts) => _line?.Update(counts, bytesRead(), () => size.Bytes);

    public void Rejected(Reject reject)
    {
        _line?.Clear();
        string place = reject.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{reject.Path}:{line}")
            : reject.Record is { } record ? string.Create(CultureInfo.InvariantCulture, $"{reject.Path}#{record}")
            : reject.Path;
        context.Error.WriteLine($"{context.ErrorStyle.Warning("rejected:")} {TerminalText.Line(place)}: {TerminalText.Line(reject.Reason)}");
        rejects?.WriteLine(AnswerJson.Write(new RejectRecord(reject.Path, reject.Line, reject.Record, reject.Reason)));
    }

    public void Note(string text)
    {
        _line?.Clear();
        Notes.Print(context, [text]);
    }

    public void Dispose() => _line?.Clear();
}
