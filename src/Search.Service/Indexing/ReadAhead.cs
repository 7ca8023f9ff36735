using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Search.Ingest;

namespace Search.Service.Indexing;

/// <summary>
/// Reads a source on a thread of its own, a few articles ahead of the one that indexes: files are parsed while others are inverted, and a source that
/// waits, such as a pipe, can be left when the run is cancelled.
/// </summary>
internal sealed class ReadAhead : IDisposable
{
    private const int Ahead = 32;

    /// <summary>Articles that are ahead have about so many letters, whatever their number, or there is one.</summary>
    private const long MostLetters = 8 << 20;

    private readonly object _gate = new();

    private readonly BlockingCollection<ReadResult> _results = new(Ahead);
    private readonly CancellationTokenSource _left = new();
    private ExceptionDispatchInfo? _failure;
    private long _letters;

    public ReadAhead(IEnumerable<ReadResult> source)
    {
        // Not of the pool: it may wait for standard input until the process ends.
        new Thread(() => Read(source)) { IsBackground = true, Name = "reading articles" }.Start();
    }

    /// <summary>The next result. False at the end, and once cancelled.</summary>
    public bool TryTake(out ReadResult result, CancellationToken cancellation)
    {
        result = default;
        if (cancellation.IsCancellationRequested)
        {
            return false;
        }
        try
        {
            if (_results.TryTake(out result, Timeout.Infinite, cancellation))
            {
                lock (_gate)
                {
                    _letters -= LettersOf(result);
                    Monitor.Pulse(_gate);
                }
                return true;
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        _failure?.Throw();
        return false;
    }

    public void Dispose()
    {
        _left.Cancel();
        lock (_gate)
        {
            Monitor.Pulse(_gate);
        }
    }

    private void Read(IEnumerable<ReadResult> source)
    {
        try
        {
            foreach (ReadResult result in source)
            {
                WaitForRoom(LettersOf(result));
                _results.Add(result, _left.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody listens any more.
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }
        _results.CompleteAdding();
    }

    private void WaitForRoom(long letters)
    {
        lock (_gate)
        {
            while (_letters > 0 && _letters + letters > MostLetters && !_left.IsCancellationRequested)
            {
                Monitor.Wait(_gate);
            }
            _letters += letters;
        }
    }

    private static long LettersOf(ReadResult result) =>
        result.Article is { } article ? article.Body.Length + (article.Title?.Length ?? 0) + (article.Furniture?.Length ?? 0) : 0;
}
