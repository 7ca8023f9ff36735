using Search.Engine.Automata;

namespace Search.Engine.Tests.Automata;

/// <summary>Matches regular expressions without automata: each part is asked at which places of the text it can end.</summary>
internal static class NaiveRegexp
{
    public static bool Matches(RegexpNode node, int[] text) => Ends(node, text, 0).Contains(text.Length);

    private static HashSet<int> Ends(RegexpNode node, int[] text, int start)
    {
        switch (node.Kind)
        {
            case RegexpKind.Union:
                return [.. node.Parts.SelectMany(part => Ends(part, text, start))];
            case RegexpKind.Intersection:
                return node.Parts.Select(part => Ends(part, text, start)).Aggregate((one, other) => [.. one.Intersect(other)]);
            case RegexpKind.Concatenation:
                return node.Parts.Aggregate(new HashSet<int> { start }, (ends, part) => [.. ends.SelectMany(end => Ends(part, text, end))]);
            case RegexpKind.Optional:
                return [start, .. Ends(node.Parts[0], text, start)];
            case RegexpKind.Complement:
                HashSet<int> inner = Ends(node.Parts[0], text, start);
                return [.. Enumerable.Range(start, text.Length - start + 1).Where(end => !inner.Contains(end))];
            case RegexpKind.Repeated:
                return Repeated(node, text, start);
            case RegexpKind.Text:
                int length = node.CodePoints.Count;
                return start + length <= text.Length && text.AsSpan(start, length).SequenceEqual([.. node.CodePoints]) ? [start + length] : [];
            case RegexpKind.Char:
                bool isIn = start < text.Length && Enumerable.Range(0, node.CodePoints.Count / 2)
                    .Any(i => node.CodePoints[2 * i] <= text[start] && text[start] <= node.CodePoints[2 * i + 1]);
                return isIn ? [start + 1] : [];
            case RegexpKind.AnyText:
                return [.. Enumerable.Range(start, text.Length - start + 1)];
            case RegexpKind.Interval:
                return [];      // no text here has digits
            default:
                return [];
        }
    }

    private static HashSet<int> Repeated(RegexpNode node, int[] text, int start)
    {
        if (node.Min == 0 && node.Max == RegexpNode.Unlimited && RegexpCompiler.Compile(node.Parts[0]) is var part && part.From(0).Count == 0 && !part.IsAccepting(0))
        {
            return [];      // Lucene's rule: what is nothing is nothing again and again
        }
        int max = node.Max == RegexpNode.Unlimited ? node.Min + text.Length + 1 : node.Max;
        HashSet<int> now = [start];
        HashSet<int> ends = [];
        for (int i = 0; i <= max; i++)
        {
            if (i >= node.Min)
            {
                ends.UnionWith(now);
            }
            now = [.. now.SelectMany(end => Ends(node.Parts[0], text, end))];
        }
        return ends;
    }
}
