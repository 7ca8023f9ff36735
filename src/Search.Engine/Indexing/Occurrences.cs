namespace Search.Engine.Indexing;

/// <summary>The occurrences of one term in one doc; kept and filled anew for every doc.</summary>
internal sealed class Occurrences
{
    private (int Position, int Start, int End)[] _items = new (int, int, int)[64];

    internal int Count { get; private set; }

    internal ReadOnlySpan<(int Position, int Start, int End)> Items => _items.AsSpan(0, Count);

    internal void Clear() => Count = 0;

    internal void Add(int position, int start, int end)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, _items.Length * 2);
        }
        _items[Count++] = (position, start, end);
    }
}
