namespace Search.Engine.Highlighting;

/// <summary>Chooses the best passages: those that cover most distinct parts of the query, then by score, then the earlier one.</summary>
internal static class PassageSelector
{
    /// <param name="text">The text.</param>
    /// <param name="matches">Sorted, each once, all within the text.</param>
    /// <param name="options">How many, and how long.</param>
    /// <returns>In the order of the text.</returns>
    public static IReadOnlyList<Snippet> Select(string text, List<TextMatch> matches, HighlightOptions options)
    {
        if (options.Passages < 1)
        {
            return [];
        }
        var cutter = new PassageCutter(text, Math.Max(options.Length, 1));
        if (matches.Count == 0)
        {
            return options.StartWithoutMatch && !string.IsNullOrWhiteSpace(text) ? [SnippetText.Make(text, cutter.Beginning(), matches)] : [];
        }
        List<Passage> passages = Candidates(text.Length, matches, ref cutter);
        passages.Sort(static (a, b) => a.Parts != b.Parts ? b.Parts.CompareTo(a.Parts)
            : a.Score != b.Score ? b.Score.CompareTo(a.Score)
            : a.Start.CompareTo(b.Start));
        if (passages.Count > options.Passages)
        {
            passages.RemoveRange(options.Passages, passages.Count - options.Passages);
        }
        passages.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return [.. passages.Select(passage => SnippetText.Make(text, passage, matches))];
    }

    private static List<Passage> Candidates(int contentLength, List<TextMatch> matches, ref PassageCutter cutter)
    {
        Dictionary<int, int> freqInDocument = CountParts(matches);
        var passages = new List<Passage>();
        int lastEnd = 0;
        for (int first = 0; first < matches.Count;)
        {
            if (matches[first].Start < lastEnd)
            {
                // It begins in the passage before and reaches too far out of it.
                first++;
                continue;
            }
            Passage passage = cutter.Cut(matches[first], lastEnd);
            int next = first;
            var freqs = new OrderedDictionary<int, int>();
            for (; next < matches.Count && matches[next].Start < passage.End; next++)
            {
                passage = matches[next].End > passage.End ? cutter.Reach(passage, matches[next]) : passage;
                if (matches[next].End <= passage.End || matches[next] == passage.Torn)
                {
                    freqs[matches[next].Part] = freqs.GetValueOrDefault(matches[next].Part) + 1;
                }
            }
            float score = PassageScorer.Score(passage, contentLength, freqs.Select(part => (part.Value, freqInDocument[part.Key])));
            passages.Add(passage with { Parts = freqs.Count, Score = score });
            lastEnd = passage.End;
            first = next;
        }
        return passages;
    }

    private static Dictionary<int, int> CountParts(List<TextMatch> matches)
    {
        var counts = new Dictionary<int, int>();
        foreach (TextMatch match in matches)
        {
            counts[match.Part] = counts.GetValueOrDefault(match.Part) + 1;
        }
        return counts;
    }
}
