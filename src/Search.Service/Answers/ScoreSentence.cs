using System.Globalization;

namespace Search.Service.Answers;

/// <summary>Says in a sentence what a score is made of.</summary>
internal static class ScoreSentence
{
    /// <summary>More parts than these are summed up as others.</summary>
    private const int MostNamed = 4;

    private const string Exact = ".exact";

    public static string Of(float score, IReadOnlyList<ScorePart> parts)
    {
        string total = score.ToString("F3", CultureInfo.InvariantCulture);
        if (parts.Count == 0)
        {
            return $"It matches, and nothing of the query adds to its score of {total}.";
        }
        // What one word adds in several fields is told together.
        (string Name, double Adds, ScorePart[] Parts)[] groups =
        [
            .. parts.GroupBy(part => part.Part)
                .Select(group => (Name: group.Key, Adds: group.Sum(part => (double)part.Adds), Parts: group.ToArray()))
                .OrderByDescending(group => group.Adds),
        ];
        if (groups.Length == 1)
        {
            return $"All of its score of {total} comes from {groups[0].Name}{Places(groups[0].Parts)}.";
        }
        double sum = parts.Sum(part => (double)part.Adds);
        IEnumerable<string> told = groups.Take(MostNamed).Select((group, i) =>
            $"{group.Name} {(i == 0 ? "brings " : "")}{Percent(group.Adds / sum)}{Places(group.Parts)}");
        string others = groups.Length > MostNamed ? $", all others {Percent(groups.Skip(MostNamed).Sum(group => group.Adds) / sum)}" : "";
        return $"Of its score of {total}, {string.Join(", ", told)}{others}.";
    }

    private static string Percent(double share) =>
        share < 0.01 ? "less than 1 %" : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100)} %");

    /// <summary>How often and where, such as <c> (twice in text, once as written in text, once in title)</c>: a word counts by its stem and, less, where it stands as it was typed.</summary>
    private static string Places(ScorePart[] parts)
    {
        string[] places =
        [
            .. parts.Where(part => part.Times != null && part.Field != null)
                .Select(part => $"{Times(part.Times!.Value)} {Place(part, parts)}").Distinct(),
        ];
        return places.Length == 0 ? "" : $" ({string.Join(", ", places)})";
    }

    /// <summary>A phrase in quotation marks is meant as written, so that is said only where it is told from the one of stems.</summary>
    private static string Place(ScorePart part, ScorePart[] parts)
    {
        if (!part.Field!.EndsWith(Exact, StringComparison.Ordinal))
        {
            return $"in {part.Field}";
        }
        string field = part.Field[..^Exact.Length];
        return part.Part.StartsWith('"') && !parts.Any(other => other.Field == field) ? $"in {field}" : $"as written in {field}";
    }

    private static string Times(float times) => times switch
    {
        1 => "once",
        2 => "twice",
        < 1 => "near each other",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(times, 1):0.#} times"),
    };
}
