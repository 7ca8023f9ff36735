namespace Search.Ingest;

/// <summary>Something that was read well and is no article, such as an image in a crawl or a page of links.</summary>
/// <param name="Path">The file, as it was reached from the given PATH; <c>-</c> for standard input.</param>
/// <param name="Record">The record's number, counted from 1; null where the file is meant.</param>
/// <param name="Reason">What it is instead, in few words that many have in common: skipped ones are counted by it.</param>
public sealed record Skip(string Path, long? Record, string Reason);
