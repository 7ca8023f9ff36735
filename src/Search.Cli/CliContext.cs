using System.Text;
using Search.Cli.Terminal;

namespace Search.Cli;

/// <summary>The world around one run of the program: streams, terminal, environment. Tests make their own.</summary>
public sealed class CliContext
{
    /// <summary>Results, and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Everything that is no result.</summary>
    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    public bool InIsTerminal { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public Func<int> Width { get; init; } = () => 80;

    /// <summary>Reads a variable of the environment.</summary>
    public Func<string, string?> Environment { get; init; } = _ => null;

    /// <summary>The value of <c>--color</c>, once arguments are read.</summary>
    public ColorChoice Color { get; set; }

    /// <summary>Cancelled by Ctrl-C.</summary>
    public Interruption Interruption { get; init; } = new();

    /// <summary>How results look.</summary>
    public Style OutStyle => StyleOf(OutIsTerminal);

    /// <summary>How messages look.</summary>
    public Style ErrorStyle => StyleOf(ErrorIsTerminal);

    /// <summary>Where to break the lines of results; 0 where they go to no terminal.</summary>
    public int OutColumns => OutIsTerminal ? Math.Clamp(Width() - 1, 20, 120) : 0;

    /// <summary>The streams of this process: UTF-8, without the console's own conversions and locks.</summary>
    public static CliContext OfProcess() => new()
    {
        Out = new StreamWriter(Console.OpenStandardOutput(), Utf8, 16 * 1024) { NewLine = "\n" },
        Error = new StreamWriter(Console.OpenStandardError(), Utf8, 1024) { NewLine = "\n", AutoFlush = true },
        In = new LazyStandardInput(),
        InIsTerminal = !Console.IsInputRedirected,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Width = TerminalWidth,
        Environment = System.Environment.GetEnvironmentVariable,
    };

    private static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false);

    private Style StyleOf(bool isTerminal) => ColorPolicy.UseColor(Color, isTerminal, Environment) ? Style.Colored : Style.Plain;

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and int width ? width : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
