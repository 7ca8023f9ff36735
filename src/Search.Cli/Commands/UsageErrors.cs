using System.CommandLine;
using System.CommandLine.Parsing;
using Search.Service;

namespace Search.Cli.Commands;

/// <summary>Turns what the command line's parser found into one message with a hint.</summary>
internal static class UsageErrors
{
    /// <exception cref="UsageException">There is something wrong.</exception>
    public static void Check(ParseResult parsed, IReadOnlyList<string> arguments)
    {
        Command command = parsed.CommandResult.Command;
        string help = command is RootCommand ? "search --help" : $"search {command.Name} --help";
        if (parsed.UnmatchedTokens.Count > 0)
        {
            throw Unknown(parsed.UnmatchedTokens[0], parsed, help);
        }
        if (parsed.Errors.Count > 0)
        {
            throw new UsageException(parsed.Errors[0].Message.TrimEnd('.'), $"See '{help}'.");
        }
        // An argument that takes several values takes mistyped options, too.
        HashSet<string> beforeDashes = [.. arguments.TakeWhile(argument => argument != "--")];
        bool isQuery = command.Name == QueryCommand.Name;
        foreach (string value in parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(result => result.Tokens).Select(token => token.Value))
        {
            // Ids such as -#3 (standard input) and words that a query leaves out are no options.
            if (value is ['-', '-', _, ..] or ['-', (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..] && (value[1] == '-' || !isQuery) && beforeDashes.Contains(value))
            {
                throw Unknown(value, parsed, help);
            }
        }
    }

    private static UsageException Unknown(string token, ParseResult parsed, string help)
    {
        Command command = parsed.CommandResult.Command;
        if (token.StartsWith('-'))
        {
            IEnumerable<string> options = command.Options.Concat(parsed.RootCommandResult.Command.Options).Select(option => option.Name);
            string? near = EditDistance.Nearest(token, options.Where(name => name.StartsWith("--", StringComparison.Ordinal)));
            return new UsageException($"'{token}' is no option", near != null ? $"Did you mean {near}?" : $"See '{help}'. What starts with - and is no option stands behind --");
        }
        string? nearCommand = EditDistance.Nearest(token, command.Subcommands.Select(sub => sub.Name));
        return command is RootCommand
            ? new UsageException($"'{token}' is no command", nearCommand != null ? $"Did you mean {nearCommand}?" : $"To search for it: search query '{token}'. See '{help}'.")
            : new UsageException($"'{token}' is one argument too many", $"See '{help}'.");
    }
}
