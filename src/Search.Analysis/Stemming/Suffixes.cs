namespace Search.Analysis.Stemming;

/// <summary>
/// Suffixes in groups that are treated alike. Finds the longest one that a word ends with, from its last letter on through a tree. A group is
/// called by its first suffix.
/// </summary>
internal sealed class Suffixes
{
    // The children of a node stand next to each other; node 0, the end of every word, is nobody's child.
    private readonly char[] _letters;
    private readonly int[] _firstChild;
    private readonly int[] _childCount;
    private readonly string?[] _groups;

    /// <param name="groups">Each with its suffixes, separated by spaces.</param>
    internal Suffixes(params ReadOnlySpan<string> groups)
    {
        List<(SortedDictionary<char, int> Children, string? Group)> nodes = [([], null)];
        foreach (string group in groups)
        {
            string[] suffixes = group.Split(' ');
            foreach (string suffix in suffixes)
            {
                int node = 0;
                for (int i = suffix.Length - 1; i >= 0; i--)
                {
                    if (!nodes[node].Children.TryGetValue(suffix[i], out int child))
                    {
                        child = nodes.Count;
                        nodes[node].Children.Add(suffix[i], child);
                        nodes.Add(([], null));
                    }
                    node = child;
                }
                if (nodes[node].Group != null)
                {
                    throw new ArgumentException($"'{suffix}' stands in two groups", nameof(groups));
                }
                nodes[node] = (nodes[node].Children, suffixes[0]);
            }
        }
        _letters = new char[nodes.Count];
        _firstChild = new int[nodes.Count];
        _childCount = new int[nodes.Count];
        _groups = new string?[nodes.Count];
        // Breadth first, so that brothers become neighbours.
        List<int> order = [0];
        for (int i = 0; i < order.Count; i++)
        {
            (SortedDictionary<char, int> children, string? group) = nodes[order[i]];
            (_groups[i], _firstChild[i], _childCount[i]) = (group, order.Count, children.Count);
            foreach ((char letter, int child) in children)
            {
                _letters[order.Count] = letter;
                order.Add(child);
            }
        }
    }

    /// <summary>The group of the longest suffix that the text ends with, or null; and that suffix's length.</summary>
    internal string? Longest(ReadOnlySpan<char> text, out int length)
    {
        string? found = null;
        length = 0;
        int node = 0;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            int child = _letters.AsSpan(_firstChild[node], _childCount[node]).IndexOf(text[i]);
            if (child < 0)
            {
                break;
            }
            node = _firstChild[node] + child;
            if (_groups[node] is { } group)
            {
                (found, length) = (group, text.Length - i);
            }
        }
        return found;
    }
}
