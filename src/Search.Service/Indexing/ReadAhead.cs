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

    private readonly BlockingCollection<ReadResult> _results = new(Ahead);
    private readonly CancellationTokenSource _left = new();
    private ExceptionDispatchInfo? _failure;

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

    public void Dispose() => _left.Cancel();

    private void Read(IEnumerable<ReadResult> source)
    {
        try
        {
            foreach (ReadResult result in source)
            {
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
}
