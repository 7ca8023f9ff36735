using Search.Codecs.Fst;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>
/// Follows the term index beside a walk down the tree of blocks: it says which blocks a prefix has, and with which bytes their suffixes begin.
/// </summary>
internal sealed class FloorBlocks(BlockTreeTerms terms)
{
    // More than any code can have: a number, and 255 floor blocks of 10 bytes.
    private const int MostCodeBytes = 4096;

    private byte[] _code = new byte[64];
    private byte[] _firstBytes = new byte[8];
    private long[] _starts = new long[8];

    /// <summary>The node of the index behind the prefix; 0: none.</summary>
    public long Node { get; private set; }

    /// <summary>How many blocks the prefix has.</summary>
    public int Count { get; private set; }

    // How many bytes of _code are the outputs on the way to the node.
    private int _pathLength;

    /// <summary>Offset of a block.</summary>
    public long Start(int block) => _starts[block];

    /// <summary>No suffix in a block begins with a lesser byte; 256 behind the last.</summary>
    public int FirstByte(int block) => block == 0 ? 0 : block < Count ? _firstBytes[block] : 256;

    /// <summary>Goes to the empty prefix.</summary>
    public void BeginAtRoot()
    {
        Node = terms.Index.StartNode;
        _pathLength = 0;
        ReadCode(terms.RootCode);
    }

    /// <summary>Goes on to a longer prefix.</summary>
    /// <param name="from">The blocks of a prefix.</param>
    /// <param name="suffix">What is added to it.</param>
    /// <returns>Whether it has blocks.</returns>
    public bool TryBegin(FloorBlocks from, ReadOnlySpan<byte> suffix)
    {
        FstReader index = terms.Index;
        ReadOnlySpan<byte> bytes = index.Bytes;
        FstStep step = default;
        Node = from.Node;
        _pathLength = from._pathLength;
        Count = 0;
        Reserve(_pathLength);
        from._code.AsSpan(0, _pathLength).CopyTo(_code);
        foreach (byte b in suffix)
        {
            if (Node <= 0 || !index.TryFollow(bytes, Node, b, out step))
            {
                Node = 0;
                return false;
            }
            AddOutput(bytes, step.OutputStart, step.OutputLength);
            _pathLength += step.OutputLength;
            Node = step.Target;
        }
        if (!step.IsFinal)
        {
            return false;
        }
        AddOutput(bytes, step.FinalOutputStart, step.FinalOutputLength);
        ReadCode(_code.AsSpan(0, _pathLength + step.FinalOutputLength));
        return true;
    }

    private void AddOutput(ReadOnlySpan<byte> bytes, int start, int length)
    {
        Reserve(_pathLength + length);
        FstReader.CopyOutput(bytes, start, _code.AsSpan(_pathLength, length));
    }

    private void Reserve(int length)
    {
        if (length > MostCodeBytes)
        {
            throw terms.Reader.Terms.Corrupt($"code of a block of field {terms.Field} has {length} bytes", 0);
        }
        if (_code.Length < length)
        {
            Array.Resize(ref _code, Math.Max(length, _code.Length * 2));
        }
    }

    private void ReadCode(ReadOnlySpan<byte> bytes)
    {
        var code = new ByteReader(bytes, terms.Reader.Terms.Name);
        long head = code.ReadVLong();
        long first = head >> BlockTreeTermsFormat.FlagBits;
        int more = (head & BlockTreeTermsFormat.FloorFlag) != 0 ? code.ReadCount() : 0;
        Count = more + 1;
        if (_starts.Length < Count)
        {
            _starts = new long[Math.Max(Count, _starts.Length * 2)];
            _firstBytes = new byte[_starts.Length];
        }
        _starts[0] = first;
        for (int i = 1; i <= more; i++)
        {
            _firstBytes[i] = code.ReadByte();
            _starts[i] = first + (code.ReadVLong() >> 1);
        }
    }
}
