namespace Search.Cli;

/// <summary>The reader of our output has gone.</summary>
internal static class BrokenPipe
{
    private const int Epipe = 32;

    public static bool IsCauseOf(IOException exception) =>
        exception.HResult == Epipe || exception.Message.StartsWith("Broken pipe", StringComparison.Ordinal);
}
