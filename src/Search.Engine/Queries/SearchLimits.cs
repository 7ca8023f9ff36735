namespace Search.Engine.Queries;

/// <summary>When a search must end before it is done: it is cancelled, or its time is up. Asked by all that can take long, for each few hundred documents or terms.</summary>
/// <param name="cancellation">The caller's wish.</param>
/// <param name="time">How long from now on; null: as long as it takes.</param>
/// <param name="clock">Measures the time; null: the system's.</param>
internal sealed class SearchLimits(CancellationToken cancellation, TimeSpan? time = null, TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly long _start = (clock ?? TimeProvider.System).GetTimestamp();

    public static SearchLimits None { get; } = new(CancellationToken.None);

    /// <exception cref="OperationCanceledException"/>
    /// <exception cref="TimeLimitException"/>
    public void Check()
    {
        cancellation.ThrowIfCancellationRequested();
        if (time != null && _clock.GetElapsedTime(_start) > time)
        {
            throw new TimeLimitException();
        }
    }
}
