using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Search.Codecs.BitPacking;

namespace Search.Codecs.Contracts;

/// <summary>Finds what two short ascending lists have in common, eight numbers of one against eight of the other at a time.</summary>
/// <remarks>
/// Eight numbers are compared with eight others in eight arrangements, in which each meets each; then the eight whose last number is the smaller one are done with. See
/// Lemire, Boytsov and Kurz, "SIMD Compression and the Intersection of Sorted Integers". The index of a match in the other list comes out of the same comparison: each
/// arrangement has its indexes as a constant. There is no branch that depends on what matches.
/// </remarks>
internal static class SortedBlocks
{
    /// <summary>Numbers that are compared at once, and that must be readable behind the end of the second list.</summary>
    public const int Lanes = PackedLanes.Lanes;

    /// <summary>Behind the end of the second list: no number of the first one is as large.</summary>
    public const int Padding = int.MaxValue;

    /// <summary>Where one list is so many times longer, each number of the other is looked up in it.</summary>
    private const int Longer = 8;

    /// <param name="few">Ascending, none negative, all less than <see cref="Padding"/>.</param>
    /// <param name="many">Likewise, and <see cref="Lanes"/> times <see cref="Padding"/> behind the last one, which are not counted.</param>
    /// <param name="from">The index at which the second list begins.</param>
    /// <param name="end">Behind its last number, which is not before <paramref name="from"/>.</param>
    /// <param name="fewPlaces">Takes the indexes of common numbers: room for all of <paramref name="few"/>, and <see cref="Lanes"/>.</param>
    /// <param name="manyPlaces">Takes their indexes in the other list: as much room.</param>
    /// <param name="passed">So many numbers of <paramref name="few"/> are at most the last one of <paramref name="many"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Common(
        ReadOnlySpan<int> few, ReadOnlySpan<int> many, int from, int end, Span<int> fewPlaces, Span<int> manyPlaces, out int passed)
    {
        _ = many[..(end + Lanes)];
        _ = fewPlaces[..(few.Length + Lanes)];
        _ = manyPlaces[..(few.Length + Lanes)];
        passed = CountUpTo(few, many[end - 1]);
        few = few[..passed];
        return !Avx2.IsSupported ? CommonByMerge(few, many[..end], from, fewPlaces, manyPlaces)
            : few.Length * Longer <= end - from ? CommonBySearch(few, many, from, fewPlaces, manyPlaces)
            : CommonByTiles(few, many, from, end, fewPlaces, manyPlaces);
    }

    /// <summary>How many numbers of an ascending list are at most <paramref name="last"/>. Mostly few: no search by halves, which would often guess wrong.</summary>
    private static int CountUpTo(ReadOnlySpan<int> numbers, int last)
    {
        int count = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref int first = ref MemoryMarshal.GetReference(numbers);
            Vector256<int> limit = Vector256.Create(last);
            for (; count <= numbers.Length - Lanes; count += Lanes)
            {
                uint over = Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)count), limit).ExtractMostSignificantBits();
                if (over != 0)
                {
                    return count + BitOperations.TrailingZeroCount(over);
                }
            }
        }
        while (count < numbers.Length && numbers[count] <= last)
        {
            count++;
        }
        return count;
    }

    private static int CommonByTiles(ReadOnlySpan<int> few, ReadOnlySpan<int> many, int from, int end, Span<int> fewPlaces, Span<int> manyPlaces)
    {
        ref int left = ref MemoryMarshal.GetReference(few);
        ref int right = ref MemoryMarshal.GetReference(many);
        int i = 0;
        int j = from;
        int count = 0;
        while (i <= few.Length - Lanes && j < end)
        {
            count = AddTile(Vector256.LoadUnsafe(ref left, (nuint)i), Vector256.LoadUnsafe(ref right, (nuint)j), i, j, count, fewPlaces, manyPlaces);
            int lastLeft = Unsafe.Add(ref left, i + Lanes - 1);
            int lastRight = Unsafe.Add(ref right, j + Lanes - 1);
            i += lastLeft <= lastRight ? Lanes : 0;
            j += lastRight <= lastLeft ? Lanes : 0;
        }
        if (i < few.Length && j < end)
        {
            Span<int> rest = stackalloc int[Lanes];
            rest.Fill(Padding - 1);
            few[i..].CopyTo(rest);
            Vector256<int> a = Vector256.Create<int>(rest);
            int last = few[^1];
            int before = -1;
            for (; j < end && before < last; j += Lanes)
            {
                count = AddTile(a, Vector256.LoadUnsafe(ref right, (nuint)j), i, j, count, fewPlaces, manyPlaces);
                before = Unsafe.Add(ref right, j + Lanes - 1);
            }
        }
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AddTile(Vector256<int> a, Vector256<int> b, int i, int j, int count, Span<int> fewPlaces, Span<int> manyPlaces)
    {
        Vector256<int> halves = Avx2.Permute2x128(b, b, 1);
        Vector256<int> places =
            Met(a, b, 0, 1, 2, 3, 4, 5, 6, 7)
            | Met(a, Avx2.Shuffle(b, 0b00_11_10_01), 1, 2, 3, 0, 5, 6, 7, 4)
            | Met(a, Avx2.Shuffle(b, 0b01_00_11_10), 2, 3, 0, 1, 6, 7, 4, 5)
            | Met(a, Avx2.Shuffle(b, 0b10_01_00_11), 3, 0, 1, 2, 7, 4, 5, 6)
            | Met(a, halves, 4, 5, 6, 7, 0, 1, 2, 3)
            | Met(a, Avx2.Shuffle(halves, 0b00_11_10_01), 5, 6, 7, 4, 1, 2, 3, 0)
            | Met(a, Avx2.Shuffle(halves, 0b01_00_11_10), 6, 7, 4, 5, 2, 3, 0, 1)
            | Met(a, Avx2.Shuffle(halves, 0b10_01_00_11), 7, 4, 5, 6, 3, 0, 1, 2);
        uint matches = places.ExtractMostSignificantBits();
        Vector256<int> lanes = PackedLanes.IndexesOf(matches);
        (lanes + Vector256.Create(i)).StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetReference(fewPlaces), count));
        (PackedLanes.Pack(places & Vector256.Create(Lanes - 1), lanes) + Vector256.Create(j))
            .StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetReference(manyPlaces), count));
        return count + BitOperations.PopCount(matches);
    }

    /// <summary>The indexes of an arrangement where its numbers are equal, with the uppermost bit set; 0 elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Met(Vector256<int> a, Vector256<int> arranged, int p0, int p1, int p2, int p3, int p4, int p5, int p6, int p7) =>
        Vector256.Equals(a, arranged) & (Vector256.Create(p0, p1, p2, p3, p4, p5, p6, p7) | Vector256.Create(int.MinValue));

    private static int CommonBySearch(ReadOnlySpan<int> few, ReadOnlySpan<int> many, int from, Span<int> fewPlaces, Span<int> manyPlaces)
    {
        ref int right = ref MemoryMarshal.GetReference(many);
        int j = from;
        int count = 0;
        for (int i = 0; i < few.Length; i++)
        {
            Vector256<int> wanted = Vector256.Create(few[i]);
            uint reached;
            while ((reached = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref right, (nuint)j), wanted).ExtractMostSignificantBits()) == 0)
            {
                j += Lanes;     // the padding is never less
            }
            // The eight are kept: the next number may be among them too.
            int at = j + BitOperations.TrailingZeroCount(reached);
            fewPlaces[count] = i;
            manyPlaces[count] = at;
            count += Unsafe.Add(ref right, at) == few[i] ? 1 : 0;
        }
        return count;
    }

    private static int CommonByMerge(ReadOnlySpan<int> few, ReadOnlySpan<int> many, int from, Span<int> fewPlaces, Span<int> manyPlaces)
    {
        int count = 0;
        int i = 0;
        int j = from;
        while (i < few.Length && j < many.Length)
        {
            int left = few[i];
            int right = many[j];
            fewPlaces[count] = i;
            manyPlaces[count] = j;
            count += left == right ? 1 : 0;
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }
        return count;
    }
}
