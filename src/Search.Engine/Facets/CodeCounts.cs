using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Search.Codecs.Contracts;

namespace Search.Engine.Facets;

/// <summary>
/// Counts codes that stand for numbers. Equal ones often follow each other, and a counter that was written just now cannot be read at once: so there
/// are four of each.
/// </summary>
internal sealed class CodeCounts
{
    private const int Codes = byte.MaxValue + 1;
    private const int Banks = 4;

    /// <summary>Documents that often have one code, where documents are kept in the order of time.</summary>
    private const int AtOnce = 64;

    private readonly int[] _counts = new int[Banks * Codes];

    /// <summary>Nothing was counted since all was taken.</summary>
    public bool IsEmpty { get; set; } = true;

    /// <summary>The first document of the block whose codes are counted.</summary>
    public int Start { get; set; }

    /// <summary>Counts the codes of documents up to the end of a block.</summary>
    /// <param name="codes">The block.</param>
    /// <param name="docs">Ascending; the first is in the block.</param>
    /// <returns>How many are in it.</returns>
    public int Add(CodeBlock codes, ReadOnlySpan<int> docs)
    {
        IsEmpty = false;
        int inside = docs[^1] < codes.End ? docs.Length : docs.BinarySearch(codes.End) is >= 0 and int exact ? exact : ~docs.BinarySearch(codes.End);
        for (int i = 0; i < inside; i += AtOnce)
        {
            ReadOnlySpan<int> some = docs[i..Math.Min(inside, i + AtOnce)];
            if (codes.CommonCode(some[0], some[^1]) is >= 0 and int common)
            {
                _counts[common] += some.Length;
            }
            else
            {
                AddEach(codes, some);
            }
        }
        return inside;
    }

    private void AddEach(CodeBlock codes, ReadOnlySpan<int> docs)
    {
        ref int counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        int i = 0;
        for (; i <= docs.Length - Banks; i += Banks)
        {
            ReadOnlySpan<int> four = docs.Slice(i, Banks);
            Unsafe.Add(ref counts, codes.CodeOf(four[0]))++;
            Unsafe.Add(ref counts, Codes + codes.CodeOf(four[1]))++;
            Unsafe.Add(ref counts, 2 * Codes + codes.CodeOf(four[2]))++;
            Unsafe.Add(ref counts, 3 * Codes + codes.CodeOf(four[3]))++;
        }
        for (; i < docs.Length; i++)
        {
            Unsafe.Add(ref counts, codes.CodeOf(docs[i]))++;
        }
    }

    /// <summary>How often a code was counted; it begins at 0 again.</summary>
    public long Take(int code)
    {
        long sum = 0;
        for (int at = code; at < _counts.Length; at += Codes)
        {
            sum += _counts[at];
            _counts[at] = 0;
        }
        return sum;
    }
}
