using Search.Codecs.Contracts;

namespace Search.Interop.Tests.RandomIndexes;

/// <summary>Adds up stored fields.</summary>
internal sealed class StoredSum(ContentSum sum) : IStoredFieldVisitor
{
    public long Count { get; private set; }

    public StoredFieldAnswer Wants(FieldInfo field)
    {
        Count++;
        sum.Add(field.Name);
        return StoredFieldAnswer.Yes;
    }

    public void Text(FieldInfo field, ReadOnlySpan<byte> utf8)
    {
        sum.Add(1);
        sum.Add(utf8);
    }

    public void Bytes(FieldInfo field, ReadOnlySpan<byte> value)
    {
        sum.Add(2);
        sum.Add(value);
    }

    public void Number(FieldInfo field, StoredNumberType type, long bits)
    {
        sum.Add(type switch { StoredNumberType.Int => 3, StoredNumberType.Long => 4, StoredNumberType.Float => 5, _ => 6 });
        sum.Add(type is StoredNumberType.Int or StoredNumberType.Float ? (int)bits : bits);
    }
}

/// <summary>Adds up term vectors.</summary>
internal sealed class VectorSum(ContentSum sum) : ITermVectorVisitor
{
    public long Count { get; private set; }

    public int Doc { get; set; }

    public void BeginField(FieldInfo field, TermVectorParts parts)
    {
        sum.Add(Doc);
        sum.Add(field.Name);
        sum.Add((long)parts);
    }

    public void BeginTerm(ReadOnlySpan<byte> term, int freq)
    {
        Count++;
        sum.Add(term);
        sum.Add(freq);
    }

    public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload)
    {
        sum.Add(position);
        sum.Add(startOffset);
        sum.Add(endOffset);
        sum.Add(payload);
    }
}

/// <summary>Adds up points, in the order of the tree.</summary>
internal sealed class PointSum(ContentSum sum) : IPointVisitor
{
    public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked) => PointRelation.Crosses;

    public void VisitInside(ReadOnlySpan<int> docs) => throw new InvalidOperationException("no cell lies inside");

    public void Visit(int docId, ReadOnlySpan<byte> packedValue)
    {
        sum.Add(docId);
        sum.Add(packedValue);
    }
}
