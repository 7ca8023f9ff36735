using System.Globalization;

namespace Search.Service.Relevance;

/// <summary>Which articles answer which queries, as people judged: "qrels" in the form of TREC.</summary>
public sealed class Judgements
{
    private static readonly Dictionary<string, int> None = [];

    private readonly Dictionary<string, Dictionary<string, int>> _grades = new(StringComparer.Ordinal);

    private Judgements()
    {
    }

    /// <summary>Reads a file of lines <c>query 0 article grade</c>, separated by blanks. Of several grades for one pair the last one counts.</summary>
    /// <exception cref="UsageException">A line is not so.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Judgements Read(string path)
    {
        var judgements = new Judgements();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            string[] parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0)
            {
                continue;
            }
            if (parts.Length != 4 || !int.TryParse(parts[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int grade))
            {
                throw new UsageException($"{path}:{number}: not a judgement", "Each line is a query id, 0, an article's id and a whole number: its grade.");
            }
            if (!judgements._grades.TryGetValue(parts[0], out Dictionary<string, int>? grades))
            {
                judgements._grades.Add(parts[0], grades = new(StringComparer.Ordinal));
            }
            grades[parts[2]] = grade;
        }
        return judgements;
    }

    /// <summary>The grades above 0 of a query, by article; none where nobody found an answer.</summary>
    public IReadOnlyDictionary<string, int> Relevant(string query) =>
        _grades.GetValueOrDefault(query, None).Where(pair => pair.Value > 0).ToDictionary(StringComparer.Ordinal);
}
