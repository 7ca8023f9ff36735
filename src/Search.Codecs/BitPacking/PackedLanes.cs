using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Search.Codecs.BitPacking;

/// <summary>Moves those of eight lanes that are in a set to the front. For processors with AVX2; whoever uses it asks for <see cref="IsSupported"/>.</summary>
public static class PackedLanes
{
    public const int Lanes = 8;

    // For each set of lanes, their indexes first: eight bytes of it.
    private static readonly byte[] Packed = Create();

    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>The indexes of the lanes in a set, ascending, from the first lane on. What the lanes behind them hold means nothing.</summary>
    /// <param name="set">Bit i is lane i; 0 to 255.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> IndexesOf(uint set)
    {
        ulong order = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Packed), (set & 0xFF) * Lanes));
        return Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(order).AsByte());
    }

    /// <summary>Lanes in the order of <see cref="IndexesOf"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Pack(Vector256<int> lanes, Vector256<int> indexes) => Avx2.PermuteVar8x32(lanes, indexes);

    /// <inheritdoc cref="Pack(Vector256{int}, Vector256{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Pack(Vector256<float> lanes, Vector256<int> indexes) => Avx2.PermuteVar8x32(lanes, indexes);

    private static byte[] Create()
    {
        byte[] packed = new byte[256 * Lanes];
        for (int set = 0; set < 256; set++)
        {
            int at = set * Lanes;
            for (int lane = 0; lane < Lanes; lane++)
            {
                if ((set >> lane & 1) != 0)
                {
                    packed[at++] = (byte)lane;
                }
            }
        }
        return packed;
    }
}
