using System.Buffers.Binary;
using System.Numerics;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Fst;

/// <summary>Looks keys up in an FST, directly in the bytes of the file (<see cref="FstFormat"/>). Safe for several threads.</summary>
internal sealed class FstReader
{
    private readonly FileSlice _bytes;
    private readonly byte[]? _emptyOutput;

    /// <param name="meta">At the FST's metadata.</param>
    /// <param name="metaName">For errors.</param>
    /// <param name="file">Holds the FST's bytes.</param>
    /// <param name="start">Where in <paramref name="file"/>; null where they follow the metadata, which then are in this file, too.</param>
    /// <exception cref="CorruptIndexException">It is no FST, or does not lie in the file.</exception>
    public FstReader(ref ByteReader meta, string metaName, FileSlice file, long? start)
    {
        IndexHeader.CheckWithoutId(ref meta, metaName, FstFormat.Codec, FstFormat.OldestVersion, FstFormat.Version);
        byte hasEmpty = meta.ReadByte();
        if (hasEmpty == 1)
        {
            _emptyOutput = ReadEmptyOutput(ref meta);
        }
        byte labelType = meta.ReadByte();
        StartNode = meta.ReadVLong();
        long count = meta.ReadVLong();
        long bytesStart = start ?? meta.Position;
        if (hasEmpty > 1 || labelType != FstFormat.LabelsAreBytes || StartNode >= count || count > int.MaxValue || count > file.Length - bytesStart)
        {
            throw meta.Corrupt($"FST with labels of type {labelType}, start node {StartNode} of {count} bytes at {bytesStart} of {file.Length}");
        }
        _bytes = file.Slice(bytesStart, count);
    }

    /// <summary>The address where look-ups begin; 0 where the empty key is the only one.</summary>
    public long StartNode { get; }

    /// <summary>The output of the empty key; empty where there is none.</summary>
    public ReadOnlySpan<byte> EmptyOutput => _emptyOutput;

    /// <summary>The bytes, for <see cref="TryFollow"/>.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span(0, (int)_bytes.Length);

    /// <summary>Follows one arc.</summary>
    /// <param name="bytes"><see cref="Bytes"/>.</param>
    /// <param name="node">Where from; positive.</param>
    /// <param name="label">The arc's label.</param>
    /// <param name="step">What the arc says.</param>
    /// <returns>False when the node has no such arc.</returns>
    public bool TryFollow(ReadOnlySpan<byte> bytes, long node, byte label, out FstStep step)
    {
        int at = (int)node;
        step = default;
        byte kind = ReadByte(bytes, ref at);
        if (kind is not (FstFormat.BinarySearchNode or FstFormat.DirectAddressingNode))
        {
            return TryFollowListed(bytes, (int)node, label, out step);
        }
        int count = ReadVInt(bytes, ref at);
        int size = ReadVInt(bytes, ref at);
        int arc;
        if (kind == FstFormat.BinarySearchNode)
        {
            CheckTable(at, count, size);
            int index = Search(bytes, at, count, size, label);
            if (index < 0)
            {
                return false;
            }
            arc = at - index * size;
            at -= count * size;
        }
        else
        {
            int presentLength = (int)(((uint)count + 7) / 8);
            int firstAt = at - presentLength;
            if (firstAt < 0)
            {
                throw Corrupt("node ends before its first label", at);
            }
            int index = label - bytes[firstAt];
            if (index < 0 || index >= count || (bytes[at - (index >> 3)] >> (index & 7) & 1) == 0)
            {
                return false;
            }
            int rank = CountBefore(bytes, at, index);
            at = firstAt - 1;
            CheckTable(at, rank + 1, size);
            arc = at - rank * size;
            at = -1;        // a node of this kind has no arc to the next node
        }
        byte flags = ReadByte(bytes, ref arc);
        if (kind == FstFormat.BinarySearchNode)
        {
            arc--;
        }
        ReadArc(bytes, flags, ref arc, (int)node, ref step);
        if (step.Target == FstStep.NextNode)
        {
            SetTarget(ref step, at, (int)node);
        }
        return true;
    }

