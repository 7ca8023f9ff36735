namespace Search.Engine.Suggesting;

/// <summary>
/// Chooses readings for all words of a query: the most probable ones, by how often words stand behind each other, are in the same documents, and are there at all, and by how
/// they were typed. So of words that could be meant the one that stands so wins over one that is merely frequent.
/// </summary>
internal sealed class BestReadings(IReadOnlyList<TextWord> words, WordCounts counts)
{
    // What the next word is made by: the phrase, the document, or chance.
    private const double ByPhrase = 0.5;
    private const double ByDocument = 0.2;
    private const double ByChance = 0.05;

    private readonly List<Way[]> _ways = [];

    /// <summary>The best ways to read all words, the most probable first; each goes through the words without gaps.</summary>
    /// <param name="readings">Each word has at least one.</param>
    /// <param name="count">How many ways at most.</param>
    public IReadOnlyList<IReadOnlyList<Reading>> Choose(IReadOnlyList<Reading> readings, int count)
    {
        Reading[] ordered = [.. readings.OrderBy(reading => reading.From)];
        foreach (Reading reading in ordered)
        {
            TextWord word = words[reading.From];
            double inside = reading.LogOdds;
            for (int i = 1; i < reading.Terms.Count; i++)
            {
                inside += Next(reading.Terms[i - 1], reading.Terms[i], word.Field, WordLink.Adjacent);
            }
            List<Way> ways = reading.From == 0 ? [new Way(Next(null, reading.Terms[0], word.Field, WordLink.None) + inside, -1, 0)] : [];
            for (int i = 0; i < _ways.Count; i++)
            {
                if (ordered[i].To == reading.From)
                {
                    double step = Next(ordered[i].Terms[^1], reading.Terms[0], word.Field, word.Link) + inside;
                    ways.AddRange(_ways[i].Select((way, rank) => new Way(way.Score + step, i, rank)));
                }
            }
            _ways.Add([.. ways.OrderByDescending(way => way.Score).Take(count)]);
        }
        return
        [
            .. ordered.Select((reading, i) => (Reading: reading, Index: i)).Where(each => each.Reading.To == words.Count)
                .SelectMany(each => _ways[each.Index].Select((way, rank) => (way.Score, each.Index, Rank: rank)))
                .OrderByDescending(each => each.Score).Take(count).Select(each => Path(ordered, each.Index, each.Rank)),
        ];
    }

    private List<Reading> Path(Reading[] ordered, int index, int rank)
    {
        var path = new List<Reading>();
        while (index >= 0)
        {
            path.Insert(0, ordered[index]);
            (_, index, rank) = _ways[index][rank];
        }
        return path;
    }

    /// <summary>The logarithm of how probable it is that a word comes next.</summary>
    private double Next(string? before, string term, string field, WordLink link)
    {
        double chance = (counts.Of(field, term) + 0.1) / (counts.Documents + 1);
        double documents = before == null || link == WordLink.None ? 0 : counts.Of(field, before);
        if (documents == 0)
        {
            return Math.Log(ByChance * chance);
        }
        double phrase = link == WordLink.Adjacent ? counts.OfPhrase(field, before!, term) / documents : 0;
        double both = phrase > 0 ? phrase : counts.OfBoth(field, before!, term) / documents;
        return Math.Log(ByPhrase * phrase + ByDocument * both + ByChance * chance);
    }

    /// <summary>A way to read all words up to a reading.</summary>
    /// <param name="Score">The logarithm of its probability.</param>
    /// <param name="Before">The reading before this one; -1: it is the first.</param>
    /// <param name="Rank">Which of the ways there.</param>
    private readonly record struct Way(double Score, int Before, int Rank);
}
