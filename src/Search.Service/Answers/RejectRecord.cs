namespace Search.Service.Answers;

/// <summary>A line of the file that <c>--rejects</c> names.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The record's line, from 1; null where the whole file is meant.</param>
/// <param name="Reason">Why it was rejected.</param>
public sealed record RejectRecord(string Path, long? Line, string Reason);
