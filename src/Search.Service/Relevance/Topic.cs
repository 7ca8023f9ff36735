namespace Search.Service.Relevance;

/// <summary>A question of a judged collection, in natural language.</summary>
/// <param name="Id">As judgements name it.</param>
/// <param name="Text">What is searched, as words.</param>
public sealed record Topic(string Id, string Text)
{
    /// <summary>Reads a file of lines of an id, a tab and a text. Empty lines are passed over.</summary>
    /// <exception cref="UsageException">A line is not so, or an id comes twice.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<Topic> Read(string path)
    {
        var topics = new List<Topic>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            string id = tab < 0 ? "" : line[..tab].Trim();
            if (id.Length == 0)
            {
                throw new UsageException($"{path}:{number}: no query id", "Each line is a query id, a tab, and the query's text.");
            }
            if (!ids.Add(id))
            {
                throw new UsageException($"{path}:{number}: query '{id}' is there twice", "Give each query an id of its own.");
            }
            topics.Add(new Topic(id, line[(tab + 1)..].Trim()));
        }
        return topics;
    }
}
