using System.Text;

namespace Search.Engine.Tests.Scoring;

/// <summary>Spans and phrases with alternatives, read off the words of a document by the definitions.</summary>
internal static class NaiveSpans
{
    /// <summary>The spans in a document, by start and then by end.</summary>
    /// <param name="query">In any order only terms are near each other.</param>
    /// <param name="wordsOf">The words of a field.</param>
    public static List<(int Start, int End, int Width)> Of(SpanQuery query, Func<string, string[]> wordsOf) => query switch
    {
        SpanTermQuery term => [.. Positions(wordsOf(term.Field), word => word == Text(term.Term)).Select(at => (at, at + 1, 0))],
        SpanMultiTermQueryWrapper { Pattern: PrefixQuery prefix } =>
            [.. Positions(wordsOf(prefix.Field), word => StartsWith(word, prefix)).Select(at => (at, at + 1, 0))],
        FieldMaskingSpanQuery mask => Of(mask.Query, wordsOf),
        SpanOrQuery or => [.. or.Clauses.SelectMany(clause => Of(clause, wordsOf)).OrderBy(span => (span.Start, span.End))],
        SpanNearQuery { InOrder: true } near => InOrder(near, wordsOf),
        SpanNearQuery near => InAnyOrder(near, wordsOf),
        _ => throw new NotSupportedException(query.ToString()),
    };

    /// <summary>The terms whose idf score a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="allWords">All words of a field.</param>
    public static IEnumerable<(string Field, string Term)> Terms(SpanQuery query, Func<string, IEnumerable<string>> allWords) => query switch
    {
        SpanTermQuery term => [(term.Field, Text(term.Term))],
        SpanMultiTermQueryWrapper { Pattern: PrefixQuery prefix } =>
            allWords(prefix.Field).Where(word => StartsWith(word, prefix)).Select(word => (prefix.Field, word)),
        FieldMaskingSpanQuery mask => Terms(mask.Query, allWords),
        SpanOrQuery or => or.Clauses.SelectMany(clause => Terms(clause, allWords)),
        SpanNearQuery near => near.Clauses.SelectMany(clause => Terms(clause, allWords)),
        _ => throw new NotSupportedException(query.ToString()),
    };

    /// <summary>
    /// How often a phrase with alternatives stands exactly so; a word counts once for each alternative of the first place that it is.
    /// </summary>
    public static int Count(MultiPhraseQuery phrase, string[] words)
    {
        int count = 0;
        for (int start = -phrase.Positions[0]; start < words.Length; start++)
        {
            bool IsAt(int place) => start + phrase.Positions[place] is var at && at >= 0 && at < words.Length
                && phrase.Terms[place].Any(term => Text(term) == words[at]);
            if (Enumerable.Range(0, phrase.Terms.Count).All(IsAt))
            {
                count += phrase.Terms[0].Count(term => Text(term) == words[start + phrase.Positions[0]]);
            }
        }
        return count;
    }

    /// <summary>
    /// From each span of the first clause on, each next clause has its first span behind the one before, but never before the one it had earlier.
    /// </summary>
    private static List<(int Start, int End, int Width)> InOrder(SpanNearQuery near, Func<string, string[]> wordsOf)
    {
        List<(int Start, int End, int Width)>[] parts = [.. near.Clauses.Select(clause => Of(clause, wordsOf))];
        int[] reached = new int[parts.Length];
        var spans = new List<(int Start, int End, int Width)>();
        foreach ((int start, int firstEnd, _) in parts[0])
        {
            int end = firstEnd;
            int width = 0;
            for (int i = 1; i < parts.Length; i++)
            {
                reached[i] = parts[i].FindIndex(reached[i], span => span.Start >= end);
                if (reached[i] < 0)
                {
                    return spans;
                }
                width += parts[i][reached[i]].Start - end;
                end = parts[i][reached[i]].End;
            }
            if (width <= near.Slop)
            {
                spans.Add((start, end, width));
            }
        }
        return spans;
    }

    /// <summary>Each occurrence of a term, with the next ones of all others: positions of a term that stands there twice come twice.</summary>
    private static List<(int Start, int End, int Width)> InAnyOrder(SpanNearQuery near, Func<string, string[]> wordsOf)
    {
        (int Position, int Clause)[] all = [.. near.Clauses.SelectMany((clause, i) => Of(clause, wordsOf).Select(span => (span.Start, i))).Order()];
        var spans = new List<(int Start, int End, int Width)>();
        for (int i = 0; i < all.Length; i++)
        {
            (int Position, int Clause)[] next = [.. all.Skip(i + 1).Where(other => other.Clause != all[i].Clause).DistinctBy(other => other.Clause)];
            if (next.Length < near.Clauses.Count - 1)
            {
                break;
            }
            int end = next.Max(other => other.Position) + 1;
            if (end - all[i].Position - near.Clauses.Count <= near.Slop)
            {
                spans.Add((all[i].Position, end, end - all[i].Position));
            }
        }
        return spans;
    }

    private static bool StartsWith(string word, PrefixQuery prefix) => word.StartsWith(Text(prefix.Prefix), StringComparison.Ordinal);

    private static IEnumerable<int> Positions(string[] words, Func<string, bool> isWanted) =>
        Enumerable.Range(0, words.Length).Where(at => isWanted(words[at]));

    private static string Text(ReadOnlyMemory<byte> term) => Encoding.UTF8.GetString(term.Span);
}
