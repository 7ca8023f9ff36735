using Search.Engine;
using Search.Service.Queries;

namespace Search.Service.Local;

/// <summary>How what is being typed may go on, from one snapshot.</summary>
internal static class ArchiveCompletion
{
    /// <summary>Terms that are looked at for each that is wanted: some are no words that can be typed as they are.</summary>
    private const int LookedAtEach = 4;

    public static IReadOnlyList<string> Words(Snapshot snapshot, IIndexView view, string begun, string? before, int limit, CancellationToken cancellation)
    {
        if (view.WordField is not { } field)
        {
            return [];
        }
        string prefix = view.Terms(field, begun).Prefix;
        if (view.HasPairs && prefix.Length > 1 && IsPaired(prefix[^1]) && IsPaired(prefix[^2]))
        {
            return Characters(snapshot, field, prefix, limit, cancellation);
        }
        string? left = before == null ? null : view.Terms(field, before).Prefix;
        return [.. snapshot.CompleteTerm(field, prefix, limit * LookedAtEach, left, cancellation).Select(term => term.Term).Where(IsPlain).Take(limit)];
    }

    public static IReadOnlyList<string> Titles(Snapshot snapshot, IIndexView view, string typed, int limit, CancellationToken cancellation)
    {
        var search = new SearchOptions { Sort = view.Sort(ArticleSort.Newest), Cancellation = cancellation };
        var titles = new List<string>();
        foreach (TitleFields fields in view.Titles)
        {
            titles.AddRange(snapshot.CompleteTitle(typed, fields, limit, search));
        }
        return [.. titles.Distinct().Take(limit)];
    }

    /// <summary>
    /// Where words are not apart and terms are pairs of characters, what was typed goes on by one character: that of a pair which stands behind the last pair typed.
    /// </summary>
    private static IReadOnlyList<string> Characters(Snapshot snapshot, string field, string typed, int limit, CancellationToken cancellation)
    {
        string last = typed[^2..];
        return
        [
            .. snapshot.CompleteTerm(field, typed[^1..], limit * LookedAtEach, last, cancellation)
                .Where(pair => pair.Term.Length == 2 && IsPaired(pair.Term[1]) && StandsBehind(pair.Term)).Select(pair => typed[..^1] + pair.Term).Take(limit),
        ];

        bool StandsBehind(string pair) =>
            snapshot.Search(new PhraseQuery(field, last, pair), new SearchOptions { Take = 1, CountExactly = false, Fields = [], Cancellation = cancellation }).Hits.Count > 0;
    }

    /// <summary>Whether a character is one of those that terms are pairs of: Kana, Han, Hangul, as far as they are one UTF-16 unit.</summary>
    private static bool IsPaired(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uF900' and <= '\uFAFF');

    /// <summary>Whether a query reads it as the word that it is.</summary>
    private static bool IsPlain(string term) => term.All(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '.' or '_' or '\'' or '’');
}
