namespace Search.Storage;

/// <summary>Another writer holds the index's lock.</summary>
/// <param name="message">What is locked, and by whom.</param>
/// <param name="holder">Process id of the holder, or null when the system does not tell it.</param>
public sealed class LockHeldException(string message, int? holder = null) : IOException(message)
{
    /// <summary>Process id of the holder, or null when the system does not tell it.</summary>
    public int? Holder { get; } = holder;
}
