using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Search.Ingest;

/// <summary>
/// The first 8 bytes of SHA-256 over all that is indexed of an article, each part with its length before it. Not its path and origin: a file that was
/// only moved under the same id needs no new index entry.
/// </summary>
internal static class ContentHash
{
    public static Article WithHash(Article article)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, article.Title);
        Add(hash, article.Body);
        Add(hash, article.Furniture);
        Add(hash, article.Published?.Ticks.ToString(CultureInfo.InvariantCulture));
        Add(hash, article.PublishedPrecision.ToString());
        Add(hash, article.PublishedSource.ToString());
        Add(hash, article.NotBefore?.Ticks.ToString(CultureInfo.InvariantCulture));
        Add(hash, string.Join(' ', article.Mentions));
        Add(hash, article.Source);
        Add(hash, article.Author);
        Add(hash, article.Section);
        Add(hash, article.Language);
        Add(hash, article.Url);
        return article with { ContentHash = BinaryPrimitives.ReadInt64BigEndian(hash.GetHashAndReset()) };
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[4];
        byte[] bytes = text == null ? [] : Encoding.UTF8.GetBytes(text);
        // Absent and empty are two things.
        BinaryPrimitives.WriteInt32BigEndian(length, text == null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
