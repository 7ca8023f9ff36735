namespace Search.Analysis.Languages;

/// <summary>Tags of BCP 47, as <c>pt-BR</c>.</summary>
internal static class LanguageTag
{
    /// <summary>The primary part, in lower case: <c>pt</c>.</summary>
    internal static string Primary(string tag)
    {
        int end = tag.AsSpan().IndexOfAny('-', '_');
        return (end < 0 ? tag : tag[..end]).ToLowerInvariant();
    }
}
