using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Search.Engine.Indexing;

/// <summary>Numbers that stand for the bytes of a term: where a table looks for it, and where it sorts.</summary>
internal static class TermBytes
{
    /// <summary>The first eight bytes as a number: terms sort as their prefixes do, where these differ.</summary>
    internal static ulong Prefix(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 8)
        {
            return BinaryPrimitives.ReadUInt64BigEndian(text);
        }
        ulong prefix = 0;
        for (int i = 0; i < text.Length; i++)
        {
            prefix |= (ulong)text[i] << (56 - 8 * i);
        }
        return prefix;
    }

    /// <summary>Mixes eight bytes a step by multiplication: terms are short.</summary>
    internal static uint Hash(ReadOnlySpan<byte> text)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        ulong hash = (ulong)text.Length * Factor;
        while (text.Length >= 8)
        {
            hash = BitOperations.RotateLeft(hash ^ MemoryMarshal.Read<ulong>(text), 29) * Factor;
            text = text[8..];
        }
        ulong rest = 0;
        if (text.Length >= 4)
        {
            rest = MemoryMarshal.Read<uint>(text) | ((ulong)MemoryMarshal.Read<uint>(text[^4..]) << 32);
        }
        else if (text.Length > 0)
        {
            rest = text[0] | ((ulong)text[text.Length >> 1] << 8) | ((ulong)text[^1] << 16);
        }
        hash = BitOperations.RotateLeft(hash ^ rest, 29) * Factor;
        return (uint)(hash >> 32);
    }
}
