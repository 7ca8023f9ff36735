using System.CommandLine;
using System.Globalization;
using Search.Cli.Terminal;
using Search.Service;
using Search.Service.Queries;

namespace Search.Cli.Commands;

/// <summary>Options that several commands have. Each is defined here once.</summary>
internal static class CommonOptions
{
    private const string DefaultIndex = "index";

    public static Option<string?> Index { get; } = new("--index") { Description = "the index folder (default: $SEARCH_INDEX, else index)", HelpName = "DIR" };

    public static Option<string?> Color { get; } = new("--color") { Description = "auto, never or always (auto: on a terminal, unless NO_COLOR is set)", HelpName = "WHEN", Recursive = true };

    public static Option<bool> Json { get; } = new("--json") { Description = "JSON, for programs" };

    public static Option<string?> Ranking { get; } = new("--ranking") { Description = $"how hits are scored: {string.Join(", ", Choices.Rankings)}", HelpName = "NAME" };

    /// <summary>Flag, then environment, then default.</summary>
    public static string IndexOf(ParseResult parsed, CliContext context) =>
        parsed.GetValue(Index) is { Length: > 0 } given ? given
        : context.Environment("SEARCH_INDEX") is { Length: > 0 } fromEnvironment ? fromEnvironment
        : DefaultIndex;

    /// <exception cref="UsageException">It is none of the three.</exception>
    public static ColorChoice ColorOf(ParseResult parsed) => parsed.GetValue(Color) switch
    {
        null or "auto" => ColorChoice.Auto,
        "never" => ColorChoice.Never,
        "always" => ColorChoice.Always,
        string other => throw new UsageException($"'{other}' is no choice of --color", "Write auto, never or always."),
    };

    /// <exception cref="UsageException">There is no such ranking.</exception>
    public static ArticleRanking RankingOf(ParseResult parsed) => parsed.GetValue(Ranking) is { } name ? Choices.Ranking(name) : ArticleRanking.Default;

    /// <summary>A whole number from 0, or from <paramref name="least"/>.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static int? Number(ParseResult parsed, Option<string?> option, int least = 0)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw new UsageException($"'{text}' is no number for {option.Name}", string.Create(CultureInfo.InvariantCulture, $"Write a whole number from {least} on."));
    }
}
