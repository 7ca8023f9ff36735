using System.Globalization;
using Search.Engine;

namespace Search.Service.Queries;

/// <summary>
/// The hit that the next page starts behind, as a text that is given back as it came: rank, doc id, score and, where hits are sorted by a field, its value, in hexadecimal
/// with dots between. Pages of one order do not overlap while the index stays as it is.
/// </summary>
internal static class PageToken
{
    public static string Of(HitCursor last) => string.Create(
        CultureInfo.InvariantCulture, $"{last.Rank:x}.{last.DocId:x}.{BitConverter.SingleToUInt32Bits(last.Score):x}{(last.SortValue is { } value ? "." : "")}{last.SortValue:x}");

    /// <summary>Where near-duplicates are folded: the letter x and how many hits there were stand before the hit of the search that does not fold.</summary>
    public static string Of(HitCursor last, int shown) => string.Create(CultureInfo.InvariantCulture, $"x{shown:x}.{Of(last)}");

    /// <summary>What <see cref="Of(HitCursor, int)"/> wrote.</summary>
    /// <exception cref="UsageException">It is no token of an answer whose near-duplicates are folded.</exception>
    public static (HitCursor Last, int Shown) ParseFolded(string token)
    {
        string[] parts = token.Split('.', 2);
        return parts.Length == 2 && parts[0].StartsWith('x') && TryParse(parts[0][1..], out int shown) && shown >= 0
            ? (Parse(parts[1], token), shown)
            : throw NoToken(token);
    }

    /// <exception cref="UsageException">It is no token.</exception>
    public static HitCursor Parse(string token) => Parse(token, token);

    private static HitCursor Parse(string text, string token)
    {
        string[] parts = text.Split('.');
        if (parts.Length is 3 or 4 && TryParse(parts[0], out int rank) && TryParse(parts[1], out int docId) && TryParse(parts[2], out int bits) && rank > 0 && docId >= 0)
        {
            if (parts.Length == 3)
            {
                return new HitCursor(rank, docId, BitConverter.Int32BitsToSingle(bits));
            }
            if (long.TryParse(parts[3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long value))
            {
                return new HitCursor(rank, docId, BitConverter.Int32BitsToSingle(bits), value);
            }
        }
        throw NoToken(token);
    }

    private static UsageException NoToken(string token) => new($"'{token}' is no place to go on from", "Give what 'next' said in the answer before, to the same question.");

    private static bool TryParse(string part, out int number) => int.TryParse(part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
}
