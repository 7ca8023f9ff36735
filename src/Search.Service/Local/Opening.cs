namespace Search.Service.Local;

/// <summary>The first words of a text, for people who look for a title.</summary>
internal static class Opening
{
    private const int Length = 80;

    /// <returns>Null for a text without words.</returns>
    public static string? Of(string? text)
    {
        string[] words = (text ?? "")[..Math.Min(text?.Length ?? 0, 4 * Length)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return null;
        }
        string all = string.Join(' ', words);
        if (all.Length <= Length && text!.Length <= 4 * Length)
        {
            return all;
        }
        int end = Math.Min(Length, all.Length);
        int blank = all.LastIndexOf(' ', end - 1);
        end = blank > Length / 2 ? blank : end;
        // Half of a surrogate pair is no letter.
        end -= char.IsHighSurrogate(all[end - 1]) ? 1 : 0;
        return all[..end].TrimEnd() + " …";
    }
}
