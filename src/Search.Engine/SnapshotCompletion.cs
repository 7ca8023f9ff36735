using Search.Engine.Suggesting;

namespace Search.Engine;

/// <summary>
/// How what a person is typing may go on, at each keystroke: from the dictionaries, postings and stored fields that are there for searching. Time is bounded by what is looked at,
/// not by how many terms or titles an index has.
/// </summary>
public static class SnapshotCompletion
{
    /// <summary>
    /// Terms of a field that start so, those in most documents first. Of a prefix that more than 65,536 terms start with, some are not looked at: of each two next letters the first are.
    /// </summary>
    /// <param name="snapshot">Whose terms.</param>
    /// <param name="field">The field.</param>
    /// <param name="prefix">As it is in the index; with an empty one all terms start.</param>
    /// <param name="count">How many terms at most.</param>
    /// <param name="before">The word before it, as it is in the index: of the 200 most frequent terms those come first that stand right behind it in most documents, as far as counting that is cheap. Null: none.</param>
    /// <param name="cancellation">Ends it.</param>
    public static IReadOnlyList<TermStatistics> CompleteTerm(
        this Snapshot snapshot, string field, string prefix, int count, string? before = null, CancellationToken cancellation = default)
    {
        var completer = new TermCompleter(snapshot, cancellation);
        return before == null ? completer.Complete(field, prefix, count) : completer.CompleteBehind(field, before, prefix, count);
    }

    /// <summary>
    /// Titles that have the words typed, the last one complete or begun, in any order; each title once. Those that have the words in a row come first, then the others, each in the order of <paramref name="search"/>; of
    /// those that are looked at (four for each that is wanted), those that begin as was typed are put in front. A word that is begun stands for the 64 most frequent words that start so.
    /// </summary>
    /// <param name="snapshot">Whose titles.</param>
    /// <param name="typed">What is typed so far.</param>
    /// <param name="fields">Where titles are.</param>
    /// <param name="count">How many titles at most.</param>
    /// <param name="search">The order, filters, and what ends it; null: by relevance.</param>
    public static IReadOnlyList<string> CompleteTitle(this Snapshot snapshot, string typed, TitleFields fields, int count, SearchOptions? search = null) =>
        new TitleCompleter(snapshot, fields, search ?? SearchOptions.Default).Complete(typed, count);
}
