namespace Search.Ingest.Html.Extraction;

/// <summary>Compares titles.</summary>
internal static class PageTitle
{
    /// <summary>Whether two texts have the same letters and digits, case aside.</summary>
    public static bool IsSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        int i = 0;
        int k = 0;
        while (true)
        {
            while (i < one.Length && !char.IsLetterOrDigit(one[i]))
            {
                i++;
            }
            while (k < other.Length && !char.IsLetterOrDigit(other[k]))
            {
                k++;
            }
            if (i == one.Length || k == other.Length)
            {
                return i == one.Length && k == other.Length;
            }
            if (char.ToLowerInvariant(one[i++]) != char.ToLowerInvariant(other[k++]))
            {
                return false;
            }
        }
    }

    /// <summary>The letters and digits of a text in lower case.</summary>
    public static string Key(string text)
    {
        var key = new System.Text.StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }
        return key.ToString();
    }
}
