using System.Security.Cryptography;

namespace Search.Ingest.Warc;

/// <summary>Compares a block with the digest that its record states: <c>sha1:</c> and 32 characters of base32 (RFC 4648), or hexadecimal.</summary>
internal static class BlockDigest
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>False only for a digest that is understood and of other bytes.</summary>
    public static bool Fits(string? field, ReadOnlySpan<byte> block)
    {
        int colon = field?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0)
        {
            return true;
        }
        string stated = field![(colon + 1)..].Trim();
        byte[]? digest = field[..colon].Trim().ToLowerInvariant() switch
        {
            // Not for secrecy: the field names the algorithm.
#pragma warning disable CA5350, CA5351
            "sha1" or "sha-1" => SHA1.HashData(block),
            "md5" => MD5.HashData(block),
#pragma warning restore CA5350, CA5351
            "sha256" or "sha-256" => SHA256.HashData(block),
            _ => null,
        };
        if (digest == null)
        {
            return true;
        }
        return stated.Length == 2 * digest.Length ? stated.Equals(Convert.ToHexString(digest), StringComparison.OrdinalIgnoreCase)
            : !IsBase32(stated, digest.Length) || stated.TrimEnd('=').Equals(ToBase32(digest), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsBase32(string stated, int bytes) =>
        stated.TrimEnd('=').Length == (bytes * 8 + 4) / 5 && !stated.TrimEnd('=').ToUpperInvariant().AsSpan().ContainsAnyExcept(Base32);

    private static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        int bits = 0;
        int held = 0;
        foreach (byte b in bytes)
        {
            held = ((held << 8) | b) & 0xFFF;
            bits += 8;
            for (; bits >= 5; bits -= 5)
            {
                text.Append(Base32[(held >> (bits - 5)) & 31]);
            }
        }
        return bits == 0 ? text.ToString() : text.Append(Base32[(held << (5 - bits)) & 31]).ToString();
    }
}
