using Search.Engine.Queries;

namespace Search.Engine.Suggesting;

/// <summary>Proposes a better query, where the index has one.</summary>
/// <param name="snapshot">What is searched.</param>
/// <param name="parser">Reads queries.</param>
/// <param name="search">What narrows the search, and ends it.</param>
/// <param name="schema">The index's schema.</param>
internal sealed class DidYouMean(Snapshot snapshot, QueryParser parser, SearchOptions search, Schema? schema)
{
    /// <summary>Words of a query that are looked at.</summary>
    private const int MostWords = 32;

    /// <summary>Ways to read the query that are tried.</summary>
    private const int MostWays = 6;

    /// <summary>Of shorter words too many stand beside any other.</summary>
    private const int ShortestBesideNeighbour = 4;

    private readonly QueryParser _allWords = new(parser.Options with { Operator = QueryOperator.And });
    private readonly WordCounts _counts = new(snapshot, search.Cancellation);

    /// <summary>Null where nothing better is known.</summary>
    public Suggestion? Suggest(string text, SuggestionOptions options)
    {
        IReadOnlyList<TextWord> words = TextWords.Of(text, parser.Options, _counts, options.Field ?? parser.Options.DefaultFields[0].Name);
        words = words.Count > MostWords ? [.. words.Take(MostWords)] : words;
        var finder = new ReadingFinder(snapshot, words, _counts, options.Enough, new SearchLimits(search.Cancellation));
        if (!finder.HasDoubts || Count(_allWords, text) is var ofAll && ofAll >= options.Enough)
        {
            return null;
        }
        (string Text, long OfAll)? better = null;
        IReadOnlyList<IReadOnlyList<Reading>> ways = new BestReadings(words, _counts).Choose(finder.Find(), MostWays);
        // What the person typed is the measure: ways that are less probable are none.
        foreach (IReadOnlyList<Reading> way in ways.TakeWhile(way => !way.All(reading => reading.IsKept)))
        {
            string changed = Changed(text, words, way, _ => true);
            if (changed != text && Count(_allWords, changed) is var count && count > ofAll)
            {
                better = (changed, count);
                break;
            }
        }
        if (better == null && ways.Count > 0)
        {
            string changed = Changed(text, words, ways[0], reading => reading.IsSure || StandsBesideItsNeighbour(words, ways[0], reading));
            better = changed == text ? null : (changed, Count(_allWords, changed));
        }
        if (better is not (var proposed, var proposedOfAll))
        {
            return null;
        }
        var suggestion = new Suggestion(proposed, Count(parser, proposed), proposedOfAll);
        long total = Count(parser, text);
        bool isBetter = suggestion.Total >= total && suggestion.TotalOfAll >= ofAll && (suggestion.Total > total || suggestion.TotalOfAll > ofAll);
        return isBetter ? suggestion : null;
    }

    private string Changed(string text, IReadOnlyList<TextWord> words, IReadOnlyList<Reading> way, Func<Reading, bool> isWanted) =>
        TextChanges.Apply(text, words, way.Where(reading => !reading.IsKept && !LosesWord(words[reading.From], reading) && isWanted(reading)));

    /// <summary>A word that the parser would leave out finds more, but only because less is asked.</summary>
    private bool LosesWord(TextWord word, Reading reading) => !word.IsInPhrase && reading.Terms.Count == 1 && IsStopWord(reading.Terms[0]);

    private bool IsStopWord(string term) => parser.Options.StopWords.Contains(term);

    /// <summary>Whether what was meant makes a phrase that some document has, with a word before or behind it that tells something.</summary>
    private bool StandsBesideItsNeighbour(IReadOnlyList<TextWord> words, IReadOnlyList<Reading> way, Reading reading)
    {
        if (reading.Terms.Count > 1 || reading.Terms[0].Length < ShortestBesideNeighbour)
        {
            return false;
        }
        string field = words[reading.From].Field;
        bool isInPhrase = words[reading.From].IsInPhrase;
        Reading? before = words[reading.From].Link == WordLink.Adjacent ? way.FirstOrDefault(other => other.To == reading.From) : null;
        Reading? behind = reading.To < words.Count && words[reading.To].Link == WordLink.Adjacent ? way.FirstOrDefault(other => other.From == reading.To) : null;
        return (before != null && (isInPhrase || !IsStopWord(before.Terms[^1])) && _counts.OfPhrase(field, before.Terms[^1], reading.Terms[0]) > 0)
            || (behind != null && (isInPhrase || !IsStopWord(behind.Terms[0])) && _counts.OfPhrase(field, reading.Terms[^1], behind.Terms[0]) > 0);
    }

    private long Count(QueryParser reader, string text) => snapshot.Search(
        reader.Parse(text).Query,
        new SearchOptions { Take = 0, Filters = search.Filters, Choices = search.Choices, Cancellation = search.Cancellation },
        schema).Total;
}
