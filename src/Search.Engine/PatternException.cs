namespace Search.Engine;

/// <summary>A wildcard pattern or a regular expression that cannot be searched: it is malformed, or means more than is computed.</summary>
public sealed class PatternException : Exception
{
    public PatternException(string message, int? position = null)
        : base(message) => Position = position;

    /// <summary>Where in the pattern (UTF-16 units from 0) it is malformed; null: it is too long or too complex as a whole.</summary>
    public int? Position { get; }
}
