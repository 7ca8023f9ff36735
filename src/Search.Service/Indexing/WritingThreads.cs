using System.Collections.Concurrent;
using Search.Engine;
using Search.Ingest;
using Search.Service.Articles;

namespace Search.Service.Indexing;

/// <summary>
/// Gives articles to a writer on several threads, and hands back what came of each in the order in which they came: so a run decides and tells the
/// same whatever the number of threads. Used by one thread.
/// </summary>
/// <remarks>A second thread begins when many articles wait for the first, and so on: a small run has one, and makes one segment.</remarks>
internal sealed class WritingThreads : IDisposable
{
    private const int WaitingPerThread = 32;
    private const long MostWaitingLetters = 32 << 20;

    private readonly IndexWriter? _writer;
    private readonly int _threads;
    private readonly BlockingCollection<Job> _work = [];
    private readonly Queue<Job> _pending = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<Thread> _running = [];
    private long _letters;
    private volatile bool _isLeft;

    /// <param name="writer">Null: documents are made and thrown away.</param>
    /// <param name="threads">With one, articles are written by the caller's.</param>
    public WritingThreads(IndexWriter? writer, int threads)
    {
        _writer = writer;
        _threads = threads;
    }

    /// <summary>Whether more articles wait than is good for memory: take one before the next is given.</summary>
    public bool IsFull => _pending.Count >= WaitingPerThread * _threads || (_letters > MostWaitingLetters && _pending.Count > 0);

    /// <summary>Whether there is one of that id.</summary>
    public bool IsPending(string id) => _ids.Contains(id);

    /// <param name="article">None of its id is pending.</param>
    /// <param name="isUpdate">Whether it takes the place of one in the index.</param>
    public void Give(Article article, bool isUpdate)
    {
        var job = new Job(article, isUpdate);
        _pending.Enqueue(job);
        _ids.Add(article.Id);
        _letters += job.Letters;
        if (_threads == 1)
        {
            job.Run(_writer);
            return;
        }
        _work.Add(job);
        if (_running.Count < _threads && _pending.Count > WaitingPerThread * _running.Count)
        {
            var thread = new Thread(Work) { IsBackground = true, Name = "writing articles" };
            _running.Add(thread);
            thread.Start();
        }
    }

    /// <summary>The first that was not taken back, done.</summary>
    /// <param name="wait">Whether to wait for it.</param>
    /// <returns>Null where it is not done, or there is none.</returns>
    public Job? Take(bool wait)
    {
        if (!_pending.TryPeek(out Job? job) || (!wait && !job.IsDone))
        {
            return null;
        }
        job.Wait();
        _pending.Dequeue();
        _ids.Remove(job.Article.Id);
        _letters -= job.Letters;
        return job;
    }

    /// <summary>Returns when no thread writes any more; what waits is left.</summary>
    public void Dispose()
    {
        _isLeft = true;
        _work.CompleteAdding();
        _running.ForEach(thread => thread.Join());
        _work.Dispose();
    }

    private void Work()
    {
        foreach (Job job in _work.GetConsumingEnumerable())
        {
            if (_isLeft)
            {
                return;
            }
            job.Run(_writer);
        }
    }

    /// <summary>One article on its way.</summary>
    internal sealed class Job(Article article, bool isUpdate)
    {
        private readonly object _guard = new();
        private bool _isDone;

        public Article Article => article;

        public bool IsUpdate => isUpdate;

        /// <summary>How long it is, about.</summary>
        public long Letters { get; } = article.Body.Length + (article.Furniture?.Length ?? 0);

        /// <summary>Why it could not be written; null where it was.</summary>
        public Exception? Failure { get; private set; }

        public bool IsDone
        {
            get
            {
                lock (_guard)
                {
                    return _isDone;
                }
            }
        }

        public void Run(IndexWriter? writer)
        {
            try
            {
                Document document = ArticleDocument.ToDocument(article);
                if (isUpdate)
                {
                    writer?.Update(document);
                }
                else
                {
                    writer?.Add(document);
                }
            }
            catch (Exception error)
            {
                Failure = error;
            }
            lock (_guard)
            {
                _isDone = true;
                Monitor.PulseAll(_guard);
            }
        }

        public void Wait()
        {
            lock (_guard)
            {
                while (!_isDone)
                {
                    Monitor.Wait(_guard);
                }
            }
        }
    }
}
