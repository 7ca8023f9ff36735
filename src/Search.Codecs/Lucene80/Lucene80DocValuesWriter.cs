using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>Writes doc values in <see cref="Lucene80DocValuesFormat"/>.</summary>
public sealed class Lucene80DocValuesWriter : IDocValuesWriter
{
    private readonly int _maxDoc;
    private readonly ValueOutputs _files;

    public Lucene80DocValuesWriter(SegmentWriteState state)
    {
        _maxDoc = state.MaxDoc;
        _files = new ValueOutputs(
            state,
            Lucene80DocValuesFormat.Version,
            (Lucene80DocValuesFormat.MetaExtension, Lucene80DocValuesFormat.MetaCodec),
            (Lucene80DocValuesFormat.DataExtension, Lucene80DocValuesFormat.DataCodec));
    }

    private ByteWriter Meta => _files.Meta;

    private ByteWriter Data => _files.Data;

    public void AddNumeric(FieldInfo field, Func<NumericDocValues> values)
    {
        Start(field, Lucene80DocValuesFormat.Numeric);
        new NumericFieldWriter(Meta, Data, _maxDoc).Write(() => new SingleValuedSortedNumericDocValues(values()));
    }

    public void AddSortedNumeric(FieldInfo field, Func<SortedNumericDocValues> values)
    {
        Start(field, Lucene80DocValuesFormat.SortedNumeric);
        NumericStatistics all = new NumericFieldWriter(Meta, Data, _maxDoc).Write(values);
        Meta.WriteInt32(all.Docs);
        if (all.Count > all.Docs)
        {
            SortedNumericDocValues counts = values();
            WriteAddresses(all.Docs, () => counts.NextDoc() == DocIdIterator.NoMoreDocs ? -1 : counts.Count);
        }
    }

    public void AddBinary(FieldInfo field, Func<BinaryDocValues> values)
    {
        field.Attributes[Lucene80DocValuesFormat.ModeKey] = Lucene80DocValuesFormat.BestSpeed;
        Start(field, Lucene80DocValuesFormat.Binary);
        long start = Data.Position;
        int count = 0;
        int minLength = int.MaxValue;
        int maxLength = 0;
        BinaryDocValues all = values();
        while (all.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            ReadOnlySpan<byte> value = all.Value;
            Data.WriteBytes(value);
            count++;
            minLength = Math.Min(minLength, value.Length);
            maxLength = Math.Max(maxLength, value.Length);
        }
        Meta.WriteInt64(start);
        Meta.WriteInt64(Data.Position - start);
        DocsWithField.Write(Meta, Data, count, _maxDoc, values);
        Meta.WriteInt32(count);
        Meta.WriteInt32(minLength);
        Meta.WriteInt32(maxLength);
        if (minLength < maxLength)
        {
            BinaryDocValues lengths = values();
            WriteAddresses(count, () => lengths.NextDoc() == DocIdIterator.NoMoreDocs ? -1 : lengths.Value.Length);
        }
    }

    public void AddSorted(FieldInfo field, Func<SortedDocValues> values)
    {
        Start(field, Lucene80DocValuesFormat.Sorted);
        SingleValuedSortedSetDocValues Open() => new(values());
        (int docs, _) = Count(Open());
        WriteSingleValued(docs, Open);
    }

    public void AddSortedSet(FieldInfo field, Func<SortedSetDocValues> values)
    {
        Start(field, Lucene80DocValuesFormat.SortedSet);
        (int docs, long ordinals) = Count(values());
        if (docs == ordinals)
        {
            Meta.WriteByte(0);
            WriteSingleValued(docs, values);
            return;
        }
        Meta.WriteByte(1);
        DocsWithField.Write(Meta, Data, docs, _maxDoc, values);
        WriteOrdinals(values());
        Meta.WriteInt32(docs);
        SortedSetDocValues counts = values();
        WriteAddresses(docs, () => counts.NextDoc() == DocIdIterator.NoMoreDocs ? -1 : counts.Count);
        new TermsDictionaryWriter(Meta, Data).Write(values());
    }

    public void Finish() => _files.Finish();

    public void Dispose() => _files.Dispose();

    private static (int Docs, long Ordinals) Count(SortedSetDocValues values)
    {
        int docs = 0;
        long ordinals = 0;
        while (values.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            docs++;
            ordinals += values.Count;
        }
        return (docs, ordinals);
    }

    private void Start(FieldInfo field, byte type)
    {
        Meta.WriteInt32(field.Number);
        Meta.WriteByte(type);
    }

    private void WriteSingleValued(int docs, Func<SortedSetDocValues> values)
    {
        DocsWithField.Write(Meta, Data, docs, _maxDoc, values);
        Meta.WriteInt32(docs);
        WriteOrdinals(values());
        new TermsDictionaryWriter(Meta, Data).Write(values());
    }

    private void WriteOrdinals(SortedSetDocValues values)
    {
        if (values.ValueCount <= 1)
        {
            Meta.WriteByte(0);
            Meta.WriteInt64(0);
            Meta.WriteInt64(0);
            return;
        }
        int bitsPerValue = DirectFormat.BitsRequired(values.ValueCount - 1);
        Meta.WriteByte((byte)bitsPerValue);
        long start = Data.Position;
        var writer = new DirectWriter(Data, bitsPerValue);
        while (values.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            for (int i = values.Count; i > 0; i--)
            {
                writer.Add(values.NextOrdinal());
            }
        }
        writer.Finish();
        Meta.WriteInt64(start);
        Meta.WriteInt64(Data.Position - start);
    }

    // The sums of what the function gives (it gives -1 at the end), from 0 on.
    private void WriteAddresses(int docs, Func<int> next)
    {
        long start = Data.Position;
        Meta.WriteInt64(start);
        Meta.WriteVInt(Lucene80DocValuesFormat.MonotonicBlockShift);
        var writer = new DirectMonotonicWriter(Meta, Data, docs + 1L, Lucene80DocValuesFormat.MonotonicBlockShift);
        long sum = 0;
        writer.Add(sum);
        for (int count = next(); count >= 0; count = next())
        {
            sum += count;
            writer.Add(sum);
        }
        writer.Finish();
        Meta.WriteInt64(Data.Position - start);
    }
}
