using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Fst;

/// <summary>
/// Builds an FST from keys in rising order, each with a non-empty output, byte for byte as Lucene does for its term index: equal suffixes are shared as
/// long as their nodes have one arc.
/// </summary>
/// <remarks>The newest key's path is kept as growing nodes; what a new key no longer shares with it is written out, from the end.</remarks>
internal sealed class FstWriter
{
    private readonly FstNodeWriter _nodes = new();
    private readonly FstSuffixes _suffixes = new();
    private FstNode[] _path = [new FstNode()];
    private byte[] _last = new byte[16];
    private int _lastLength;
    private byte[]? _emptyOutput;
    private bool _any;
    private long _startNode = -1;

    /// <param name="key">Larger than the one before.</param>
    /// <param name="output">Not empty, and not changed any more by the caller.</param>
    public void Add(ReadOnlySpan<byte> key, ReadOnlyMemory<byte> output)
    {
        if (output.IsEmpty || (_any && key.SequenceCompareTo(_last.AsSpan(0, _lastLength)) <= 0))
        {
            throw new ArgumentException("keys must rise and outputs must not be empty");
        }
        _any = true;
        if (key.IsEmpty)
        {
            _path[0].IsFinal = true;
            _emptyOutput = output.ToArray();
            return;
        }
        Grow(key.Length);
        int shared = key.CommonPrefixLength(_last.AsSpan(0, _lastLength));
        WriteTail(shared + 1);
        for (int i = shared; i < key.Length; i++)
        {
            _path[i].Add(key[i]);
        }
        _path[key.Length].IsFinal = true;

        // What an arc's keys have in common moves to the front, the rest of it one arc further.
        for (int i = 0; i < shared; i++)
        {
            ref FstArc arc = ref _path[i].Last;
            int common = arc.Output.Span.CommonPrefixLength(output.Span);
            _path[i + 1].Prepend(arc.Output[common..]);
            arc.Output = arc.Output[..common];
            output = output[common..];
        }
        _path[shared].Last.Output = output;
        key.CopyTo(_last);
        _lastLength = key.Length;
    }

    /// <summary>Writes the metadata and the bytes. Nothing may follow.</summary>
    /// <exception cref="InvalidOperationException">No key was added.</exception>
    public void Finish(ByteWriter meta, ByteWriter bytes)
    {
        if (!_any)
        {
            throw new InvalidOperationException("an FST has at least one key");
        }
        if (_startNode < 0)
        {
            WriteTail(1);
            _startNode = Math.Max(0, Write(_path[0], 0));
        }
        IndexHeader.WriteWithoutId(meta, FstFormat.Codec, FstFormat.Version);
        if (_emptyOutput != null)
        {
            var empty = new MemoryByteWriter();
            empty.WriteVInt(_emptyOutput.Length);
            empty.WriteBytes(_emptyOutput);
            byte[] reversed = empty.Written.ToArray();
            Array.Reverse(reversed);
            meta.WriteByte(1);
            meta.WriteVInt(reversed.Length);
            meta.WriteBytes(reversed);
        }
        else
        {
            meta.WriteByte(0);
        }
        meta.WriteByte(FstFormat.LabelsAreBytes);
        meta.WriteVLong(_startNode);
        meta.WriteVLong(_nodes.Bytes.Length);
        bytes.WriteBytes(_nodes.Bytes);
    }

    // Writes the nodes of the last key from depth `from` on.
    private void WriteTail(int from)
    {
        for (int depth = _lastLength; depth >= from; depth--)
        {
            FstNode node = _path[depth];
            ref FstArc arc = ref _path[depth - 1].Last;
            arc.FinalOutput = node.FinalOutput;
            arc.IsFinal = node.IsFinal || node.Count == 0;
            arc.Target = Write(node, depth);
            node.Clear();
        }
    }

    private long Write(FstNode node, int depth)
    {
        if (node.Count == 0)
        {
            return _nodes.LastNode = node.IsFinal ? FstFormat.FinalEnd : FstFormat.NonFinalEnd;
        }
        if (node.Count > 1)
        {
            return _nodes.Write(node, depth);
        }
        long address = _suffixes.Find(node.Arcs[0]);
        if (address == 0)
        {
            address = _nodes.Write(node, depth);
            _suffixes.Add(node.Arcs[0], address);
        }
        return address;
    }

    private void Grow(int length)
    {
        if (_last.Length < length)
        {
            Array.Resize(ref _last, Math.Max(length, _last.Length * 2));
        }
        if (_path.Length <= length)
        {
            int before = _path.Length;
            Array.Resize(ref _path, Math.Max(length + 1, before * 2));
            for (int i = before; i < _path.Length; i++)
            {
                _path[i] = new FstNode();
            }
        }
    }
}
