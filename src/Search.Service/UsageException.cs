namespace Search.Service;

/// <summary>What was asked for cannot be: the person who asked can put it right.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="hint">What to do.</param>
public sealed class UsageException(string message, string hint) : Exception(message)
{
    public string Hint { get; } = hint;
}
