namespace Search.Engine.Highlighting;

/// <summary>
/// Finds where a whole phrase stands in one document. A match is one occurrence of each term, no two at the same token, such that the places where
/// each term would have the phrase begin lie at most the slop apart; of matches within each other the shortest counts.
/// </summary>
internal static class PhraseMatcher
{
    /// <param name="terms">Each term's occurrences, by rising position.</param>
    /// <param name="positions">Where each term stands in the phrase.</param>
    /// <param name="slop">0 = exactly so.</param>
    /// <param name="matches">Gets the matches as [start, end) of the text, by rising end of the sweep.</param>
    public static void Find(IReadOnlyList<List<Occurrence>> terms, int[] positions, int slop, List<(int Start, int End)> matches)
    {
        Span<int> at = stackalloc int[Math.Min(terms.Count, 64)];
        at = terms.Count > 64 ? new int[terms.Count] : at;
        at.Clear();
        foreach (List<Occurrence> occurrences in terms)
        {
            if (occurrences.Count == 0)
            {
                return;
            }
        }
        int firstNew = matches.Count;
        while (true)
        {
            int least = 0;
            int most = 0;
            for (int i = 1; i < terms.Count; i++)
            {
                least = Begin(terms, positions, at, i) < Begin(terms, positions, at, least) ? i : least;
                most = Begin(terms, positions, at, i) > Begin(terms, positions, at, most) ? i : most;
            }
            if (Begin(terms, positions, at, most) - Begin(terms, positions, at, least) <= slop && AreApart(terms, positions, at))
            {
                AddMatch(terms, at, matches, firstNew);
            }
            if (++at[least] == terms[least].Count)
            {
                return;
            }
        }
    }

    private static int Begin(IReadOnlyList<List<Occurrence>> terms, int[] positions, Span<int> at, int term) =>
        terms[term][at[term]].Position - positions[term];

    /// <summary>Terms with the same place in the phrase are alternatives of one token; all others need tokens of their own.</summary>
    private static bool AreApart(IReadOnlyList<List<Occurrence>> terms, int[] positions, Span<int> at)
    {
        for (int i = 1; i < terms.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (positions[i] != positions[j] && terms[i][at[i]].Position == terms[j][at[j]].Position)
                {
                    return false;
                }
            }
        }
        return true;
    }

    private static void AddMatch(IReadOnlyList<List<Occurrence>> terms, Span<int> at, List<(int Start, int End)> matches, int firstNew)
    {
        int start = int.MaxValue;
        int end = 0;
        for (int i = 0; i < terms.Count; i++)
        {
            Occurrence occurrence = terms[i][at[i]];
            start = Math.Min(start, occurrence.Start);
            end = Math.Max(end, occurrence.End);
        }
        if (matches.Count > firstNew)
        {
            (int lastStart, int lastEnd) = matches[^1];
            if (start <= lastStart && end >= lastEnd)
            {
                return;
            }
            if (start >= lastStart && end <= lastEnd)
            {
                matches.RemoveAt(matches.Count - 1);
            }
        }
        matches.Add((start, end));
    }
}
