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
        string prefix = SchemaFields.Folded(view.Schema, field, begun);
        string? left = before == null ? null : SchemaFields.Folded(view.Schema, field, before);
        return [.. snapshot.CompleteTerm(field, prefix, limit * LookedAtEach, left, cancellation).Select(term => term.Term).Where(IsPlain).Take(limit)];
    }

    public static IReadOnlyList<string> Titles(Snapshot snapshot, IIndexView view, string typed, int limit, CancellationToken cancellation) => view.Titles is { } titles
        ? snapshot.CompleteTitle(typed, titles, limit, new SearchOptions { Sort = view.Sort(ArticleSort.Newest), Cancellation = cancellation })
        : [];

    /// <summary>Whether a query reads it as the word that it is.</summary>
    private static bool IsPlain(string term) => term.All(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '.' or '_' or '\'' or '’');
}
