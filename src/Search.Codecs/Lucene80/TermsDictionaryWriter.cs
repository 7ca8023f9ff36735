using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>Writes the distinct values of a sorted or sorted set field: <c>Terms</c> in <see cref="Lucene80DocValuesFormat"/>.</summary>
internal sealed class TermsDictionaryWriter(ByteWriter meta, ByteWriter data)
{
    private const int BlockMask = (1 << Lucene80DocValuesFormat.TermBlockShift) - 1;
    private const int IndexMask = (1 << Lucene80DocValuesFormat.TermIndexShift) - 1;

    private byte[] _previous = new byte[64];
    private int _previousLength;

    /// <exception cref="ArgumentException">The values do not ascend.</exception>
    public void Write(SortedSetDocValues values)
    {
        WriteTerms(values);
        WriteIndex(values);
    }

    private void WriteTerms(SortedSetDocValues values)
    {
        long count = values.ValueCount;
        meta.WriteVLong(count);
        meta.WriteInt32(Lucene80DocValuesFormat.TermBlockShift);
        meta.WriteInt32(Lucene80DocValuesFormat.MonotonicBlockShift);
        var addressData = new MemoryByteWriter();
        long blocks = (count + BlockMask) >> Lucene80DocValuesFormat.TermBlockShift;
        var addresses = new DirectMonotonicWriter(meta, addressData, blocks, Lucene80DocValuesFormat.MonotonicBlockShift);
        long start = data.Position;
        int maxLength = 0;
        for (long ordinal = 0; ordinal < count; ordinal++)
        {
            ReadOnlySpan<byte> term = values.Lookup(ordinal);
            int prefix = CheckOrder(ordinal, term);
            if ((ordinal & BlockMask) == 0)
            {
                addresses.Add(data.Position - start);
                data.WriteVInt(term.Length);
                data.WriteBytes(term);
            }
            else
            {
                WriteSuffix(prefix, term[prefix..]);
            }
            maxLength = Math.Max(maxLength, term.Length);
            Remember(term);
        }
        addresses.Finish();
        meta.WriteInt32(maxLength);
        WriteRegion(start);
        WriteAddresses(addressData);
    }

    private void WriteSuffix(int prefix, ReadOnlySpan<byte> suffix)
    {
        data.WriteByte((byte)(Math.Min(prefix, 15) | Math.Min(suffix.Length - 1, 15) << 4));
        if (prefix >= 15)
        {
            data.WriteVInt(prefix - 15);
        }
        if (suffix.Length >= 16)
        {
            data.WriteVInt(suffix.Length - 16);
        }
        data.WriteBytes(suffix);
    }

    private void WriteIndex(SortedSetDocValues values)
    {
        long count = values.ValueCount;
        meta.WriteInt32(Lucene80DocValuesFormat.TermIndexShift);
        var addressData = new MemoryByteWriter();
        long keys = 1 + ((count + IndexMask) >> Lucene80DocValuesFormat.TermIndexShift);
        var addresses = new DirectMonotonicWriter(meta, addressData, keys, Lucene80DocValuesFormat.MonotonicBlockShift);
        long start = data.Position;
        for (long ordinal = 0; ordinal < count; ordinal += IndexMask + 1)
        {
            addresses.Add(data.Position - start);
            if (ordinal > 0)
            {
                Remember(values.Lookup(ordinal - 1));
                ReadOnlySpan<byte> term = values.Lookup(ordinal);
                data.WriteBytes(term[..(CheckOrder(ordinal, term) + 1)]);
            }
        }
        addresses.Add(data.Position - start);
        addresses.Finish();
        WriteRegion(start);
        WriteAddresses(addressData);
    }

    private void WriteAddresses(MemoryByteWriter addresses)
    {
        long start = data.Position;
        data.WriteBytes(addresses.Written);
        WriteRegion(start);
    }

    private void WriteRegion(long start)
    {
        meta.WriteInt64(start);
        meta.WriteInt64(data.Position - start);
    }

    // Gives how many bytes the term shares with the one before.
    private int CheckOrder(long ordinal, ReadOnlySpan<byte> term)
    {
        if (ordinal == 0)
        {
            return 0;
        }
        ReadOnlySpan<byte> previous = _previous.AsSpan(0, _previousLength);
        int prefix = previous.CommonPrefixLength(term);
        return prefix < term.Length && (prefix == previous.Length || previous[prefix] < term[prefix])
            ? prefix
            : throw new ArgumentException($"value {ordinal} is not larger than the one before");
    }

    private void Remember(ReadOnlySpan<byte> term)
    {
        if (term.Length > _previous.Length)
        {
            Array.Resize(ref _previous, term.Length * 2);
        }
        term.CopyTo(_previous);
        _previousLength = term.Length;
    }
}
