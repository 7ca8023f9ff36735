namespace Search.Engine.Merging;

/// <summary>
/// Decides which segments to merge, by the rules of Lucene's TieredMergePolicy: sizes form tiers, each <see cref="MaxMergeAtOnce"/> times the one below, with
/// <see cref="SegmentsPerTier"/> segments allowed in each; an index that has more, or too many deleted documents, merges those segments that are most alike in size
/// and get rid of most deleted documents.
/// </summary>
/// <remarks>A pure function of sizes: it opens nothing and remembers nothing. Merges list their segments in the order of the index, so that documents stay in order.</remarks>
internal sealed record TieredMergePolicy
{
    /// <summary>Segments that a tier may have; int.MaxValue: nothing is ever merged but by force. At least 2.</summary>
    internal int SegmentsPerTier { get; init; } = 10;

    internal int MaxMergeAtOnce { get; init; } = 10;

    /// <summary>The same for forced merges.</summary>
    internal int MaxForcedMergeAtOnce { get; init; } = 30;

    /// <summary>No merge that is not forced makes a larger segment.</summary>
    internal long MaxMergedBytes { get; init; } = 5L << 30;

    /// <summary>Smaller segments count as this large: many tiny ones are one tier.</summary>
    internal long FloorBytes { get; init; } = 2L << 20;

    /// <summary>Percentage of deleted documents in the index above which merges are looked for that get rid of them.</summary>
    internal double DeletesPercentAllowed { get; init; } = 33;

    /// <summary>Lucene's MergePolicy.noCFSRatio, as its TieredMergePolicy sets it.</summary>
    internal const double SmallPart = 0.1;

    /// <summary>A merged segment that is at most this much of the index goes into a compound file; 0: none does.</summary>
    internal double CompoundRatio { get; init; } = SmallPart;

    private int MergeFactor => Math.Min(MaxMergeAtOnce, SegmentsPerTier);

    /// <summary>The merges that would bring the index within its budget, best first; none where it is.</summary>
    /// <param name="segments">All segments, in the order of the index.</param>
    /// <param name="merging">Names of those that are being merged already; they are left alone.</param>
    internal IReadOnlyList<IReadOnlyList<MergeCandidate>> FindMerges(IReadOnlyList<MergeCandidate> segments, IReadOnlySet<string>? merging = null)
    {
        if (SegmentsPerTier == int.MaxValue || segments.Count == 0)
        {
            return [];
        }
        bool IsMerging(MergeCandidate segment) => merging?.Contains(segment.Name) == true;
        List<MergeCandidate> eligible = BySize(segments.Where(segment => !IsMerging(segment)));
        long mergingBytes = segments.Where(IsMerging).Sum(segment => segment.LiveBytes);
        long deleted = eligible.Sum(segment => (long)segment.Deleted);
        // Deletions of segments that are being merged will be gone soon.
        long docs = segments.Sum(segment => (long)segment.Docs - (IsMerging(segment) ? segment.Deleted : 0));
        double deletedPercent = docs == 0 ? 0 : 100.0 * deleted / docs;
        double deletedAllowed = Math.Floor(DeletesPercentAllowed * docs / 100);
        long bytes = eligible.Sum(segment => segment.LiveBytes) + mergingBytes;

        // Large segments are left as they are, and do not count, unless they have many deletions and the index has, too.
        foreach (MergeCandidate large in eligible.Where(segment => segment.LiveBytes > MaxMergedBytes / 2
            && (deletedPercent <= DeletesPercentAllowed || segment.DeletedPercent <= DeletesPercentAllowed)).ToArray())
        {
            eligible.Remove(large);
            bytes -= large.LiveBytes;
            deletedAllowed -= large.Deleted;
        }
        double allowed = AllowedSegments(bytes, segments.Min(segment => segment.LiveBytes));
        return Choose(segments, eligible, allowed, Math.Max(0, deletedAllowed), mergingBytes >= MaxMergedBytes);
    }

