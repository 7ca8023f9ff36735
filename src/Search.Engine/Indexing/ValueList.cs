namespace Search.Engine.Indexing;

/// <summary>A growing array that shows itself as an array: what iterators over buffered values read.</summary>
internal struct ValueList<T>()
{
    private T[] _items = new T[16];

    internal int Count { get; private set; }

    /// <summary>The values at [0, <see cref="Count"/>), with room behind. Another array after <see cref="Add"/>.</summary>
    internal readonly T[] Items => _items;

    internal readonly Span<T> Span => _items.AsSpan(0, Count);

    internal readonly int Capacity => _items.Length;

    internal void Add(T value)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, _items.Length * 2);
        }
        _items[Count++] = value;
    }
}
