namespace Search.Engine.Scoring;

/// <summary>
/// Which places of a phrase have the same terms: no two of them may use one occurrence (as Lucene's <c>SloppyPhraseMatcher</c> groups them).
/// </summary>
internal sealed class PhraseRepeats
{
    private readonly int[] _groups;

    private PhraseRepeats(int[] groups, bool haveAlternatives)
    {
        _groups = groups;
        HaveAlternatives = haveAlternatives;
        int[] MembersOf(int group) => [.. Enumerable.Range(0, groups.Length).Where(place => groups[place] == group)];
        Groups = [.. Enumerable.Range(0, groups.Max() + 1).Select(MembersOf)];
    }

    /// <summary>The places of each group, in their order.</summary>
    public int[][] Groups { get; }

    /// <summary>
    /// Whether any of these places has several terms: then a group is all places that are joined by common terms, directly or through others.
    /// </summary>
    public bool HaveAlternatives { get; }

    /// <summary>The group of a place, or -1.</summary>
    public int GroupOf(int place) => _groups[place];

    /// <summary>The index of a place in its group.</summary>
    public int IndexOf(int place) => Array.IndexOf(Groups[_groups[place]], place);

    /// <summary>Null where no term is repeated.</summary>
    public static PhraseRepeats? Of(IReadOnlyList<PhrasePart> parts)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        string[][] terms = [.. parts.Select(part => part.Terms.Select(term => Convert.ToHexString(term.Span)).ToArray())];
        foreach (string term in terms.SelectMany(place => place))
        {
            counts[term] = counts.GetValueOrDefault(term) + 1;
        }
        string[][] repeated = Array.ConvertAll(terms, place => Array.FindAll(place, term => counts[term] > 1));
        bool haveAlternatives = Enumerable.Range(0, parts.Count).Any(place => repeated[place].Length > 0 && terms[place].Length > 1);
        int[] groups = new int[parts.Count];
        groups.AsSpan().Fill(-1);
        int count = 0;
        for (int i = 0; i < groups.Length; i++)
        {
            if (groups[i] < 0 && repeated[i].Length > 0
                && (haveAlternatives ? Join(repeated, groups, i, count) : JoinSame(parts, terms, groups, i, count)))
            {
                count++;
            }
        }
        return count == 0 ? null : new PhraseRepeats(groups, haveAlternatives);
    }

    /// <summary>Two terms at one place of the phrase are no repetition.</summary>
    private static bool JoinSame(IReadOnlyList<PhrasePart> parts, string[][] terms, int[] groups, int first, int group)
    {
        int members = 1;
        for (int i = first + 1; i < groups.Length; i++)
        {
            if (groups[i] < 0 && terms[i][0] == terms[first][0] && parts[i].Offset != parts[first].Offset)
            {
                groups[i] = group;
                members++;
            }
        }
        groups[first] = members > 1 ? group : -1;
        return members > 1;
    }

    private static bool Join(string[][] repeated, int[] groups, int first, int group)
    {
        var joined = new HashSet<string>(repeated[first], StringComparer.Ordinal);
        groups[first] = group;
        for (int i = first + 1; i < groups.Length; i++)
        {
            if (groups[i] < 0 && joined.Overlaps(repeated[i]))
            {
                joined.UnionWith(repeated[i]);
                groups[i] = group;
                i = first;
            }
        }
        return true;
    }
}
