namespace Search.Codecs.Fst;

/// <summary>Writes single nodes of an FST, in the layout that suits them (<see cref="FstFormat"/>).</summary>
internal sealed class FstNodeWriter
{
    // Nodes near the root get arcs of a fixed size from 5 arcs on, others from 10.
    private const int ShallowDepth = 3;
    private const int ShallowCount = 5;
    private const int DeepCount = 10;

    // Direct addressing may take this much more room than binary search, as long as earlier nodes saved as much.
    private const float MostOversize = 1.66f;

    // Lucene puts a node for direct addressing together behind so many bytes of its buffer.
    private const int BufferStart = 11;

    private readonly FstBytes _bytes = new();
    private readonly int[] _arcEnds = new int[256];
    private byte[] _buffer = new byte[BufferStart];
    private long _credit;

    public ReadOnlySpan<byte> Bytes => _bytes.Written;

    /// <summary>The newest node, written or without arcs: an arc to it needs no address.</summary>
    public long LastNode { get; set; }

    /// <summary>Writes a node with at least one arc and gives its address.</summary>
    public long Write(FstNode node, int depth)
    {
        int count = node.Count;
        int start = _bytes.Length;
        bool fixedSize = count >= DeepCount || (depth <= ShallowDepth && count >= ShallowCount);
        int longest = 0;
        for (int i = 0; i < count; i++)
        {
            int arcStart = _bytes.Length;
            WriteArc(node.Arcs[i], isLast: i == count - 1, mayFollow: !fixedSize);
            _arcEnds[i] = _bytes.Length;
            longest = Math.Max(longest, _bytes.Length - arcStart);
        }
        if (fixedSize)
        {
            int range = node.Last.Label - node.Arcs[0].Label + 1;
            if (PrefersDirectAddressing(count, range, longest))
            {
                LayOutForDirectAddressing(node, start, range, longest - 1);
            }
            else
            {
                LayOutForBinarySearch(start, count, longest);
            }
        }
        _bytes.Part(start, _bytes.Length - start).Reverse();
        return LastNode = _bytes.Length - 1;
    }

    private void WriteArc(in FstArc arc, bool isLast, bool mayFollow)
    {
        int flags = 0;
        if (isLast)
        {
            flags |= FstFormat.LastFlag;
        }
        if (mayFollow && arc.Target == LastNode)
        {
            flags |= FstFormat.TargetNextFlag;
        }
        if (arc.IsFinal)
        {
            flags |= FstFormat.FinalFlag;
            if (!arc.FinalOutput.IsEmpty)
            {
                flags |= FstFormat.HasFinalOutputFlag;
            }
        }
        if (arc.Target <= 0)
        {
            flags |= FstFormat.StopFlag;
        }
        if (!arc.Output.IsEmpty)
        {
            flags |= FstFormat.HasOutputFlag;
        }
        _bytes.Write((byte)flags);
        _bytes.Write(arc.Label);
        WriteOutput(arc.Output.Span);
        WriteOutput(arc.FinalOutput.Span);
        if ((flags & (FstFormat.StopFlag | FstFormat.TargetNextFlag)) == 0)
        {
            _bytes.WriteVLong(arc.Target);
        }
    }

    private void WriteOutput(ReadOnlySpan<byte> output)
    {
        if (!output.IsEmpty)
        {
            _bytes.WriteVLong(output.Length);
            output.CopyTo(_bytes.Take(output.Length));
        }
    }

    private bool PrefersDirectAddressing(int count, int range, int arcSize)
    {
        int forSearch = arcSize * count;
        int forAddressing = (range + 7) / 8 + 1 + (arcSize - 1) * count;
        int cost = forAddressing - forSearch;
        if (cost > 0 && (_credit < cost || forAddressing > forSearch * MostOversize))
        {
            return false;
        }
        _credit -= cost;
        return true;
    }

    private void LayOutForBinarySearch(int start, int count, int arcSize)
    {
        Span<byte> head = stackalloc byte[BufferStart];
        int headLength = Head(head, FstFormat.BinarySearchNode, count, arcSize);
        head[..headLength].CopyTo(_buffer);
        _bytes.SetLength(start + headLength + count * arcSize);

        // From the last arc to the first, so that none is overwritten before it was moved.
        for (int i = count - 1; i >= 0; i--)
        {
            int arcStart = i == 0 ? start : _arcEnds[i - 1];
            int length = _arcEnds[i] - arcStart;
            _bytes.Part(arcStart, length).CopyTo(_bytes.Part(start + headLength + i * arcSize, length));
        }
        head[..headLength].CopyTo(_bytes.Part(start, headLength));
    }

    private void LayOutForDirectAddressing(FstNode node, int start, int range, int arcSize)
    {
        int presentLength = (range + 7) / 8;
        int arcsLength = node.Count * arcSize;
        EnsureBuffer(BufferStart + presentLength + 1 + arcsLength);
        Span<byte> arcs = _buffer.AsSpan(BufferStart + presentLength + 1, arcsLength);
        byte first = node.Arcs[0].Label;
        _buffer[BufferStart + presentLength] = first;
        for (int i = 0; i < node.Count; i++)
        {
            int arcStart = i == 0 ? start : _arcEnds[i - 1];
            ReadOnlySpan<byte> arc = _bytes.Part(arcStart, _arcEnds[i] - arcStart);
            arcs[i * arcSize] = arc[0];
            arc[2..].CopyTo(arcs[(i * arcSize + 1)..]);
        }

        int headLength = Head(_buffer, FstFormat.DirectAddressingNode, range, arcSize);
        _bytes.SetLength(start + headLength + presentLength + 1 + arcsLength);
        _buffer.AsSpan(0, headLength).CopyTo(_bytes.Part(start, headLength));
        Span<byte> present = _bytes.Part(start + headLength, presentLength);
        present.Clear();
        for (int i = 0; i < node.Count; i++)
        {
            int index = node.Arcs[i].Label - first;
            present[index >> 3] |= (byte)(1 << (index & 7));
        }
        _buffer.AsSpan(BufferStart + presentLength, 1 + arcsLength).CopyTo(_bytes.Part(start + headLength + presentLength, 1 + arcsLength));
    }

    private static int Head(Span<byte> target, byte kind, int count, int arcSize)
    {
        target[0] = kind;
        int length = WriteVInt(target, 1, count);
        return WriteVInt(target, length, arcSize);
    }

    private static int WriteVInt(Span<byte> target, int at, int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            target[at++] = (byte)(value | 0x80);
        }
        target[at++] = (byte)value;
        return at;
    }

    // The gaps behind short arcs show what the buffer held before, so it must grow when Lucene's does (ArrayUtil.oversize).
    private void EnsureBuffer(int capacity)
    {
        if (_buffer.Length < capacity)
        {
            int roomy = capacity + Math.Max(3, capacity >> 3);
            _buffer = new byte[(roomy + 7) & ~7];
        }
    }
}
