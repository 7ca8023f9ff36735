using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Engine.Merging;

/// <summary>One segment that goes into a merge.</summary>
/// <param name="Reader">
/// Stays open, and the caller's, until the merge is done. Open it with verification: what a merge reads it writes with a fresh checksum, so damage that goes unseen here
/// can never be seen again.
/// </param>
/// <param name="LiveDocs">The documents to keep; null = all.</param>
internal sealed record MergeSource(ISegmentReader Reader, BitSet? LiveDocs);
