namespace Search.Engine;

/// <summary>A folder cannot take the backup of an index, because of what it holds. It is as it was.</summary>
public sealed class BackupException(string message, Exception? inner = null) : IOException(message, inner);
