using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Codecs.Contracts;

/// <summary>
/// The skip data of a term at a glance: where its blocks of 128 documents end and begin, and the best that each holds. The documents behind the last entry of the skip data are
/// a block too, the one with the number <see cref="Count"/>, of which nothing is known but the bound <see cref="MostBehind"/>.
/// </summary>
/// <param name="lastDocs">The last document of each block, rising.</param>
/// <param name="starts">Where each block begins, counted from the first one's place in its file, and where the documents behind them do: one more.</param>
/// <param name="best">The highest product, in each block, of a frequency and the weight of the document's norm.</param>
/// <param name="mostBehind">No document behind the blocks has a frequency that is higher.</param>
/// <param name="key">Names the weights of norms.</param>
public sealed class SkipTable(int[] lastDocs, uint[] starts, float[] best, int mostBehind, float key)
{
    /// <summary>So many blocks are looked at one after the other before their ends are searched by halves.</summary>
    private const int Near = 32;

    public int Count => lastDocs.Length;

    /// <summary>The weights that <see cref="Best"/> was made with.</summary>
    public float Key => key;

    public int MostBehind => mostBehind;

    public ReadOnlySpan<float> Best => best;

    /// <summary>About so much memory it takes.</summary>
    public int Bytes => 100 + (12 * lastDocs.Length);

    public int LastDoc(int block) => lastDocs[block];

    public uint Start(int block) => starts[block];

    /// <summary>The block that holds the first document at or after <paramref name="target"/>, from one on that does not lie behind it; <see cref="Count"/>: none of them does.</summary>
    public int BlockOf(int target, int from)
    {
        int block = from;
        int near = Math.Min(lastDocs.Length, from + Near);
        if (Vector256.IsHardwareAccelerated)
        {
            ref int first = ref MemoryMarshal.GetArrayDataReference(lastDocs);
            Vector256<int> wanted = Vector256.Create(target);
            for (; block <= near - Vector256<int>.Count; block += Vector256<int>.Count)
            {
                uint reached = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, (nuint)block), wanted).ExtractMostSignificantBits();
                if (reached != 0)
                {
                    return block + System.Numerics.BitOperations.TrailingZeroCount(reached);
                }
            }
        }
        for (; block < near; block++)
        {
            if (lastDocs[block] >= target)
            {
                return block;
            }
        }
        int rest = Array.BinarySearch(lastDocs, near, lastDocs.Length - near, target);
        return rest >= 0 ? rest : ~rest;
    }
}
