namespace Search.Service.Answers;

/// <summary>A line of the file that <c>--rejects</c> names.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The record's line, from 1; null where the whole file is meant, or a record of a format that has no lines.</param>
/// <param name="Record">The record's number, from 1, in a format that has no lines; else null.</param>
/// <param name="Reason">Why it was rejected.</param>
public sealed record RejectRecord(string Path, long? Line, long? Record, string Reason);
