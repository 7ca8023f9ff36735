using System.Collections.Concurrent;
using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine;

/// <summary>
/// One state of an index, which stays as it is while writers go on. Several threads may search it at once. Dispose of it: it keeps files open.
/// </summary>
public sealed class Snapshot : IDisposable
{
    private readonly Action _release;
    private readonly ConcurrentDictionary<string, Scoring.FieldStatistics> _statistics = new(StringComparer.Ordinal);
    private bool _disposed;

    internal Snapshot(SegmentInfos commit, IReadOnlyList<SegmentView> segments, Action release)
    {
        Commit = commit;
        Segments = segments;
        _release = release;
        foreach (SegmentView segment in segments)
        {
            MaxDoc += segment.MaxDoc;
            DocCount += segment.LiveCount;
        }
    }

    /// <summary>Number of documents, deleted ones included: doc ids are 0 to MaxDoc - 1.</summary>
    public int MaxDoc { get; }

    /// <summary>Documents that are not deleted.</summary>
    public int DocCount { get; }

    /// <summary>What is stored with the commit, the engine's own notes included.</summary>
    public IReadOnlyDictionary<string, string> UserData => Commit.UserData;

    /// <summary>Number of segments it is made of.</summary>
    public int SegmentCount => Segments.Count;

    internal SegmentInfos Commit { get; }

    internal IReadOnlyList<SegmentView> Segments { get; }

    /// <summary>What the documents of a field are like; added up when first asked for.</summary>
    internal Scoring.FieldStatistics StatisticsOf(string field) =>
        _statistics.TryGetValue(field, out Scoring.FieldStatistics? known) ? known : _statistics.GetOrAdd(field, Scoring.FieldStatistics.Of(field, Segments));

    /// <summary>The segment that a doc id of the snapshot lies in.</summary>
    internal SegmentView SegmentOf(int docId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(docId);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(docId, MaxDoc);
        int low = 0;
        int high = Segments.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (Segments[middle].DocBase <= docId)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }
        return Segments[low];
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _release();
        }
    }
}
