using System.CommandLine;
using System.Globalization;
using Search.Cli.Terminal;
using Search.Engine;
using Search.Service;
using Search.Service.Answers;

namespace Search.Cli.Commands;

/// <summary><c>search backup</c>: a copy of an index, while it is in use.</summary>
internal static class BackupCommand
{
    public const string Name = "backup";

    private static readonly Argument<string> Folder = new("DIR") { Description = "the folder of the copy: empty, not there yet, or that of the last backup" };

    public static Command Create() => new(
        Name, "Copies the newest commit of an index into a folder, while others write to it. What an earlier backup there has is not copied again.")
    {
        Folder, CommonOptions.Json,
    };

    public static Task<ExitCode> RunAsync(ParseResult parsed, CliContext context)
    {
        string path = CommonOptions.IndexOf(parsed, context);
        if (parsed.GetValue(Folder) is not { Length: > 0 } folder)
        {
            throw new UsageException("DIR is empty", "Name the folder that takes the copy.");
        }
        return context.Interruption.RunAsync(cancellation =>
        {
            using SearchIndex index = SearchIndex.Open(path);
            BackupReport report = index.Backup(folder, cancellation);
            context.Out.WriteLine(parsed.GetValue(CommonOptions.Json) ? AnswerJson.Write(report) : Summary(report, path, folder));
            return Task.FromResult(ExitCode.Done);
        });
    }

    private static string Summary(BackupReport report, string path, string folder) =>
        $"{report.Commit} of '{TerminalText.Line(path)}' ({Count(report.Documents, "document")}, {Count(report.Segments, "segment")}) is in '{TerminalText.Line(folder)}': "
        + $"{Count(report.FilesCopied, "file")} copied ({Megabytes(report.BytesCopied)}), {Count(report.FilesSkipped, "file")} there already ({Megabytes(report.BytesSkipped)})";

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB");
}
