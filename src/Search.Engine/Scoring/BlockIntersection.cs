using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Engine.Scoring;

/// <summary>The doc ids that two decoded blocks have in common.</summary>
internal static class BlockIntersection
{
    private const int Lanes = 16;

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

    /// <summary>Which of sixteen ids are reached is seen at once; whether one is equal decides no branch.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindByVectors(ReadOnlySpan<int> docs, ReadOnlySpan<int> block, int from, Span<int> places, Span<int> blockPlaces)
    {
        ref int start = ref MemoryMarshal.GetReference(block);
        ref int place = ref MemoryMarshal.GetReference(places);
        ref int blockPlace = ref MemoryMarshal.GetReference(blockPlaces);
        nuint at = (nuint)from;
        nuint count = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = docs[i];
            uint reached;
            while ((reached = Reached(ref start, at, doc)) == 0)
            {
                at += Lanes;
            }
            nuint found = at + (nuint)BitOperations.TrailingZeroCount(reached);
            Unsafe.Add(ref place, count) = i;
            Unsafe.Add(ref blockPlace, count) = (int)found;
            count += Unsafe.Add(ref start, found) == doc ? 1u : 0;
        }
        return (int)count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Reached(ref int start, nuint at, int doc) => Vector512.IsHardwareAccelerated
        ? (uint)Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref start, at), Vector512.Create(doc)).ExtractMostSignificantBits()
        : Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref start, at), Vector256.Create(doc)).ExtractMostSignificantBits()
            | (Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref start, at + 8), Vector256.Create(doc)).ExtractMostSignificantBits() << 8);

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
