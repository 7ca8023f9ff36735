namespace Search.Engine.Facets;

/// <summary>Equality of byte strings by content.</summary>
internal sealed class ByteStringComparer : IEqualityComparer<byte[]>
{
    public static readonly ByteStringComparer Instance = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] value)
    {
        var hash = new HashCode();
        hash.AddBytes(value);
        return hash.ToHashCode();
    }
}
