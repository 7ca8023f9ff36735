using System.Text;
using Search.Codecs.Contracts;

namespace Search.Codecs.Tests.Lucene80;

/// <summary>All values of one field, in plain arrays by document.</summary>
internal sealed class ModelColumn
{
    private byte[][]? _terms;
    private int[]?[]? _ordinals;

    /// <summary>As in the Java program WriteValues: n, sn, b, s, ss or norm.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>Null: the document has none. Ascending.</summary>
    public long[]?[] Numbers { get; init; } = [];

    /// <summary>Null: the document has none. Ascending and distinct.</summary>
    public byte[][]?[] Bytes { get; init; } = [];

    public int MaxDoc => Math.Max(Numbers.Length, Bytes.Length);

    /// <summary>Distinct values, ascending.</summary>
    public byte[][] Terms => _terms ??= [.. Bytes.Where(b => b != null).SelectMany(b => b!).Distinct(ByteOrder.Instance).Order(ByteOrder.Instance)];

    public int[]?[] Ordinals
    {
        get
        {
            if (_ordinals == null)
            {
                var numbers = Terms.Select((t, i) => (t, i)).ToDictionary(p => p.t, p => p.i, ByteOrder.Instance);
                _ordinals = [.. Bytes.Select(b => b?.Select(t => numbers[t]).ToArray())];
            }
            return _ordinals;
        }
    }

    public FieldInfo Field(int number) => new()
    {
        Name = Name,
        Number = number,
        IndexOptions = Kind == "norm" ? IndexOptions.Docs : IndexOptions.None,
        DocValuesType = Kind switch
        {
            "n" => DocValuesType.Numeric,
            "sn" => DocValuesType.SortedNumeric,
            "b" => DocValuesType.Binary,
            "s" => DocValuesType.Sorted,
            "ss" => DocValuesType.SortedSet,
            _ => DocValuesType.None,
        },
    };

    /// <summary>Adds the document's part of a line for WriteValues.</summary>
    public void Describe(int doc, StringBuilder line)
    {
        foreach (long number in Numbers.Length > 0 ? Numbers[doc] ?? [] : [])
        {
            line.Append(Kind).Append(',').Append(Name).Append(',').Append(number).Append(' ');
        }
        foreach (byte[] bytes in Bytes.Length > 0 ? Bytes[doc] ?? [] : [])
        {
            line.Append(Kind).Append(',').Append(Name).Append(',').Append(bytes.Length == 0 ? "-" : Convert.ToHexString(bytes)).Append(' ');
        }
    }
}

internal sealed class ByteOrder : IComparer<byte[]>, IEqualityComparer<byte[]>
{
    public static readonly ByteOrder Instance = new();

    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }
}
