using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Engine.Scoring;

/// <summary>The doc ids that two decoded blocks have in common.</summary>
internal static class BlockIntersection
{
    private const int Lanes = 8;

    /// <param name="docs">Ascending; none is larger than the last one of the block.</param>
    /// <param name="block">Ascending, with as many numbers behind as <see cref="Search.Codecs.Contracts.PostingsEnum.PaddedDocs"/> has.</param>
    /// <param name="from">The place in the block at which to begin.</param>
    /// <param name="places">As long as <paramref name="docs"/>: takes the places of common ids in it.</param>
    /// <param name="blockPlaces">As long: takes their places in the block.</param>
    /// <returns>How many there are.</returns>
    public static int Find(ReadOnlySpan<int> docs, ReadOnlySpan<int> block, int from, Span<int> places, Span<int> blockPlaces)
    {
        places = places[..docs.Length];
        blockPlaces = blockPlaces[..docs.Length];
        return Vector256.IsHardwareAccelerated
            ? FindByVectors(docs, block, from, places, blockPlaces)
            : FindOneByOne(docs, block, from, places, blockPlaces);
    }

    /// <summary>Which of eight ids are reached is seen at once; whether one is equal decides no branch.</summary>
    private static int FindByVectors(ReadOnlySpan<int> docs, ReadOnlySpan<int> block, int from, Span<int> places, Span<int> blockPlaces)
    {
        ref int start = ref MemoryMarshal.GetReference(block);
        int at = from;
        int count = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = docs[i];
            Vector256<int> wanted = Vector256.Create(doc);
            uint reached;
            while ((reached = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref start, (nuint)at), wanted).ExtractMostSignificantBits()) == 0)
            {
                at += Lanes;
            }
            int found = at + BitOperations.TrailingZeroCount(reached);
            places[count] = i;
            blockPlaces[count] = found;
            count += block[found] == doc ? 1 : 0;
        }
        return count;
    }

    private static int FindOneByOne(ReadOnlySpan<int> docs, ReadOnlySpan<int> block, int from, Span<int> places, Span<int> blockPlaces)
    {
        int at = from;
        int count = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            while (block[at] < docs[i])
            {
                at++;
            }
            if (block[at] == docs[i])
            {
                places[count] = i;
                blockPlaces[count++] = at;
            }
        }
        return count;
    }
}