    /// <summary>The next merges on the way to few segments; none where that is reached. Call again when they are done.</summary>
    /// <param name="segments">All segments, in the order of the index.</param>
    /// <param name="maxSegments">At least 1. With 1, a segment that has deletions is written anew even where it is the only one.</param>
    internal IReadOnlyList<IReadOnlyList<MergeCandidate>> FindForcedMerges(IReadOnlyList<MergeCandidate> segments, int maxSegments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSegments, 1);
        if (maxSegments == 1 && segments.Count <= MaxForcedMergeAtOnce)
        {
            return segments.Count > 1 || segments.Any(segment => segment.Deleted > 0) ? [[.. segments]] : [];
        }
        // A quarter more than an even share, so that shares come out as wanted though segments cannot be split.
        long total = segments.Sum(segment => segment.LiveBytes);
        double limit = maxSegments == 1 ? double.MaxValue : 1.25 * Math.Max((double)total / maxSegments, MaxMergedBytes);
        List<MergeCandidate> left = BySize(segments);
        var merges = new List<IReadOnlyList<MergeCandidate>>();
        for (int excess = segments.Count - maxSegments; excess > 0;)
        {
            var merge = new HashSet<MergeCandidate>();
            double bytes = 0;
            while (left.Count > 0 && merge.Count < MaxForcedMergeAtOnce && merge.Count <= excess && (merge.Count < 2 || bytes + left[^1].LiveBytes <= limit))
            {
                bytes += left[^1].LiveBytes;
                merge.Add(left[^1]);
                left.RemoveAt(left.Count - 1);
            }
            if (merge.Count < 2)
            {
                break;
            }
            merges.Add([.. segments.Where(merge.Contains)]);
            excess -= merge.Count - 1;
        }
        return merges;
    }

    /// <summary>Whether a merged segment goes into a compound file.</summary>
    /// <param name="bytes">Of its files.</param>
    /// <param name="segments">All segments, those that it was made of included.</param>
    internal bool IsCompound(long bytes, IReadOnlyList<MergeCandidate> segments) =>
        CompoundRatio > 0 && bytes <= CompoundRatio * segments.Sum(segment => segment.LiveBytes);

    private static List<MergeCandidate> BySize(IEnumerable<MergeCandidate> segments) =>
        [.. segments.OrderByDescending(segment => segment.LiveBytes).ThenBy(segment => segment.Name, StringComparer.Ordinal)];

    // How many segments an index of this size may have: each tier as many as it may, the last one what is left.
    private double AllowedSegments(long bytes, long smallest)
    {
        double level = Math.Max(smallest, FloorBytes);
        double left = bytes;
        double allowed = 0;
        while (left / level >= SegmentsPerTier && level < MaxMergedBytes)
        {
            allowed += SegmentsPerTier;
            left -= SegmentsPerTier * level;
            level = Math.Min(MaxMergedBytes, level * MergeFactor);
        }
        return Math.Max(allowed + Math.Ceiling(left / level), SegmentsPerTier);
    }

    private List<IReadOnlyList<MergeCandidate>> Choose(
        IReadOnlyList<MergeCandidate> segments, List<MergeCandidate> eligible, double allowed, double deletedAllowed, bool largeMergeRuns)
    {
        var merges = new List<IReadOnlyList<MergeCandidate>>();
        bool hasLarge = false;
        while (eligible.Count > allowed || eligible.Sum(segment => (long)segment.Deleted) > deletedAllowed)
        {
            if (Best(eligible, largeMergeRuns) is not { } best)
            {
                break;
            }
            // One large merge at a time; the segments of another one wait for the next call.
            if (!hasLarge || !best.IsLarge)
            {
                merges.Add([.. segments.Where(best.Segments.Contains)]);
                hasLarge |= best.IsLarge;
            }
            eligible.RemoveAll(best.Segments.Contains);
        }
        return merges;
    }

    private (List<MergeCandidate> Segments, bool IsLarge)? Best(List<MergeCandidate> eligible, bool largeMergeRuns)
    {
        (List<MergeCandidate> Segments, bool IsLarge)? best = null;
        double bestScore = double.PositiveInfinity;
        for (int start = 0; start < eligible.Count; start++)
        {
            (List<MergeCandidate> merge, bool isLarge) = From(eligible, start);
            if (merge is [{ Deleted: 0 }])
            {
                continue;
            }
            if (best != null && !isLarge && merge.Count < MergeFactor)
            {
                // The tail of the list: from here on merges only get smaller.
                break;
            }
            double score = Score(merge, isLarge);
            if (score < bestScore && !(isLarge && largeMergeRuns))
            {
                (best, bestScore) = ((merge, isLarge), score);
            }
        }
        return best;
    }

    // As many segments from this one on, large to small, as fit into one. Where one does not fit, smaller ones behind it may.
    private (List<MergeCandidate> Merge, bool IsLarge) From(List<MergeCandidate> eligible, int start)
    {
        var merge = new List<MergeCandidate>();
        bool isLarge = false;
        long bytes = 0;
        for (int i = start; i < eligible.Count && merge.Count < MergeFactor && bytes < MaxMergedBytes; i++)
        {
            bool fits = bytes + eligible[i].LiveBytes <= MaxMergedBytes;
            isLarge |= !fits;
            if (fits || merge.Count == 0)
            {
                merge.Add(eligible[i]);
                bytes += eligible[i].LiveBytes;
            }
        }
        return (merge, isLarge);
    }

    // Smaller is better: segments of like size, small ones rather than large ones, and above all many deletions to get rid of.
    private double Score(List<MergeCandidate> merge, bool isLarge)
    {
        double before = merge.Sum(segment => segment.Bytes);
        double after = merge.Sum(segment => segment.LiveBytes);
        // A merge as large as can be is not merged again, so it cannot cost more and more.
        double skew = isLarge ? 1.0 / MergeFactor : (double)Floor(merge[0]) / merge.Sum(Floor);
        double kept = before == 0 ? 1 : after / before;
        return skew * Math.Pow(after, 0.05) * kept * kept;
    }

    private long Floor(MergeCandidate segment) => Math.Max(FloorBytes, segment.LiveBytes);
}
