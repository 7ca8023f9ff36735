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
    /// <summary>Whether the segments stand in the new one one after the other; otherwise their documents are sorted.</summary>
    internal bool IsInRow { get; } = Maps.All(map => map.IsInRow);

    /// <summary>For a sorted merge: the source and the old id of each new document, in order.</summary>
    internal (int Source, int Doc)[] Origins()
    {
        var origins = new (int Source, int Doc)[MaxDoc];
        for (int i = 0; i < Maps.Length; i++)
        {
            for (int doc = 0; doc < Sources[i].Reader.Info.MaxDoc; doc++)
            {
                if (Maps[i][doc] is >= 0 and int place)
                {
                    origins[place] = (i, doc);
                }
            }
        }
        return origins;
    }

    /// <summary>A field as a source knows it; null where it has nothing of it.</summary>
    internal FieldInfo? FieldOf(int source, FieldInfo field) => Sources[source].Reader.Fields[field.Name];
}
