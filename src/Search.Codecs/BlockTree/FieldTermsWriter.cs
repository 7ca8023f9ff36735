using System.Runtime.InteropServices;
using Search.Codecs.Contracts;
using Search.Codecs.Fst;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>Turns the rising terms of one field into a tree of blocks, and writes the field's term index and summary.</summary>
/// <remarks>
/// Terms wait on a stack. Once a new term no longer shares a prefix with the one before, all items with that prefix are known: if they are many, they
/// become a block, which waits in their place.
/// </remarks>
internal sealed class FieldTermsWriter(FieldInfo field, TermBlockWriter blocks)
{
    private readonly TermStack _stack = new();
    private readonly MemoryByteWriter _scratch = new();
    private readonly List<PendingBlock> _newBlocks = [];
    private byte[] _last = new byte[16];
    private int _lastLength;
    private byte[] _firstTerm = [];

    // For each length of a prefix of the last term, less one: the index in the stack of the first item that has it.
    private int[] _prefixStarts = new int[16];
    private long _count;
    private long _sumTotalTermFreq;
    private long _sumDocFreq;

    /// <param name="term">Larger than the one before.</param>
    /// <param name="state">Its numbers and places.</param>
    public void Add(ReadOnlySpan<byte> term, in TermState state)
    {
        if (_count == 0)
        {
            _firstTerm = term.ToArray();
        }
        else if (term.SequenceCompareTo(_last.AsSpan(0, _lastLength)) <= 0)
        {
            throw new ArgumentException($"terms of field {field} do not rise");
        }
        CloseBlocks(term);
        _stack.Push(term, state);
        _count++;
        _sumDocFreq += state.DocFreq;
        _sumTotalTermFreq += state.TotalTermFreq;
    }

    /// <summary>Writes what is left. False when there were no terms: then nothing was written.</summary>
    public bool Finish(int docCount, ByteWriter meta, ByteWriter index)
    {
        if (_count == 0)
        {
            return false;
        }
        byte[] lastTerm = _last.AsSpan(0, _lastLength).ToArray();
        CloseBlocks([]);
        WriteBlocks(prefixLength: 0, start: 0);
        PendingBlock root = _stack.From(0)[0].Block!;

        meta.WriteVInt(field.Number);
        meta.WriteVLong(_count);
        WriteBytes(meta, root.Code);
        if (field.HasFreqs)
        {
            meta.WriteVLong(_sumTotalTermFreq);
        }
        meta.WriteVLong(_sumDocFreq);
        meta.WriteVInt(docCount);
        WriteBytes(meta, _firstTerm);
        WriteBytes(meta, lastTerm);
        meta.WriteVLong(index.Position);
        var fst = new FstWriter();
        AddToIndex(fst, root);
        fst.Finish(meta, index);
        return true;
    }

    private static void WriteBytes(ByteWriter output, ReadOnlySpan<byte> bytes)
    {
        output.WriteVInt(bytes.Length);
        output.WriteBytes(bytes);
    }

    private static void AddToIndex(FstWriter fst, PendingBlock root)
    {
        // Parents before children, in order. Not by recursion: blocks may be nested as deep as terms are long.
        var waiting = new Stack<PendingBlock>();
        waiting.Push(root);
        while (waiting.TryPop(out PendingBlock? block))
        {
            fst.Add(block.Prefix, block.Code);
            for (int i = block.Children.Count - 1; i >= 0; i--)
            {
                waiting.Push(block.Children[i]);
            }
        }
    }

    // Writes blocks of all prefixes of the last term that the next one does not have.
    private void CloseBlocks(ReadOnlySpan<byte> next)
    {
        int shared = next.CommonPrefixLength(_last.AsSpan(0, _lastLength));
        for (int i = _lastLength - 1; i >= shared; i--)
        {
            if (_stack.Count - _prefixStarts[i] >= BlockTreeTermsFormat.MinItemsInBlock)
            {
                WriteBlocks(i + 1, _prefixStarts[i]);
            }
        }
        if (_last.Length < next.Length)
        {
            Array.Resize(ref _last, Math.Max(next.Length, _last.Length * 2));
            Array.Resize(ref _prefixStarts, _last.Length);
        }
        _prefixStarts.AsSpan(shared, next.Length - shared).Fill(_stack.Count);
        next.CopyTo(_last);
        _lastLength = next.Length;
    }

    // Makes one block, or several floor blocks, of the items on the stack from `start` on, which share a prefix of the last term.
    private void WriteBlocks(int prefixLength, int start)
    {
        int end = _stack.Count;
        int blockStart = start;
        int blockLabel = -1;
        int lastLabel = -1;
        bool hasTerms = false;
        for (int i = start; i < end; i++)
        {
            ref readonly TermStack.Item item = ref _stack.From(i)[0];
            ReadOnlySpan<byte> key = _stack.Key(item);
            int label = key.Length == prefixLength ? -1 : key[prefixLength];
            if (label != lastLabel)
            {
                if (i - blockStart >= BlockTreeTermsFormat.MinItemsInBlock && end - blockStart > BlockTreeTermsFormat.MaxItemsInBlock)
                {
                    WriteBlock(prefixLength, blockStart, i, blockLabel, hasTerms);
                    hasTerms = false;
                    blockStart = i;
                    blockLabel = label;
                }
                lastLabel = label;
            }
            hasTerms |= item.Block == null;
        }
        WriteBlock(prefixLength, blockStart, end, blockLabel, hasTerms);

        PendingBlock first = _newBlocks[0];
        first.Combine(CollectionsMarshal.AsSpan(_newBlocks)[1..], _scratch);
        _stack.Replace(start, first);
        _newBlocks.Clear();
    }

    private void WriteBlock(int prefixLength, int start, int end, int floorLabel, bool hasTerms)
    {
        var children = new List<PendingBlock>();
        long at = blocks.Position;
        blocks.Write(field, _stack, _stack.From(start)[..(end - start)], prefixLength, end == _stack.Count, children);
        _newBlocks.Add(new PendingBlock(_last.AsSpan(0, prefixLength).ToArray(), at, hasTerms, floorLabel, children));
    }
}
