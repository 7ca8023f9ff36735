using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Extraction;

/// <summary>Takes a heading apart where elements within it hold a kicker before the title, or a date or subtitle behind it.</summary>
internal static class HeadingRuns
{
    /// <summary>A kicker is shorter than this.</summary>
    private const int LongestKicker = 60;

    /// <returns>The title within a heading.</returns>
    public static string Title(HtmlTree tree, int heading, string text, KnownTitles known)
    {
        List<(string Text, bool IsElement)> runs = RunsOf(tree, heading);
        if (runs.Count < 2)
        {
            return text;
        }
        string withoutFirst = Join(runs[1..]);
        string withoutLast = Join(runs[..^1]);
        double fit = known.Fit(PageTitle.Key(text));
        if (runs[0].IsElement && runs[0].Text.Length <= LongestKicker && Text.Words.Count(withoutFirst) >= 2 && withoutFirst.Length > 10
            && (runs.Count == 2 || fit < 100 || known.Fit(PageTitle.Key(withoutFirst)) >= 100))
        {
            return Bare(withoutFirst);
        }
        return fit < 95 && known.Fit(PageTitle.Key(withoutLast)) > fit ? withoutLast : text;
    }

    /// <summary>The texts directly below the heading, through elements that hold all of it.</summary>
    private static List<(string Text, bool IsElement)> RunsOf(HtmlTree tree, int node)
    {
        while (true)
        {
            var runs = new List<(string, bool)>();
            int inner = -1;
            for (int child = node + 1; child < tree.End(node); child = tree.End(child))
            {
                string text = tree.Tag(child) == HtmlTag.Text ? Spaces.Even(tree.Text(child)!) : HtmlTags.IsUnseen(tree.Tag(child)) ? "" : tree.SeenText(child);
                if (text.AsSpan().ContainsAnyExcept(" :|-–—•·/»"))
                {
                    runs.Add((text, tree.Tag(child) != HtmlTag.Text));
                    inner = child;
                }
            }
            if (runs.Count != 1 || tree.Tag(inner) == HtmlTag.Text)
            {
                return runs;
            }
            node = inner;
        }
    }

    private static string Join(List<(string Text, bool IsElement)> runs) => Spaces.Even(string.Join(' ', runs.Select(r => r.Text)));

    /// <summary>Without the sign between kicker and title.</summary>
    private static string Bare(string text) => text.TrimStart(" :|-–—•·/»".ToCharArray());
}
