namespace Search.Engine;

/// <summary>A query text that a strict parser does not take.</summary>
public sealed class QueryParseException : Exception
{
    public QueryParseException(string message, int column, string hint)
        : base($"{message} at column {column}. {hint}".TrimEnd())
    {
        Column = column;
        Hint = hint;
    }

    /// <summary>Where, counted from 1 in UTF-16 units of the text.</summary>
    public int Column { get; }

    /// <summary>What could be done; may be empty.</summary>
    public string Hint { get; }
}