    /// <summary>Copies an output of a step, turning its bytes round.</summary>
    public static void CopyOutput(ReadOnlySpan<byte> bytes, int start, Span<byte> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = bytes[start - i];
        }
    }

    private static byte[] ReadEmptyOutput(ref ByteReader meta)
    {
        byte[] reversed = meta.ReadSpan(meta.ReadCount()).ToArray();
        Array.Reverse(reversed);
        try
        {
            var output = new ByteReader(reversed, "");
            return output.ReadSpan(output.ReadCount()).ToArray();
        }
        catch (CorruptIndexException error)
        {
            throw meta.Corrupt($"output of the empty key: {error.Problem}");
        }
    }

    private bool TryFollowListed(ReadOnlySpan<byte> bytes, int node, byte label, out FstStep step)
    {
        step = default;
        int at = node;
        while (true)
        {
            byte flags = ReadByte(bytes, ref at);
            byte found = ReadByte(bytes, ref at);
            if (found > label)
            {
                return false;
            }
            ReadArc(bytes, flags, ref at, node, ref step);
            if (found == label)
            {
                if (step.Target == FstStep.NextNode)
                {
                    SkipArcs(bytes, flags, ref at, node);
                    SetTarget(ref step, at, node);
                }
                return true;
            }
            if ((flags & FstFormat.LastFlag) != 0)
            {
                return false;
            }
        }
    }

    // Passes the arcs by that follow one with these flags.
    private void SkipArcs(ReadOnlySpan<byte> bytes, byte flags, ref int at, int node)
    {
        FstStep ignored = default;
        while ((flags & FstFormat.LastFlag) == 0)
        {
            flags = ReadByte(bytes, ref at);
            ReadByte(bytes, ref at);
            ReadArc(bytes, flags, ref at, node, ref ignored);
        }
    }

    private void ReadArc(ReadOnlySpan<byte> bytes, byte flags, ref int at, int node, ref FstStep step)
    {
        step.IsFinal = (flags & FstFormat.FinalFlag) != 0;
        step.OutputLength = 0;
        step.FinalOutputLength = 0;
        if ((flags & FstFormat.HasOutputFlag) != 0)
        {
            step.OutputLength = ReadLength(bytes, ref at);
            step.OutputStart = at;
            at -= step.OutputLength;
        }
        if ((flags & FstFormat.HasFinalOutputFlag) != 0)
        {
            step.FinalOutputLength = ReadLength(bytes, ref at);
            step.FinalOutputStart = at;
            at -= step.FinalOutputLength;
        }
        if ((flags & FstFormat.StopFlag) != 0)
        {
            step.Target = 0;
        }
        else if ((flags & FstFormat.TargetNextFlag) != 0)
        {
            step.Target = FstStep.NextNode;
        }
        else
        {
            SetTarget(ref step, ReadVLong(bytes, ref at), node);
        }
    }

    // Nodes are written after those that their arcs lead to, so a walk always goes down and comes to an end.
    private void SetTarget(ref FstStep step, long target, int node)
    {
        if (target <= 0 || target >= node)
        {
            throw Corrupt($"arc leads from node {node} to {target}", node);
        }
        step.Target = target;
    }

    private static int Search(ReadOnlySpan<byte> bytes, int start, int count, int size, byte label)
    {
        int low = 0;
        int high = count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = bytes[start - middle * size - 1] - label;
            if (order == 0)
            {
                return middle;
            }
            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        return -1;
    }

    private static int CountBefore(ReadOnlySpan<byte> bytes, int start, int index)
    {
        int count = 0;
        int at = start;
        for (; index >= 64; index -= 64, at -= 8)
        {
            count += BitOperations.PopCount(BinaryPrimitives.ReadUInt64LittleEndian(bytes.Slice(at - 7, 8)));
        }
        for (; index >= 8; index -= 8)
        {
            count += BitOperations.PopCount(bytes[at--]);
        }
        return count + BitOperations.PopCount((uint)(bytes[at] & ((1 << index) - 1)));
    }

    // Arcs of one size, from start downwards. A size below 2 could not hold flags and label.
    private void CheckTable(int start, int count, int size)
    {
        if (count < 1 || size < 1 || (long)count * size > (long)start + 1 || (size < 2 && count > 256))
        {
            throw Corrupt($"node has {count} arcs of {size} bytes", start);
        }
    }

    private int ReadLength(ReadOnlySpan<byte> bytes, ref int at)
    {
        int length = ReadVInt(bytes, ref at);
        return length >= 0 && length <= at + 1 ? length : throw Corrupt($"output of {length} bytes", at);
    }

    private byte ReadByte(ReadOnlySpan<byte> bytes, ref int at)
    {
        if ((uint)at >= (uint)bytes.Length)
        {
            throw Corrupt("node does not end", at);
        }
        return bytes[at--];
    }

    private int ReadVInt(ReadOnlySpan<byte> bytes, ref int at)
    {
        long value = ReadVLong(bytes, ref at);
        return value <= int.MaxValue ? (int)value : throw Corrupt($"number {value} is too large", at);
    }

    private long ReadVLong(ReadOnlySpan<byte> bytes, ref int at)
    {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            byte b = ReadByte(bytes, ref at);
            value |= (long)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
        throw Corrupt("VLong has more than 63 bits", at);
    }

    private CorruptIndexException Corrupt(string message, int at) =>
        new($"FST: {message}", _bytes.Name, _bytes.Start + Math.Max(0, at));
}
