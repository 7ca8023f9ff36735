using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Search.Codecs.Lucene84;

/// <summary>
/// How the rows of a block are put together that lie in the low bits of its words (<see cref="ForBlock"/>), up to eight rows at once: each row has parts in a few words that
/// follow each other. A step takes one part of each row to its place. For processors with AVX-512.
/// </summary>
internal sealed class SpareRows
{
    /// <summary>A step picks words out of so many: as many behind those of the block must be readable, and may hold anything.</summary>
    public const int Window = 16;

    /// <summary>So many rows are written at once: behind the last one as many less one are overwritten.</summary>
    public const int Together = 8;

    private static readonly SpareRows?[] Plans = new SpareRows?[ForBlock.MaxBits + 1];

    private readonly Step[] _steps;
    private readonly int _first;

    private SpareRows(int bits)
    {
        int laneBits = ForBlock.LaneBits(bits);
        int spare = laneBits % bits;
        _first = laneBits / bits * 2 * bits;
        var steps = new List<Step>();
        int rowCount = (2 * laneBits) - _first;
        for (int row = 0; row < rowCount;)
        {
            int together = Math.Min(Together, rowCount - row);
            // All words of a step lie in one window: the first and the last row's are farthest apart.
            while (((row + together - 1) * bits / spare) - (row * bits / spare) >= Window)
            {
                together--;
            }
            AddGroup(steps, laneBits, bits, spare, row, together);
            row += together;
        }
        _steps = [.. steps];
    }

    public static bool IsSupported => Avx512F.IsSupported;

    /// <param name="bits">Of a number; some bits of a word are spare.</param>
    public static SpareRows Of(int bits) => Plans[bits] ??= new SpareRows(bits);

    /// <param name="words">The block's words, and <see cref="Window"/> more.</param>
    /// <param name="rows">Takes the rows, each at its place.</param>
    public void Read(ref readonly byte words, ref ulong rows)
    {
        ref ulong target = ref Unsafe.Add(ref rows, _first);
        ref Step steps = ref MemoryMarshal.GetArrayDataReference(_steps);
        Vector512<ulong> group = Vector512<ulong>.Zero;
        for (int i = 0; i < _steps.Length; i++)
        {
            ref Step step = ref Unsafe.Add(ref steps, i);
            nuint first = (nuint)step.FirstWord * 8;
            Vector512<ulong> lower = Vector512.LoadUnsafe(in words, first).AsUInt64();
            Vector512<ulong> word = Avx512F.PermuteVar8x64x2(lower, step.Indexes, Vector512.LoadUnsafe(in words, first + 64).AsUInt64());
            group |= Avx512F.ShiftRightLogicalVariable(Avx512F.ShiftLeftLogicalVariable(word & step.Mask, step.Left), step.Right);
            if (step.Rows > 0)
            {
                group.StoreUnsafe(ref target);
                target = ref Unsafe.Add(ref target, step.Rows);
                group = Vector512<ulong>.Zero;
            }
        }
    }

    private static void AddGroup(List<Step> steps, int laneBits, int bits, int spare, int row, int together)
    {
        int[] firstWords = [.. Enumerable.Range(row, together).Select(each => each * bits / spare)];
        int[] lastWords = [.. Enumerable.Range(row, together).Select(each => (((each + 1) * bits) - 1) / spare)];
        int parts = Enumerable.Range(0, together).Max(i => lastWords[i] - firstWords[i] + 1);
        Span<ulong> indexes = stackalloc ulong[Together];
        Span<ulong> masks = stackalloc ulong[Together];
        Span<ulong> lefts = stackalloc ulong[Together];
        Span<ulong> rights = stackalloc ulong[Together];
        for (int part = 0; part < parts; part++)
        {
            indexes.Clear();
            masks.Clear();
            lefts.Clear();
            rights.Clear();
            for (int i = 0; i < together; i++)
            {
                int word = firstWords[i] + part;
                if (word <= lastWords[i])
                {
                    // The stream's bits that this word has of this row, counted from the start of it.
                    int end = (row + i + 1) * bits;
                    int from = Math.Max(end - bits, word * spare);
                    int to = Math.Min(end, (word + 1) * spare);
                    int right = ((word + 1) * spare) - to;
                    indexes[i] = (ulong)(firstWords[i] - firstWords[0]);
                    masks[i] = ForBlock.LaneMask(laneBits, to - from) << right;
                    lefts[i] = (ulong)(end - to);
                    rights[i] = (ulong)right;
                }
            }
            steps.Add(new Step
            {
                FirstWord = firstWords[0] + part,
                Rows = part == parts - 1 ? together : 0,
                Indexes = Vector512.Create<ulong>(indexes),
                Mask = Vector512.Create<ulong>(masks),
                Left = Vector512.Create<ulong>(lefts),
                Right = Vector512.Create<ulong>(rights),
            });
        }
    }

    private readonly struct Step
    {
        public required int FirstWord { get; init; }

        /// <summary>How many rows are whole after this step; 0: none yet.</summary>
        public required int Rows { get; init; }

        /// <summary>For each row the word that has its part, counted from the first.</summary>
        public required Vector512<ulong> Indexes { get; init; }

        /// <summary>Which bits of it are the row's, in each lane.</summary>
        public required Vector512<ulong> Mask { get; init; }

        /// <summary>How far these bits go up, or 0.</summary>
        public required Vector512<ulong> Left { get; init; }

        /// <summary>How far they go down, or 0.</summary>
        public required Vector512<ulong> Right { get; init; }
    }
}
