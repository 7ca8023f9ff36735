using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Codecs.BitPacking;

namespace Search.Engine.Scoring;

/// <summary>Leaves out documents whose scores are too low, eight at a time.</summary>
internal static class HighScores
{
    /// <param name="docs">Documents; those that are kept move to the front.</param>
    /// <param name="scores">As many, likewise.</param>
    /// <param name="lowest">A lower score is left out.</param>
    /// <returns>How many are kept.</returns>
    public static int Keep(Span<int> docs, Span<float> scores, float lowest)
    {
        scores = scores[..docs.Length];
        int kept = 0;
        int i = 0;
        if (PackedLanes.IsSupported)
        {
            ref int doc = ref MemoryMarshal.GetReference(docs);
            ref float score = ref MemoryMarshal.GetReference(scores);
            Vector256<float> bound = Vector256.Create(lowest);
            for (; i <= docs.Length - PackedLanes.Lanes; i += PackedLanes.Lanes)
            {
                Vector256<float> eight = Vector256.LoadUnsafe(ref score, (nuint)i);
                uint high = Vector256.GreaterThanOrEqual(eight, bound).ExtractMostSignificantBits();
                if (high != 0)
                {
                    // What is written beyond the kept ones was read before: no more are kept than were looked at.
                    Vector256<int> indexes = PackedLanes.IndexesOf(high);
                    PackedLanes.Pack(Vector256.LoadUnsafe(ref doc, (nuint)i), indexes).StoreUnsafe(ref Unsafe.Add(ref doc, kept));
                    PackedLanes.Pack(eight, indexes).StoreUnsafe(ref Unsafe.Add(ref score, kept));
                    kept += BitOperations.PopCount(high);
                }
            }
        }
        for (; i < docs.Length; i++)
        {
            docs[kept] = docs[i];
            scores[kept] = scores[i];
            kept += scores[i] >= lowest ? 1 : 0;
        }
        return kept;
    }
}
