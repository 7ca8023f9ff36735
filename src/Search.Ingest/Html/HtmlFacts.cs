namespace Search.Ingest.Html;

/// <summary>What is known of a page besides its bytes.</summary>
/// <param name="Url">Where it was fetched; null where that is unknown.</param>
/// <param name="Charset">The charset that the server named (<c>Content-Type: text/html; charset=…</c>), null for none.</param>
public readonly record struct HtmlFacts(string? Url = null, string? Charset = null);
