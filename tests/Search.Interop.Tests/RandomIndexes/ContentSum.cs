using System.Globalization;
using System.Text;

namespace Search.Interop.Tests.RandomIndexes;

/// <summary>A number that depends on all that was added, and its order: the same as in Java's program DumpIndex.</summary>
internal sealed class ContentSum
{
    private ulong _sum = 0xcbf29ce484222325;

    public void Add(long value)
    {
        _sum = (_sum ^ (ulong)value) * 0x100000001b3;
        _sum ^= _sum >> 29;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        foreach (byte b in bytes)
        {
            Add((long)b);
        }
    }

    public void Add(string text) => Add(Encoding.UTF8.GetBytes(text).AsSpan());

    public override string ToString() => _sum.ToString("x", CultureInfo.InvariantCulture);
}
