using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Search.Cli.Terminal;
using Search.Service;

namespace Search.Cli.Commands;

/// <summary>The program: reads the command line, runs a command, and turns whatever goes wrong into a message and an exit code.</summary>
public static class SearchProgram
{
    private static readonly ParserConfiguration Parsing = new()
    {
        // An argument that starts with @ is a query, not a file of arguments.
        ResponseFileTokenReplacer = null,
    };

    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CliContext context)
    {
        try
        {
            ExitCode code = await ParseAndRunAsync(arguments, context).ConfigureAwait(false);
            context.Out.Flush();
            return code;
        }
        catch (IOException e) when (BrokenPipe.IsCauseOf(e))
        {
            // Whoever read our output has seen enough.
            return ExitCode.Done;
        }
        catch (Exception e)
        {
            return ErrorReport.Tell(context, e);
        }
    }

    private static async Task<ExitCode> ParseAndRunAsync(IReadOnlyList<string> arguments, CliContext context)
    {
        RootCommand root = Commands(context);
        ParseResult parsed = CommandLineParser.Parse(root, arguments, Parsing);
        if (parsed.Action is not (CommandHelp or VersionAction))
        {
            UsageErrors.Check(parsed, arguments);
        }
        context.Color = CommonOptions.ColorOf(parsed);
        var invocation = new InvocationConfiguration
        {
            Output = context.Out,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return (ExitCode)await parsed.InvokeAsync(invocation).ConfigureAwait(false);
    }

    private static RootCommand Commands(CliContext context)
    {
        var root = new RootCommand("Searches archives of news articles. Without a command: indexes the articles in seeds/ if needed, and opens a dialogue.");
        root.Directives.Clear();
        root.Add(CommonOptions.Color);
        root.Add(CommonOptions.Index);
        root.SetAction(parsed => Code(BareCommand.RunAsync(parsed, context)));
        Add(IndexCommand.Create(), IndexCommand.RunAsync);
        Add(QueryCommand.Create(), QueryCommand.RunAsync);
        Add(DialogueCommand.Create(), DialogueCommand.RunAsync);
        Add(GetCommand.Create(), GetCommand.RunAsync);
        Add(ExportCommand.Create(), ExportCommand.RunAsync);
        Add(SimilarCommand.Create(), SimilarCommand.RunAsync);
        Add(DeleteCommand.Create(), DeleteCommand.RunAsync);
        Add(TermsCommand.Create(), TermsCommand.RunAsync);
        Add(EvalCommand.Create(), EvalCommand.RunAsync);
        Add(StatsCommand.Create(), StatsCommand.RunAsync);
        Add(CheckCommand.Create(), CheckCommand.RunAsync);
        Add(BackupCommand.Create(), BackupCommand.RunAsync);
        foreach (Option option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
            {
                option.Action = new CommandHelp(help);
            }
            else if (option is VersionOption)
            {
                option.Action = new VersionAction(context);
            }
        }
        return root;

        void Add(Command command, Func<ParseResult, CliContext, Task<ExitCode>> run)
        {
            command.Add(CommonOptions.Index);
            command.SetAction(parsed => Code(run(parsed, context)));
            root.Add(command);
        }
    }

    private static async Task<int> Code(Task<ExitCode> task) => (int)await task.ConfigureAwait(false);
}
