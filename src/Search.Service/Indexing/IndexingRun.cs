using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Text;
using Search.Engine;
using Search.Ingest;
using Search.Service.Answers;
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
    private readonly WritingThreads _writing = new(writer, options.Threads);
    private readonly Pruning _pruning = new(options);
    private readonly Stopwatch _sinceCommit = new();
    private readonly SkipCounts _skips = new();
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
                    Settle();
                    Commit();
                }
            }
        }
        Settle();
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
            Skipped = _counts.Skipped,
            SkippedBecause = _skips.ByReason(),
            Rejected = _counts.Refused + _counts.Unreadable,
            Pruned = _counts.Pruned,
            Bytes = _counts.Bytes,
            Seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 3),
            Interrupted = interrupted,
            DryRun = writer == null,
        };
    }

    public void Dispose()
    {
        _writing.Dispose();
        _snapshot.Dispose();
    }

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
            Settle();
            _counts.Unreadable++;
            _pruning.Keep(reject);
            observer.Rejected(reject);
        }
        else if (result.Skipped is { } skipped)
        {
            _counts.Skipped++;
            _skips.Add(skipped.Reason);
        }
        else
        {
            Settle();
            observer.Note(result.Note!);
        }
    }

    private void Take(Article article)
    {
        // Whether an article is new is known when the one of its id before it is written.
        while (_writing.IsPending(article.Id) || _writing.IsFull)
        {
            Finish(_writing.Take(wait: true)!);
        }
        KnownArticle? known = _articles.Find(article.Id);
        if (known is { } other && article.HasPathId && other.Origin != article.Origin && !options.Replaces)
        {
            Settle();
            Refuse(article, $"id '{article.Id}' is taken by an article of '{other.Origin}', and this one is of '{article.Origin}': tell them apart with --id-prefix");
            return;
        }
        if (known?.ContentHash == article.ContentHash && known?.Origin == article.Origin && known?.Path == article.Path)
        {
            _counts.Unchanged++;
            return;
        }
        _writing.Give(article, isUpdate: known != null);
        while (_writing.Take(wait: false) is { } done)
        {
            Finish(done);
        }
    }

    /// <summary>Waits for all articles that are on their way.</summary>
    private void Settle()
    {
        while (_writing.Take(wait: true) is { } done)
        {
            Finish(done);
        }
    }

    private void Finish(WritingThreads.Job done)
    {
        if (done.Failure is DocumentException refused)
        {
            Refuse(done.Article, refused.Message);
            return;
        }
        if (done.Failure != null)
        {
            ExceptionDispatchInfo.Throw(done.Failure);
        }
        _articles.Indexed(done.Article);
        _changes++;
        _counts.Added += done.IsUpdate ? 0 : 1;
        _counts.Updated += done.IsUpdate ? 1 : 0;
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
    private bool NeedsCommit => ArticleCommitData.HoldsArticles(_snapshot.UserData) ? !IsSaidBy(_snapshot.UserData) : _counts.Read > _counts.Skipped + _counts.Unreadable;

    /// <summary>Whether a commit says already all that this run's last one would say.</summary>
    private bool IsSaidBy(IReadOnlyDictionary<string, string> userData) =>
        ArticleCommitData.OfThisProgram.Concat(options.CommitData).All(pair => userData.TryGetValue(pair.Key, out string? value) && value == pair.Value);

    private static int BytesOf(string? text) => text == null ? 0 : Encoding.UTF8.GetByteCount(text);
}
