using Search.Cli.Commands;
using Search.Testing;

namespace Search.Cli.Tests;

/// <summary>What a run of the program did, within this process.</summary>
internal sealed record CliRun(ExitCode Code, string Out, string Error)
{
    public static CliRun Of(params string[] arguments) => With("", arguments);

    /// <param name="input">Standard input.</param>
    /// <param name="arguments">As of the program.</param>
    public static CliRun With(string input, params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var context = new CliContext { Out = output, Error = error, In = new StringReader(input) };
        ExitCode code = SearchProgram.RunAsync(arguments, context).GetAwaiter().GetResult();
        return new CliRun(code, output.ToString(), error.ToString());
    }
}

/// <summary>An index of the five seeds, made once by the program itself.</summary>
public sealed class SeedsIndex : IDisposable
{
    private readonly TempFolder _folder = new();

    public SeedsIndex() => Indexed = CliRun.Of("index", Seeds, "--index", Path);

    public static string Seeds { get; } = System.IO.Path.Combine(TestData.Root, "seeds");

    public string Path => _folder.File("index");

    /// <summary>The run that made it.</summary>
    internal CliRun Indexed { get; }

    internal CliRun Run(string command, params string[] arguments) => CliRun.Of([command, "--index", Path, .. arguments]);

    public void Dispose() => _folder.Dispose();
}
