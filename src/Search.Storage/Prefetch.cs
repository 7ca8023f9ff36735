using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Search.Storage;

/// <summary>Tells the processor which memory will be wanted, so that it is fetched while other work is done. Changes nothing but time.</summary>
public static class Prefetch
{
    /// <param name="place">Anything within what will be read or written: 64 bytes around it are fetched.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Of<T>(ref readonly T place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
        }
    }
}
