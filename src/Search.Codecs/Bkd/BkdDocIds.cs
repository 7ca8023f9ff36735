using System.Buffers.Binary;
using Search.Storage;

namespace Search.Codecs.Bkd;

/// <summary>The documents of a leaf: <c>Docs</c> in <see cref="BkdFormat"/>.</summary>
internal static class BkdDocIds
{
    private const byte Deltas = 0;
    private const byte Bits24 = 24;
    private const byte Bits32 = 32;

    public static void Write(ByteWriter output, ReadOnlySpan<int> docs)
    {
        bool ascending = true;
        int all = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            ascending &= i == 0 || docs[i - 1] <= docs[i];
            all |= docs[i];
        }
        output.WriteByte(ascending ? Deltas : all <= 0xFFFFFF ? Bits24 : Bits32);
        int previous = 0;
        foreach (int doc in docs)
        {
            if (ascending)
            {
                output.WriteVInt(doc - previous);
                previous = doc;
            }
            else if (all <= 0xFFFFFF)
            {
                output.WriteInt16((short)(doc >> 8));
                output.WriteByte((byte)doc);
            }
            else
            {
                output.WriteInt32(doc);
            }
        }
    }

    /// <summary>Reads as many docs as the span takes.</summary>
    /// <exception cref="CorruptIndexException">A doc is not below <paramref name="maxDoc"/>, or there is no such coding.</exception>
    public static void Read(ref ByteReader input, Span<int> docs, int maxDoc)
    {
        byte mark = input.ReadByte();
        switch (mark)
        {
            case Deltas:
                int doc = 0;
                for (int i = 0; i < docs.Length; i++)
                {
                    doc += input.ReadVInt();
                    docs[i] = doc;
                }
                break;
            case Bits24:
                Read24(input.ReadSpan(docs.Length * 3), docs);
                break;
            case Bits32:
                ReadOnlySpan<byte> bytes = input.ReadSpan(docs.Length * 4);
                for (int i = 0; i < docs.Length; i++)
                {
                    docs[i] = BinaryPrimitives.ReadInt32BigEndian(bytes[(i * 4)..]);
                }
                break;
            default:
                throw input.Corrupt($"docs of a leaf have coding {mark}");
        }
        uint most = 0;
        foreach (int doc in docs)
        {
            most = Math.Max(most, (uint)doc);
        }
        if (most >= (uint)maxDoc)
        {
            throw input.Corrupt($"doc {most} of {maxDoc} in a leaf");
        }
    }

    private static void Read24(ReadOnlySpan<byte> bytes, Span<int> docs)
    {
        int i = 0;
        for (; i < docs.Length - 1; i++)
        {
            docs[i] = BinaryPrimitives.ReadInt32BigEndian(bytes[(i * 3)..]) >>> 8;
        }
        if (i < docs.Length)
        {
            ReadOnlySpan<byte> last = bytes[(i * 3)..];
            docs[i] = last[0] << 16 | last[1] << 8 | last[2];
        }
    }
}
