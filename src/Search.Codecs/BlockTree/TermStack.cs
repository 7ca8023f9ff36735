using System.Runtime.InteropServices;
using Search.Codecs.Contracts;

namespace Search.Codecs.BlockTree;

/// <summary>The terms and blocks that are not in a block yet, in order. A block takes the place of the items it was made of.</summary>
internal sealed class TermStack
{
    private readonly List<Item> _items = [];
    private byte[] _bytes = new byte[1024];
    private int _length;

    public int Count => _items.Count;

    /// <summary>The items from an index on. Valid until the next change.</summary>
    public ReadOnlySpan<Item> From(int index) => CollectionsMarshal.AsSpan(_items)[index..];

    /// <summary>The bytes of an item: the term, or the block's prefix.</summary>
    public ReadOnlySpan<byte> Key(in Item item) => item.Block != null ? item.Block.Prefix : _bytes.AsSpan(item.Start, item.Length);

    public void Push(ReadOnlySpan<byte> term, in TermState state)
    {
        if (_bytes.Length - _length < term.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + term.Length));
        }
        term.CopyTo(_bytes.AsSpan(_length));
        _items.Add(new Item { Start = _length, Length = term.Length, State = state });
        _length += term.Length;
    }

    /// <summary>Puts a block in the place of the items from an index on.</summary>
    public void Replace(int index, PendingBlock block)
    {
        _length = _items[index].Start;
        _items.RemoveRange(index, _items.Count - index);
        _items.Add(new Item { Start = _length, Block = block });
    }

    /// <summary>A term with its places, or a block.</summary>
    internal struct Item
    {
        public int Start;
        public int Length;
        public TermState State;
        public PendingBlock? Block;
    }
}
