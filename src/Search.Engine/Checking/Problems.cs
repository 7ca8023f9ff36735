using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Engine.Checking;

/// <summary>Turns what went wrong into a line of a report.</summary>
internal static class Problems
{
    /// <summary>Runs an action; gives what it failed with as a problem, null where it did not. Only cancellation passes through.</summary>
    /// <param name="file">The file to name where the error names none.</param>
    /// <param name="action">What may fail.</param>
    public static CheckProblem? Of(string file, Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return From(file, error);
        }
    }

    public static CheckProblem From(string file, Exception error) => error switch
    {
        CorruptIndexException corrupt => new CheckProblem(corrupt.File, corrupt.Offset, corrupt.Problem),
        IndexFormatException format => new CheckProblem(format.File ?? file, 0, format.Problem),
        IOException or UnauthorizedAccessException => new CheckProblem(file, 0, error.Message),
        // No reader should get here, whatever the bytes are; but a check that ends half way would hide the rest of the damage.
        _ => new CheckProblem(file, 0, $"{error.GetType().Name}: {error.Message}"),
    };
}
