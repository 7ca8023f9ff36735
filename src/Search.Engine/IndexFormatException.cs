namespace Search.Engine;

/// <summary>
/// The index is sound, but of a kind that this program cannot work with: too old, too new, or made with another schema or analysis.
/// The message says what to do.
/// </summary>
public sealed class IndexFormatException(string message, Exception? inner = null) : IOException(message, inner);
