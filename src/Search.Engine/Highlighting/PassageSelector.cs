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
        if (matches.Count == 0)
        {
            var cutter = new PassageCutter(text, Math.Max(options.Length, 1));
            return options.StartWithoutMatch && !string.IsNullOrWhiteSpace(text) ? [SnippetText.Make(text, cutter.Beginning(), matches)] : [];
        }
        List<Passage> best = Best(Candidates(text, matches, options.Length), options.Passages);
        return [.. best.Select(passage => SnippetText.Make(text, passage, matches))];
    }

    /// <summary>The best of some passages, in the order of the text.</summary>
    public static List<Passage> Best(IEnumerable<Passage> passages, int count)
    {
        List<Passage> best =
        [
            .. passages.OrderByDescending(passage => passage.Parts).ThenByDescending(passage => passage.Score).ThenBy(passage => passage.Start).Take(count),
        ];
        best.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return best;
    }

    /// <summary>All passages with matches, in the order of the text, apart from each other.</summary>
    public static List<Passage> Candidates(string text, List<TextMatch> matches, int wantedLength)
    {
        var cutter = new PassageCutter(text, Math.Max(wantedLength, 1));
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
            float score = PassageScorer.Score(passage, text.Length, freqs.Select(part => (part.Value, freqInDocument[part.Key])));
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
