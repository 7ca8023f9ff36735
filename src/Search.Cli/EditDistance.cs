namespace Search.Cli;

/// <summary>Finds what a mistyped word probably meant.</summary>
internal static class EditDistance
{
    /// <summary>The nearest of the words, if it is near: at most a third of its letters differ.</summary>
    public static string? Nearest(string word, IEnumerable<string> words)
    {
        (string Word, int Distance)[] near =
        [
            .. words.Select(candidate => (candidate, Between(word, candidate)))
                .Where(pair => pair.Item2 <= Math.Max(1, pair.candidate.Length / 3)),
        ];
        return near.Length == 0 ? null : near.MinBy(pair => pair.Distance).Word;
    }

    /// <summary>How many letters must be inserted, deleted, replaced or swapped with their neighbour.</summary>
    public static int Between(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }
                int replace = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replace, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }
        return rows[a.Length, b.Length];
    }
}
