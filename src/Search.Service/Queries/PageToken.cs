using System.Globalization;

namespace Search.Service.Queries;

/// <summary>Where the next page of an answer starts, as a text that is given back as it came. Pages of one order do not overlap while the index stays as it is.</summary>
public static class PageToken
{
    /// <param name="seen">Hits before it.</param>
    public static string Of(long seen) => seen.ToString(CultureInfo.InvariantCulture);

    /// <summary>How many hits to pass over.</summary>
    /// <exception cref="UsageException">It is no token.</exception>
    public static int Parse(string token) => int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int seen)
        ? seen
        : throw new UsageException($"'{token}' is no place to go on from", "Give what 'next' said in the answer before.");
}
