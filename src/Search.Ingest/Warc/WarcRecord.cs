namespace Search.Ingest.Warc;

/// <summary>A record without its block.</summary>
/// <param name="Number">Counted from 1, records of all types together.</param>
/// <param name="Head">Its fields.</param>
/// <param name="Length">Bytes of its block.</param>
internal sealed record WarcRecord(long Number, WarcHead Head, long Length)
{
    /// <summary>In lower case: <c>response</c>, <c>resource</c>, <c>conversion</c> and others.</summary>
    public string Type { get; } = (Head["WARC-Type"] ?? "").ToLowerInvariant();

    /// <summary>Where it was fetched, or null. Some writers put angle brackets around it.</summary>
    public string? TargetUri { get; } = Uri(Head["WARC-Target-URI"]);

    /// <summary>Whether it holds what was found at an address.</summary>
    public bool HoldsContent => Type is "response" or "resource" or "conversion";

    /// <summary>Whether it is a later part of a record that was cut into several.</summary>
    public bool IsSegment => Type == "continuation" || Head.Number("WARC-Segment-Number") > 1;

    private static string? Uri(string? field)
    {
        field = field?.Trim('<', '>', ' ');
        return string.IsNullOrEmpty(field) ? null : field.Replace(" ", "%20", StringComparison.Ordinal);
    }
}
