using System.Runtime.InteropServices;

namespace Search.Cli;

/// <summary>
/// Ctrl-C, and a polite kill. The first one asks what is running to come to an end in good order; a second one before that ends the program at once, as
/// the system does.
/// </summary>
public sealed class Interruption : IDisposable
{
    private readonly Lock _guard = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private CancellationTokenSource? _current;

    /// <summary>From now on the process's signals arrive here. Without it only <see cref="Cancel"/> cancels.</summary>
    public void Listen()
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = Cancel()));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = Cancel()));
    }

    /// <summary>Runs something that can be cancelled. Within such a run, an inner one is cancelled first and alone.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> action)
    {
        using var source = new CancellationTokenSource();
        CancellationTokenSource? outer;
        lock (_guard)
        {
            outer = _current;
            _current = source;
        }
        try
        {
            return await action(source.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_guard)
            {
                _current = outer;
            }
        }
    }

    /// <summary>What Ctrl-C does.</summary>
    /// <returns>False when nothing runs, or was asked to end already.</returns>
    public bool Cancel()
    {
        lock (_guard)
        {
            if (_current == null || _current.IsCancellationRequested)
            {
                return false;
            }
            _current.Cancel();
            return true;
        }
    }

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _registrations.Clear();
    }
}
