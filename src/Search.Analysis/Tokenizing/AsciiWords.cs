using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Analysis.Tokenizing;

/// <summary>Measures runs of ASCII letters and digits, sixteen units at a time where the machine can.</summary>
internal static class AsciiWords
{
    /// <summary>How many units may be read behind the end of a text: they must be there and be neither letters nor digits.</summary>
    internal const int Padding = 16;

    /// <summary>
    /// The length of the run of ASCII letters and digits that starts here, counted up to one more than a token can have: a giant run is looked at once for each of
    /// its tokens. The text ends with <see cref="Padding"/> zeros.
    /// </summary>
    internal static int RunLength(ReadOnlySpan<char> text, int start) =>
        Vector128.IsHardwareAccelerated ? RunLengthVector(text, start) : RunLengthScalar(text, start);

    internal static int RunLengthScalar(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end - start <= WordScanner.MaxLength && end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }
        return end - start;
    }

    internal static int RunLengthVector(ReadOnlySpan<char> text, int start)
    {
        ReadOnlySpan<ushort> units = MemoryMarshal.Cast<char, ushort>(text[start..]);
        int length = 0;
        while (length <= WordScanner.MaxLength)
        {
            Vector128<byte> bytes = Vector128.NarrowWithSaturation(
                Vector128.Create(units.Slice(length, 8)), Vector128.Create(units.Slice(length + 8, 8)));
            uint others = ~LettersAndDigits(bytes).ExtractMostSignificantBits() & 0xFFFF;
            if (others != 0)
            {
                return length + BitOperations.TrailingZeroCount(others);
            }
            length += 16;
        }
        return WordScanner.MaxLength + 1;
    }

    /// <summary>All bits of a byte for each ASCII letter or digit.</summary>
    internal static Vector128<byte> LettersAndDigits(Vector128<byte> bytes)
    {
        Vector128<byte> fromLetter = (bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
        Vector128<byte> fromDigit = bytes - Vector128.Create((byte)'0');
        return Vector128.LessThanOrEqual(fromLetter, Vector128.Create((byte)25)) | Vector128.LessThanOrEqual(fromDigit, Vector128.Create((byte)9));
    }
}
