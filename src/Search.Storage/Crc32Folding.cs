using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ArmAes = System.Runtime.Intrinsics.Arm.Aes;

namespace Search.Storage;

/// <summary>
/// Shortens a run of bytes to 16 bytes that have the same CRC-32, by carry-less multiplication: the bytes are a polynomial, and what lies N bits before
/// the end may be replaced by its product with x^N mod P. Source: Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ
/// Instruction" (Intel, 2009).
/// </summary>
internal static class Crc32Folding
{
    /// <summary>Bytes of a block.</summary>
    internal const int BlockBytes = 16;

    /// <summary>Bytes below which folding is not worth its start.</summary>
    internal const int LeastBytes = 4 * BlockBytes;

    internal static bool IsSupported => Pclmulqdq.IsSupported || (ArmAes.IsSupported && BitConverter.IsLittleEndian);

    // x^(512 + 32) and x^(512 - 32) mod P, x^(128 + 32) and x^(128 - 32) mod P, all with their bits in reverse order and shifted by one: the CRC is reflected.
    private static Vector128<ulong> FourBlocks => Vector128.Create(0x0154442BD4UL, 0x01C6E41596UL);

    private static Vector128<ulong> OneBlock => Vector128.Create(0x01751997D0UL, 0x00CCAA009EUL);

    /// <param name="state">The inverted CRC of what comes before; it goes into the result, so what follows starts at 0.</param>
    /// <param name="bytes">A multiple of <see cref="BlockBytes"/>, at least <see cref="LeastBytes"/>.</param>
    internal static Vector128<byte> Fold(uint state, ReadOnlySpan<byte> bytes)
    {
        ref byte start = ref MemoryMarshal.GetReference(bytes);
        Vector128<ulong> a = Load(ref start, 0) ^ Vector128.CreateScalar((ulong)state);
        Vector128<ulong> b = Load(ref start, BlockBytes);
        Vector128<ulong> c = Load(ref start, 2 * BlockBytes);
        Vector128<ulong> d = Load(ref start, 3 * BlockBytes);
        int at = LeastBytes;
        for (; at <= bytes.Length - LeastBytes; at += LeastBytes)
        {
            a = Shift(a, FourBlocks) ^ Load(ref start, at);
            b = Shift(b, FourBlocks) ^ Load(ref start, at + BlockBytes);
            c = Shift(c, FourBlocks) ^ Load(ref start, at + 2 * BlockBytes);
            d = Shift(d, FourBlocks) ^ Load(ref start, at + 3 * BlockBytes);
        }
        a = Shift(a, OneBlock) ^ b;
        a = Shift(a, OneBlock) ^ c;
        a = Shift(a, OneBlock) ^ d;
        for (; at < bytes.Length; at += BlockBytes)
        {
            a = Shift(a, OneBlock) ^ Load(ref start, at);
        }
        return a.AsByte();
    }

    private static Vector128<ulong> Load(ref byte start, int offset) => Vector128.LoadUnsafe(ref start, (nuint)offset).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]      // it is the loop's body, called four times in it
    private static Vector128<ulong> Shift(Vector128<ulong> block, Vector128<ulong> by) => Pclmulqdq.IsSupported
        ? Pclmulqdq.CarrylessMultiply(block, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, by, 0x11)
        : ArmAes.PolynomialMultiplyWideningLower(block.GetLower(), by.GetLower()) ^ ArmAes.PolynomialMultiplyWideningUpper(block, by);
}
