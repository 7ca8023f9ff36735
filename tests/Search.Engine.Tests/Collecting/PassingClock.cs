namespace Search.Engine.Tests.Collecting;

/// <summary>A clock on which a second passes each time somebody looks.</summary>
internal sealed class PassingClock : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => _seconds++;
}
