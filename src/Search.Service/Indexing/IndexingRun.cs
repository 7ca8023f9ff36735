using System.Diagnostics;
using System.Text;
using Search.Engine;
using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Articles;
using Search.Service.Local;

namespace Search.Service.Indexing;

/// <summary>
/// Brings articles into an index: those that are new are added, those that changed are updated, the others are passed over. What was read is made durable at
/// least every <see cref="IndexingOptions.CommitInterval"/>, and at the end, also after an interruption. After any failure the last commit stands.
/// </summary>
/// <param name="index">What is added to.</param>
/// <param name="writer">Null: nothing is written.</param>
/// <param name="options">How.</param>
/// <param name="observer">Is told.</param>
internal sealed class IndexingRun(SearchIndex index, IndexWriter? writer, IndexingOptions options, IIndexingObserver observer) : IDisposable
{
    private readonly MetArticles _articles = new(options.PruneUnder.Count > 0 || options.Replaces);
    private readonly Pruning _pruning = new(options);
    private readonly Stopwatch _sinceCommit = new();
    private Snapshot _snapshot = index.OpenSnapshot();
    private IndexingCounts _counts;
    private long _changes;
    private long _committedChanges;

    /// <summary>Reads the source to its end, or until cancelled.</summary>
    public IndexingReport Run(IEnumerable<ReadResult> source, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        _sinceCommit.Restart();
        _articles.Refresh(_snapshot);
        using (var reading = new ReadAhead(source))
        {
            while (reading.TryTake(out ReadResult result, cancellation))
            {
                Take(result);
                observer.Progress(_counts);
                if (_sinceCommit.Elapsed >= options.CommitInterval)
                {
                    Commit();
                }
            }
        }
        bool interrupted = cancellation.IsCancellationRequested;
        if (!interrupted && _pruning.IsWanted)
        {
            Prune();
        }
        Commit(isLast: !interrupted);
        observer.Progress(_counts);
        return new IndexingReport
        {
            Read = _counts.Read,
            Added = _counts.Added,
            Updated = _counts.Updated,
            Unchanged = _counts.Unchanged,
            Rejected = _counts.Refused + _counts.Unreadable,
            Pruned = _counts.Pruned,
            Bytes = _counts.Bytes,
            Seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 3),
            Interrupted = interrupted,
            DryRun = writer == null,
        };
    }

    public void Dispose() => _snapshot.Dispose();

    private void Take(ReadResult result)
    {
        if (result.Article is { } article)
        {
            _counts.Bytes += BytesOf(article.Title) + BytesOf(article.Body) + BytesOf(article.Furniture);
            _articles.Meet(article.Id);
            Take(article);
        }
        else if (result.Reject is { } reject)
        {
            _counts.Unreadable++;
            _pruning.Keep(reject);
            observer.Rejected(reject);
        }
        else
        {
            observer.Note(result.Note!);
        }
    }

    private void Take(Article article)
    {
        KnownArticle? known = _articles.Find(article.Id);
        if (known is { } other && article.HasPathId && other.Origin != article.Origin && !options.Replaces)
        {
            Refuse(article, $"id '{article.Id}' is taken by an article of '{other.Origin}', and this one is of '{article.Origin}': tell them apart with --id-prefix");
            return;
        }
        if (known?.ContentHash == article.ContentHash && known?.Origin == article.Origin && known?.Path == article.Path)
        {
            _counts.Unchanged++;
            return;
        }
        try
        {
            Document document = ArticleDocument.ToDocument(article);
            if (known == null)
            {
                writer?.Add(document);
            }
            else
            {
                writer?.Update(document);
            }
        }
        catch (DocumentException e)
        {
            Refuse(article, e.Message);
            return;
        }
        _articles.Indexed(article);
        _changes++;
        _counts.Added += known == null ? 1 : 0;
        _counts.Updated += known == null ? 0 : 1;
    }

    private void Refuse(Article article, string reason)
    {
        _counts.Refused++;
        observer.Rejected(new Reject(_pruning.FileOf(article.Origin, article.Path) ?? article.Id, null, reason));
    }

    private void Prune()
    {
        // What this run wrote was met; only what the last commit holds can be gone.
        foreach (string id in _pruning.Gone(_snapshot, _articles))
        {
            writer?.Delete(id);
            _counts.Pruned++;
            _changes++;
        }
    }

    private void Commit(bool isLast = false)
    {
        _sinceCommit.Restart();
        if (writer == null)
        {
            return;
        }
        if (_changes > _committedChanges || (isLast && NeedsCommit))
        {
            Dictionary<string, string> data = new(ArticleCommitData.OfThisProgram);
            foreach ((string key, string value) in options.CommitData)
            {
                data[key] = isLast ? value : "";
            }
            writer.Commit(data);
            _committedChanges = _changes;
            if (isLast)
            {
                // What was read is durable; now it is also made small and quick to search.
                writer.WaitForMerges();
                writer.Commit(data);
            }
        }
        if (!isLast)
        {
            _snapshot.Dispose();
            _snapshot = index.OpenSnapshot();
            _articles.Refresh(_snapshot);
        }
    }

    /// <summary>Whether the newest commit says less than this run's last one would. An index is not begun for nothing.</summary>
    private bool NeedsCommit => ArticleCommitData.HoldsArticles(_snapshot.UserData) ? !IsSaidBy(_snapshot.UserData) : _counts.Read > 0;

    /// <summary>Whether a commit says already all that this run's last one would say.</summary>
    private bool IsSaidBy(IReadOnlyDictionary<string, string> userData) =>
        ArticleCommitData.OfThisProgram.Concat(options.CommitData).All(pair => userData.TryGetValue(pair.Key, out string? value) && value == pair.Value);

    private static int BytesOf(string? text) => text == null ? 0 : Encoding.UTF8.GetByteCount(text);
}
