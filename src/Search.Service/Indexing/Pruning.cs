using Search.Engine;
using Search.Ingest;
using Search.Service.Articles;

namespace Search.Service.Indexing;

/// <summary>
/// Which articles are gone: those of the index whose origin lies under the paths of a run and that the run did not meet. Not those of files that could not
/// be read: they are still there.
/// </summary>
internal sealed class Pruning(IndexingOptions options)
{
    private readonly List<string> _kept = [];

    public bool IsWanted => options.PruneUnder.Count > 0 || options.Replaces;

    /// <summary>The file, or all under the folder, could not be read.</summary>
    public void Keep(Reject reject)
    {
        if (!IsWanted || reject.Path == ArticleSource.StandardInput)
        {
            return;
        }
        _kept.Add(Path.GetFullPath(reject.Path));
        try
        {
            _kept.Add(ArticleSource.OriginOf(reject.Path));
        }
        catch (IOException)
        {
            // Its links lead nowhere; its own path stands above.
        }
    }

    /// <summary>Ids of articles that are gone.</summary>
    public IEnumerable<string> Gone(Snapshot snapshot, MetArticles articles)
    {
        var lookup = new DocumentLookup(snapshot, ArticleSchema.Id);
        // By the dictionary of ids, which is quick to walk: only articles that were not met are loaded.
        foreach (TermStatistics term in TermDictionary.List(snapshot, ArticleSchema.Id))
        {
            if (articles.WasMet(term.Term) || lookup.Find(term.Term) is not { } docId)
            {
                continue;
            }
            Document document = lookup.Load(docId);
            string? origin = document.Text(ArticleSchema.Origin);
            if (options.Replaces || (origin != null && options.PruneUnder.Any(path => IsWithin(origin, path)) && !IsKept(origin, document.Text(ArticleSchema.Path))))
            {
                yield return term.Term;
            }
        }
    }

    /// <summary>The file of an article; null where it has none.</summary>
    public string? FileOf(string? origin, string? path)
    {
        if (origin == null || path == null || origin == ArticleSource.StandardInput)
        {
            return origin;
        }
        // Of a PATH that is a file, path is only its name, and that of a member of it begins with it.
        string name = Path.GetFileName(origin);
        bool isIn = path == name || path.StartsWith(name + "/", StringComparison.Ordinal);
        return isIn && !Directory.Exists(origin) ? origin + path[name.Length..] : Path.Combine(origin, path);
    }

    private bool IsKept(string origin, string? path)
    {
        string file = FileOf(origin, path)!;
        return _kept.Exists(kept => IsWithin(file, kept));
    }

    private static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
