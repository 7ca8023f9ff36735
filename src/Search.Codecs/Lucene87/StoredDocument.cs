using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>Walks the fields of one unpacked document (Doc in <see cref="StoredFieldsFormat"/>).</summary>
internal static class StoredDocument
{
    /// <exception cref="CorruptIndexException">The bytes are no document.</exception>
    public static void Visit(ReadOnlySpan<byte> document, int fieldCount, FieldInfos fields, IStoredFieldVisitor visitor, FileSlice file)
    {
        var reader = new ByteReader(document, file.Name);
        for (int i = 0; i < fieldCount; i++)
        {
            long info = reader.ReadVLong();
            long number = info >> StoredFieldsFormat.TypeBits;
            if (number > int.MaxValue || !fields.TryGet((int)number, out FieldInfo? field))
            {
                throw reader.Corrupt($"a stored field has number {number}, which the segment does not know");
            }
            int type = (int)info & StoredFieldsFormat.TypeMask;
            switch (visitor.Wants(field))
            {
                case StoredFieldAnswer.Yes:
                    Read(ref reader, type, field, visitor);
                    break;
                case StoredFieldAnswer.No:
                    Skip(ref reader, type);
                    break;
                default:
                    return;
            }
        }
        if (reader.Remaining != 0)
        {
            throw reader.Corrupt($"{reader.Remaining} bytes are left after the last stored field");
        }
    }

    private static void Read(ref ByteReader reader, int type, FieldInfo field, IStoredFieldVisitor visitor)
    {
        switch (type)
        {
            case StoredFieldsFormat.Text:
                visitor.Text(field, reader.ReadSpan(reader.ReadCount()));
                break;
            case StoredFieldsFormat.Bytes:
                visitor.Bytes(field, reader.ReadSpan(reader.ReadCount()));
                break;
            case StoredFieldsFormat.Int:
                visitor.Number(field, StoredNumberType.Int, reader.ReadZInt());
                break;
            case StoredFieldsFormat.Float:
                visitor.Number(field, StoredNumberType.Float, StoredNumbers.ReadFloat(ref reader));
                break;
            case StoredFieldsFormat.Long:
                visitor.Number(field, StoredNumberType.Long, StoredNumbers.ReadLong(ref reader));
                break;
            case StoredFieldsFormat.Double:
                visitor.Number(field, StoredNumberType.Double, StoredNumbers.ReadDouble(ref reader));
                break;
            default:
                throw reader.Corrupt($"a stored field has type {type}");
        }
    }

    private static void Skip(ref ByteReader reader, int type)
    {
        switch (type)
        {
            case StoredFieldsFormat.Text or StoredFieldsFormat.Bytes:
                reader.Skip(reader.ReadCount());
                break;
            case StoredFieldsFormat.Int:
                reader.ReadZInt();
                break;
            case StoredFieldsFormat.Float:
                StoredNumbers.ReadFloat(ref reader);
                break;
            case StoredFieldsFormat.Long:
                StoredNumbers.ReadLong(ref reader);
                break;
            case StoredFieldsFormat.Double:
                StoredNumbers.ReadDouble(ref reader);
                break;
            default:
                throw reader.Corrupt($"a stored field has type {type}");
        }
    }
}
