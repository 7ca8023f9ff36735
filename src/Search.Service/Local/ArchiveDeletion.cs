using Search.Engine;
using Search.Service.Answers;
using Search.Service.Articles;
using Search.Service.Indexing;
using Search.Service.Queries;

namespace Search.Service.Local;

/// <summary>Deletes articles of an index folder, in one commit.</summary>
internal static class ArchiveDeletion
{
    /// <exception cref="UsageException">The index holds no articles, or the query may not mean what was meant.</exception>
    public static DeletionReport Run(SearchIndex index, Deletion deletion, CancellationToken cancellation)
    {
        if (deletion.Query != null)
        {
            CheckMeaning(deletion.Query);
        }
        using IndexWriter? writer = deletion.DryRun ? null : index.OpenWriter();
        // Taken while the writer holds the lock: nobody else changes the index before the commit.
        using Snapshot snapshot = index.OpenSnapshot();
        if (!ArticleCommitData.HoldsArticles(snapshot.UserData))
        {
            throw new UsageException("The index holds no articles", "It is no archive of articles; delete from it with the program that made it.");
        }
        Query? query = deletion.Query == null ? null : new ArticleView(snapshot).Parser(new ArticleQuery { Text = deletion.Query }).Parse(deletion.Query).Query;
        var lookup = new DocumentLookup(snapshot, ArticleSchema.Id);
        string[] ids = [.. deletion.Ids.Distinct(StringComparer.Ordinal)];
        string[] found = [.. ids.Where(id => lookup.Find(id) != null)];
        cancellation.ThrowIfCancellationRequested();
        long deleted = found.Length;
        foreach (string id in found)
        {
            writer?.Delete(id);
        }
        if (query != null)
        {
            deleted += writer?.Delete(query) ?? snapshot.Search(Others(query, found), new SearchOptions { Take = 0, Cancellation = cancellation }).Total;
        }
        if (deletion.Purge)
        {
            writer?.Purge();
        }
        else
        {
            writer?.Commit();
        }
        return new DeletionReport
        {
            Deleted = deleted,
            NotFound = [.. ids.Except(found, StringComparer.Ordinal)],
            Parsed = query?.ToString(),
            Purged = deletion.Purge && !deletion.DryRun,
            DryRun = deletion.DryRun,
        };
    }

    /// <summary>Where a search makes the best of a text, a deletion takes none of it.</summary>
    private static void CheckMeaning(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new UsageException("An empty query would delete everything", "Write what to delete.");
        }
        var query = new ArticleQuery { Text = text };
        Query strict;
        try
        {
            strict = ArticleQueryParser.For(query with { Strict = true }).Parse(text).Query;
        }
        catch (QueryParseException e)
        {
            throw new UsageException(e.Message, "What is to be deleted must be said without a mistake; 'search query --strict' shows what a query finds.");
        }
        if (strict is BooleanQuery boolean && boolean.Clauses.All(clause => clause.Occur == Occur.MustNot))
        {
            throw new UsageException("The query says only what is not to be deleted", "Say what is: 'source:reuters AND NOT putin'.");
        }
    }

    private static Query Others(Query query, string[] ids) => ids.Length == 0
        ? query
        : new BooleanQuery([new(query, Occur.Must), .. ids.Select(id => new BooleanClause(new TermQuery(ArticleSchema.Id, id), Occur.MustNot))]);
}
