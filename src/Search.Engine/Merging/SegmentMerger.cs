using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Engine.Indexing;
using Search.Storage;

namespace Search.Engine.Merging;

/// <summary>Makes one new segment of several: the same documents in the same order, or in that of a sorted index, without those that were deleted.</summary>
/// <remarks>
/// The result is what indexing the surviving documents afresh would give: a term, or a distinct value, that only deleted documents had is gone. A field that no
/// document has any more stays in the list of fields, with empty norms and doc values, as CheckIndex expects of every field that says it has them. Memory grows with
/// the number of documents and of distinct doc values, and with the points of one field; terms, postings, stored fields and term vectors stream through.
/// </remarks>
internal static class SegmentMerger
{
    /// <param name="sources">At least one live document altogether. Their readers and live docs must not change meanwhile.</param>
    /// <param name="numbers">Gives fields their numbers in the new segment.</param>
    /// <param name="output">New; says how it is sorted. The caller disposes of it, which removes its files if this fails.</param>
    /// <param name="diagnostics">What the segment says about its making.</param>
    /// <param name="cancellation">Stops it between documents or terms.</param>
    /// <exception cref="ArgumentException">No document is left.</exception>
    /// <exception cref="IndexFormatException">The segments have fields that do not fit together.</exception>
    /// <exception cref="CorruptIndexException">A source is damaged.</exception>
    internal static SegmentInfo Merge(
        IReadOnlyList<MergeSource> sources, FieldNumbers numbers, ISegmentWriter output, IReadOnlyDictionary<string, string> diagnostics, CancellationToken cancellation) =>
        Merge(sources, DocMap.Build(sources, output.IndexSort), numbers, output, diagnostics, cancellation);

    /// <summary>The same for somebody who knows already where the documents go: the maps are those of the sources, in the order that the output says.</summary>
    internal static SegmentInfo Merge(
        IReadOnlyList<MergeSource> sources, DocMap[] maps, FieldNumbers numbers, ISegmentWriter output, IReadOnlyDictionary<string, string> diagnostics,
        CancellationToken cancellation)
    {
        int maxDoc = maps.Sum(map => map.LiveCount);
        if (maxDoc == 0)
        {
            throw new ArgumentException("no document is left to merge", nameof(sources));
        }
        FieldInfos fields = MergedFields.Unite(sources.Select(source => source.Reader.Fields), numbers);
        var merge = new Merge(sources, maps, maxDoc, fields, output, cancellation);
        StoredFieldsMerger.Run(merge);
        TermVectorsMerger.Run(merge);
        output.Begin(maxDoc, fields);
        NormsMerger.Run(merge);
        DocValuesMerger.Run(merge);
        PointsMerger.Run(merge);
        PostingsMerger.Run(merge);
        return output.Finish(diagnostics);
    }
}
