using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene86;

/// <summary>How the fields that a segment is sorted by are written (Sort in <see cref="SegmentInfoFormat"/>).</summary>
internal static class IndexSortCoding
{
    private const string Plain = "SortField";
    private const string Set = "SortedSetSortField";
    private const string Numeric = "SortedNumericSortField";

    private const long First = 1;
    private const long Last = 2;

    public static IndexSortField Read(ref ByteReader reader, string file)
    {
        string provider = reader.ReadString();
        switch (provider)
        {
            case Plain:
                {
                    string field = reader.ReadString();
                    IndexSortType type = ReadType(ref reader);
                    return new IndexSortField(field, type, ReadFlag(ref reader), MissingValue: ReadMissing(ref reader, type));
                }
            case Set:
                {
                    string field = reader.ReadString();
                    bool reverse = ReadFlag(ref reader);
                    int selector = ReadSelector(ref reader);
                    int missing = reader.ReadInt32();
                    return missing is >= 0 and <= 2
                        ? new IndexSortField(field, IndexSortType.SortedSet, reverse, selector, MissingValue: missing == 0 ? null : missing)
                        : throw reader.Corrupt($"missing value {missing} of a sorted set");
                }
            case Numeric:
                {
                    string field = reader.ReadString();
                    IndexSortType type = ReadType(ref reader);
                    if (type == IndexSortType.String)
                    {
                        throw reader.Corrupt("sorted numbers of type STRING");
                    }
                    bool reverse = ReadFlag(ref reader);
                    int selector = ReadSelector(ref reader);
                    return new IndexSortField(field, IndexSortType.SortedNumeric, reverse, selector, type, ReadMissing(ref reader, type));
                }
            default:
                throw IndexFormatException.Unsupported(
                    file, $"index sort '{IndexFileNames.Printable(provider)}'", "index the documents again without it");
        }
    }

    public static void Write(ByteWriter output, IndexSortField sort)
    {
        switch (sort.Type)
        {
            case IndexSortType.SortedSet:
                output.WriteString(Set);
                output.WriteString(sort.Field);
                output.WriteInt32(sort.Reverse ? 1 : 0);
                output.WriteInt32(sort.Selector);
                output.WriteInt32((int)(sort.MissingValue ?? 0));
                break;
            case IndexSortType.SortedNumeric:
                output.WriteString(Numeric);
                output.WriteString(sort.Field);
                output.WriteString(NameOf(sort.NumericType));
                output.WriteInt32(sort.Reverse ? 1 : 0);
                output.WriteInt32(sort.Selector);
                WriteMissing(output, sort.NumericType, sort.MissingValue);
                break;
            default:
                output.WriteString(Plain);
                output.WriteString(sort.Field);
                output.WriteString(NameOf(sort.Type));
                output.WriteInt32(sort.Reverse ? 1 : 0);
                WriteMissing(output, sort.Type, sort.MissingValue);
                break;
        }
    }

    private static long? ReadMissing(ref ByteReader reader, IndexSortType type)
    {
        if (!ReadFlag(ref reader))
        {
            return null;
        }
        return type switch
        {
            IndexSortType.String => reader.ReadInt32() == 1 ? First : Last,
            IndexSortType.Int => reader.ReadInt32(),
            IndexSortType.Long => reader.ReadInt64(),
            IndexSortType.Float => Turn(reader.ReadInt32()),
            _ => Turn(reader.ReadInt64()),
        };
    }

    private static void WriteMissing(ByteWriter output, IndexSortType type, long? missing)
    {
        output.WriteInt32(missing == null ? 0 : 1);
        if (missing is not { } value)
        {
            return;
        }
        switch (type)
        {
            case IndexSortType.String:
                output.WriteInt32(value == First ? 1 : 0);
                break;
            case IndexSortType.Int:
                output.WriteInt32((int)value);
                break;
            case IndexSortType.Long:
                output.WriteInt64(value);
                break;
            case IndexSortType.Float:
                output.WriteInt32(Turn((int)value));
                break;
            default:
                output.WriteInt64(Turn(value));
                break;
        }
    }

    // Bits of a float <-> a number that sorts like it: negative ones have all other bits turned. Its own inverse.
    private static int Turn(int bits) => bits ^ ((bits >> 31) & int.MaxValue);

    private static long Turn(long bits) => bits ^ ((bits >> 63) & long.MaxValue);

    private static bool ReadFlag(ref ByteReader reader) => reader.ReadInt32() switch
    {
        0 => false,
        1 => true,
        int other => throw reader.Corrupt($"{other} is neither 0 nor 1"),
    };

    private static int ReadSelector(ref ByteReader reader)
    {
        int selector = reader.ReadInt32();
        return selector is >= 0 and <= 3 ? selector : throw reader.Corrupt($"selector {selector} of an index sort");
    }

    private static IndexSortType ReadType(ref ByteReader reader)
    {
        string name = reader.ReadString();
        return name switch
        {
            "STRING" => IndexSortType.String,
            "INT" => IndexSortType.Int,
            "LONG" => IndexSortType.Long,
            "FLOAT" => IndexSortType.Float,
            "DOUBLE" => IndexSortType.Double,
            _ => throw reader.Corrupt($"'{IndexFileNames.Printable(name)}' is no type of an index sort"),
        };
    }

    private static string NameOf(IndexSortType type) => type switch
    {
        IndexSortType.String => "STRING",
        IndexSortType.Int => "INT",
        IndexSortType.Long => "LONG",
        IndexSortType.Float => "FLOAT",
        IndexSortType.Double => "DOUBLE",
        _ => throw new ArgumentException($"{type} is no type of single values"),
    };
}
