using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>What every part of one merge is given.</summary>
/// <param name="Sources">In the order of their documents.</param>
/// <param name="Maps">Beside the sources.</param>
/// <param name="MaxDoc">Documents of the new segment.</param>
/// <param name="Fields">Of the new segment.</param>
/// <param name="Output">The new segment.</param>
/// <param name="Cancellation">Looked at every few thousand documents or terms.</param>
internal sealed record Merge(
    IReadOnlyList<MergeSource> Sources, DocMap[] Maps, int MaxDoc, FieldInfos Fields, ISegmentWriter Output, CancellationToken Cancellation)
{
    /// <summary>A field as a source knows it; null where it has nothing of it.</summary>
    internal FieldInfo? FieldOf(int source, FieldInfo field) => Sources[source].Reader.Fields[field.Name];
}
