using Search.Engine.Scoring;

namespace Search.Engine.Highlighting;

/// <summary>Finds where a whole phrase stands in one document, as Lucene's <c>ExactPhraseMatcher</c> and <c>SloppyPhraseMatcher</c> tell it to its highlighter.</summary>
internal static class PhraseFinder
{
    /// <param name="places">Two or more, each with occurrences, in the order of the phrase.</param>
    /// <param name="slop">How far terms may be moved.</param>
    /// <returns>Each match as [start, end) of the text.</returns>
    public static List<(int Start, int End)> Find(PhrasePlace[] places, int slop)
    {
        PhrasePart[] parts = Array.ConvertAll(places, place => new PhrasePart(new OccurrencePostings(place.Occurrences), place.Offset, place.Terms));
        if (slop > 0)
        {
            return FindSloppy(places, parts, slop);
        }
        int[] order = [.. Enumerable.Range(0, places.Length)];
        // Of terms at one place the last decides where the phrase ends.
        Array.Sort(order, (a, b) => PhrasePart.Compare(parts[a], parts[b]));
        return FindExact([.. order.Select(place => places[place])]);
    }

    /// <summary>From the start of the first token to the end of the last.</summary>
    private static List<(int Start, int End)> FindExact(PhrasePlace[] places)
    {
        var found = new List<(int Start, int End)>();
        int[] at = new int[places.Length];
        foreach (Occurrence first in places[0].Occurrences)
        {
            Occurrence last = first;
            bool isWhole = true;
            for (int i = 1; i < places.Length && isWhole; i++)
            {
                List<Occurrence> others = places[i].Occurrences;
                int wanted = first.Position - places[0].Offset + places[i].Offset;
                while (at[i] < others.Count && others[at[i]].Position < wanted)
                {
                    at[i]++;
                }
                if (at[i] == others.Count)
                {
                    return found;
                }
                last = others[at[i]];
                isWhole = last.Position == wanted;
            }
            if (isWhole)
            {
                found.Add((first.Start, last.End));
            }
        }
        return found;
    }

    /// <summary>From the first to the last of the tokens, in whatever order.</summary>
    private static List<(int Start, int End)> FindSloppy(PhrasePlace[] places, PhrasePart[] parts, int slop)
    {
        foreach (PhrasePart part in parts)
        {
            part.Postings.NextDoc();
        }
        var found = new List<(int Start, int End)>();
        foreach (SloppyMatch match in new SloppyPhraseMatcher(parts, slop).FindMatches())
        {
            Occurrence lead = places[match.Lead].Occurrences[match.LeadAt];
            (int start, int end) = (lead.Start, lead.End);
            for (int i = 0; i < places.Length; i++)
            {
                Occurrence occurrence = places[i].Occurrences[match.At[i]];
                start = Math.Min(start, occurrence.Start);
                end = i == match.Lead ? end : Math.Max(end, occurrence.End);
            }
            found.Add((start, end));
        }
        return found;
    }
}
