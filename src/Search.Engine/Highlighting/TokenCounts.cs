using Search.Codecs.Contracts;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine.Highlighting;

/// <summary>How many tokens may be marked in a document, about: norms keep the lengths of its fields.</summary>
internal static class TokenCounts
{
    /// <param name="segment">The segment.</param>
    /// <param name="doc">The document, by the segment's id.</param>
    public static long About(SegmentView segment, int doc)
    {
        long count = 0;
        foreach (FieldInfo field in segment.Reader.Fields)
        {
            if (field.HasOffsets && field.HasNorms && segment.Reader.Norms.GetNorms(field) is { } norms && norms.AdvanceExact(doc))
            {
                count += (long)Bm25.LengthOf(norms.Value);
            }
        }
        return count;
    }
}
