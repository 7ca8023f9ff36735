namespace Search.Analysis.Unicode;

/// <summary>
/// Letters, digits and signs become the ASCII that they are read as (é -> e, æ -> ae, № stays): the same for every code point as
/// Lucene's ASCIIFoldingFilter.
/// </summary>
internal static class AsciiFolding
{
    /// <summary>The most that one UTF-16 unit becomes: ⒇ -> (20).</summary>
    internal const int MaxGrowth = 4;

    /// <summary>Whether <see cref="Fold"/> may change the text.</summary>
    internal static bool Concerns(ReadOnlySpan<char> text) => text.ContainsAnyExceptInRange('\0', '\u007F');

    /// <summary>Writes the folded text, at most <see cref="MaxGrowth"/> times as long, and gives its length.</summary>
    internal static int Fold(ReadOnlySpan<char> text, Span<char> destination)
    {
        int length = 0;
        foreach (char c in text)
        {
            byte kind = AsciiFoldingTable.Of(c);
            if (kind == 0)
            {
                destination[length++] = c;
                continue;
            }
            for (int at = Start(kind); at < Start(kind + 1); at++)
            {
                destination[length++] = (char)AsciiFoldingTable.Texts[at];
            }
        }
        return length;
    }

    private static int Start(int kind) => (AsciiFoldingTable.High[kind] << 8) | AsciiFoldingTable.Low[kind];
}
