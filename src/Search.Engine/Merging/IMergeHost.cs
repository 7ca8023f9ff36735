namespace Search.Engine.Merging;

/// <summary>What merges need of the writer that they work for.</summary>
internal interface IMergeHost
{
    /// <summary>The writer's lock, which <see cref="Monitor"/> waits on.</summary>
    object Guard { get; }

    /// <summary>Waits until no commit holds the segments. Under the lock.</summary>
    void AwaitSegments();

    /// <summary>Deletes, in all written segments, what was deleted up to now. Under the lock, while no commit holds the segments.</summary>
    void ApplyDeletes();

    /// <summary>What a new segment says about its making.</summary>
    IReadOnlyDictionary<string, string> Diagnostics(string source);

    /// <summary>The writer is done: a merge failed.</summary>
    void Fail(Exception error);
}
