using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>A document that a search keeps.</summary>
/// <param name="DocId">Of the snapshot.</param>
/// <param name="Score">Its score.</param>
/// <param name="SortValue">The value that orders it, where the order is by a field and it has one.</param>
/// <param name="Others">Further matches that it stands for.</param>
/// <param name="IsRescored">Whether its score is that of a second pass.</param>
internal sealed record KeptHit(int DocId, float Score, long? SortValue, int Others = 0, bool IsRescored = false);

/// <summary>Keeps the first documents in some order, of blocks of matches with rising doc ids.</summary>
internal interface IHitCollector
{
    /// <summary>Whether <see cref="Collect"/> wants scores.</summary>
    bool NeedsScores { get; }

    void BeginSegment(SegmentView segment);

    /// <param name="docs">Of the segment.</param>
    /// <param name="scores">As many, or none.</param>
    void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores);

    /// <summary>Documents with a lower score will not be kept; 0: any may be.</summary>
    float MinScore { get; }

    /// <summary>Whether no further document of the segment will be kept.</summary>
    bool HasAllOfSegment { get; }

    /// <summary>What was kept, in order. Ends the collecting.</summary>
    IReadOnlyList<KeptHit> Finish();
}
