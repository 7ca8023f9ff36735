using System.CommandLine;
using System.CommandLine.Invocation;

namespace Search.Cli.Commands;

/// <summary><c>--version</c>: one line.</summary>
internal sealed class VersionAction(CliContext context) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        context.Out.WriteLine(ProgramVersion.Text);
        return (int)ExitCode.Done;
    }
}
