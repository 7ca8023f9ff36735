using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine;

/// <summary>One segment of a snapshot.</summary>
/// <param name="Name">Such as <c>_0</c>.</param>
/// <param name="Docs">Documents that are not deleted.</param>
/// <param name="Deleted">Documents that are.</param>
/// <param name="Codec">Name of its formats as a whole.</param>
/// <param name="Version">Version of Lucene whose format it has.</param>
/// <param name="Files">Names of its files in the index folder, live docs not included.</param>
public sealed record SegmentStatistics(string Name, int Docs, int Deleted, string Codec, string Version, IReadOnlyCollection<string> Files);

/// <summary>One field over all segments of a snapshot.</summary>
/// <param name="Name">The field.</param>
/// <param name="Structures">What is kept of it, such as <c>positions</c>, <c>norms</c>, <c>numeric doc values</c>, <c>points</c>.</param>
/// <param name="Terms">Distinct terms, summed over segments.</param>
/// <param name="Docs">Documents with a term, deleted ones included until their segment is merged.</param>
/// <param name="PointBytes">Bytes of a point of one dimension; 0 where there are none or of several dimensions.</param>
public sealed record FieldStatistics(string Name, IReadOnlyList<string> Structures, long Terms, long Docs, int PointBytes = 0);

/// <summary>What a snapshot is made of, as <c>stats</c> shows it. Reads no postings.</summary>
public static class IndexStatistics
{
    public static IReadOnlyList<SegmentStatistics> Segments(Snapshot snapshot) =>
    [
        .. snapshot.Segments.Select(segment => new SegmentStatistics(
            segment.Commit.Info.Name, segment.LiveCount, segment.Commit.DeletedCount, segment.Commit.Info.Codec, segment.Commit.Info.Version.ToString(),
            segment.Commit.Info.Files)),
    ];

    /// <summary>By name.</summary>
    public static IReadOnlyList<FieldStatistics> Fields(Snapshot snapshot)
    {
        var structures = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var counts = new Dictionary<string, (long Terms, long Docs, int PointBytes)>(StringComparer.Ordinal);
        foreach (SegmentView segment in snapshot.Segments)
        {
            foreach (FieldInfo field in segment.Reader.Fields)
            {
                if (!structures.TryGetValue(field.Name, out List<string>? known))
                {
                    structures[field.Name] = known = [];
                }
                known.AddRange(StructuresOf(field).Except(known).ToList());
                Terms? terms = segment.Reader.GetTerms(field.Name);
                (long Terms, long Docs, int PointBytes) count = counts.GetValueOrDefault(field.Name);
                int pointBytes = field.PointDimensions == 1 ? field.PointBytes : count.PointBytes;
                counts[field.Name] = (count.Terms + (terms?.Count ?? 0), count.Docs + (terms?.DocCount ?? 0), pointBytes);
            }
        }
        return [.. structures.Select(pair => new FieldStatistics(pair.Key, pair.Value, counts[pair.Key].Terms, counts[pair.Key].Docs, counts[pair.Key].PointBytes))];
    }

    private static IEnumerable<string> StructuresOf(FieldInfo field)
    {
        string? postings = field.IndexOptions switch
        {
            IndexOptions.Docs => "terms",
            IndexOptions.DocsAndFreqs => "frequencies",
            IndexOptions.DocsAndFreqsAndPositions => "positions",
            IndexOptions.DocsAndFreqsAndPositionsAndOffsets => "positions and offsets",
            _ => null,
        };
        if (postings != null)
        {
            yield return postings;
        }
        if (field.HasNorms)
        {
            yield return "norms";
        }
        if (field.DocValuesType != DocValuesType.None)
        {
            yield return DocValuesName(field.DocValuesType);
        }
        if (field.PointDimensions > 0)
        {
            yield return "points";
        }
        if (field.HasTermVectors)
        {
            yield return "term vectors";
        }
    }

    private static string DocValuesName(DocValuesType type) => type switch
    {
        DocValuesType.Numeric => "numeric doc values",
        DocValuesType.Binary => "binary doc values",
        DocValuesType.Sorted => "sorted doc values",
        DocValuesType.SortedSet => "sorted-set doc values",
        DocValuesType.SortedNumeric => "sorted-numeric doc values",
        _ => "doc values",
    };
}
