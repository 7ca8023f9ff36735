using System.CommandLine;
using System.CommandLine.Parsing;
using Search.Service;

namespace Search.Cli.Commands;

/// <summary>Turns what the command line's parser found into one message with a hint.</summary>
internal static class UsageErrors
{
    public static UsageException Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string help = command is RootCommand ? "search --help" : $"search {command.Name} --help";
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return new UsageException(parsed.Errors[0].Message.TrimEnd('.'), $"See '{help}'.");
        }
        string token = parsed.UnmatchedTokens[0];
        IEnumerable<string> known = token.StartsWith('-')
            ? command.Options.Concat(parsed.RootCommandResult.Command.Options).SelectMany(option => option.Aliases.Prepend(option.Name))
            : command.Subcommands.Select(sub => sub.Name);
        string what = token.StartsWith('-') ? "option" : command is RootCommand ? "command" : "argument of it";
        string? near = EditDistance.Nearest(token, known.Where(name => token.StartsWith('-') ? name.StartsWith("--", StringComparison.Ordinal) : true));
        string hint = near != null ? $"Did you mean {near}?"
            : token.StartsWith('-') && command.Name == QueryCommand.Name ? $"See '{help}'. A query that starts with - stands behind --"
            : command is RootCommand && !token.StartsWith('-') ? $"To search for it: search query '{token}'. See '{help}'."
            : $"See '{help}'.";
        return new UsageException($"'{token}' is no {what}", hint);
    }
}
