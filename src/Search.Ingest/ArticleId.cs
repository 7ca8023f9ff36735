using System.Text;

namespace Search.Ingest;

/// <summary>What an id may be.</summary>
internal static class ArticleId
{
    public const int MaxBytes = 512;

    /// <summary>Why an id cannot be used, or null.</summary>
    public static string? Problem(string id)
    {
        int bytes = Encoding.UTF8.GetByteCount(id);
        return bytes > MaxBytes ? $"its id has {bytes} bytes, more than {MaxBytes}" : null;
    }
}
