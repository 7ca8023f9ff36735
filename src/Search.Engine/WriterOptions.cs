using System.Runtime.CompilerServices;

namespace Search.Engine;

/// <summary>How a writer works.</summary>
public sealed record WriterOptions
{
    /// <summary>Documents wait in memory until they fill this much; then they become a segment.</summary>
    public int MemoryMegabytes { get; init => field = AtLeast(1, value); } = 256;

    /// <summary>Segments of similar size that may stand side by side before they are merged; int.MaxValue: never merge by itself.</summary>
    public int SegmentsPerTier { get; init => field = AtLeast(2, value); } = 10;

    /// <summary>Whether segments are merged on threads of their own, beside whoever adds documents; otherwise by those who flush or commit.</summary>
    public bool MergeInBackground { get; init; } = true;

    /// <summary>How many merges run at a time in the background, at most: half of the processors, but one at least and four at most.</summary>
    public int MergeThreads { get; init => field = AtLeast(1, value); } = Math.Clamp(Environment.ProcessorCount / 2, 1, 4);

    /// <summary>
    /// Whether small segments are kept in compound files, so that an index of many segments is one of few files: each segment that comes from memory, and a
    /// merged one that is at most a tenth of the index.
    /// </summary>
    public bool CompoundFiles { get; init; } = true;

    /// <summary>Stored with every commit, unless the commit brings its own.</summary>
    public IReadOnlyDictionary<string, string>? UserData { get; init; }

    private static int AtLeast(int least, int value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        return value;
    }
}
