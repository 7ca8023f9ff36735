namespace Search.Engine.Highlighting;

/// <summary>Turns matches, which may overlap, into marks, which do not.</summary>
internal static class MarkMerger
{
    /// <summary>Marks of the matches that lie in [from, to) of the text; overlapping ones become one, neighbours stay two.</summary>
    /// <param name="matches">Sorted.</param>
    /// <param name="from">Start of the piece of text.</param>
    /// <param name="to">Its end.</param>
    /// <param name="torn">A match that is too long to be shown whole: it is marked as far as the piece goes.</param>
    public static List<(int Start, int End)> Merge(List<TextMatch> matches, int from, int to, TextMatch? torn = null)
    {
        var marks = new List<(int Start, int End)>();
        foreach (TextMatch match in matches)
        {
            int matchEnd = match == torn ? to : match.End;
            if (match.Start < from || matchEnd > to)
            {
                continue;
            }
            if (marks.Count > 0 && match.Start < marks[^1].End)
            {
                marks[^1] = (marks[^1].Start, Math.Max(marks[^1].End, matchEnd));
            }
            else
            {
                marks.Add((match.Start, matchEnd));
            }
        }
        return marks;
    }
}
