using Search.Codecs.Contracts;
using Search.Codecs.Segments;
using Search.Storage;

namespace Search.Engine.Merging;

/// <summary>
/// Says what is wrong with segments that a merge could not make sense of. Their checksums held, so only a check of what their structures say of each
/// other finds the place.
/// </summary>
internal static class DamagedSources
{
    /// <summary>Whether a merge may have failed with this because a source says what no writer takes: terms that do not rise, say.</summary>
    internal static bool MayCause(Exception error) =>
        error is ArgumentException or IndexOutOfRangeException or ArithmeticException || (error is InvalidOperationException && error is not ObjectDisposedException);

    /// <summary>Returns where nothing is wrong.</summary>
    /// <exception cref="CorruptIndexException">What was found first.</exception>
    internal static void ThrowIfAny(IndexDirectory directory, IEnumerable<SegmentCommitInfo> segments, CancellationToken cancellation)
    {
        foreach (SegmentCommitInfo segment in segments)
        {
            using SegmentChecker checker = SegmentChecker.Open(directory, segment, verify: true, cancellation);
            foreach (Func<IReadOnlyList<CheckedPart>> step in checker.Steps)
            {
                _ = step();
            }
        }
    }
}
