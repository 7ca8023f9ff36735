using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene60;

/// <summary>Reads field infos (<see cref="FieldInfosFormat"/>).</summary>
public static class FieldInfosReader
{
    /// <param name="file">The whole file.</param>
    /// <param name="segmentId">16 bytes.</param>
    /// <param name="suffix">Empty, or the generation in base 36.</param>
    /// <exception cref="CorruptIndexException"/>
    public static FieldInfos Read(FileSlice file, ReadOnlySpan<byte> segmentId, string suffix = "")
    {
        FramedFile framed = FramedFile.Check(
            file, FieldInfosFormat.Codec, FieldInfosFormat.OldestVersion, FieldInfosFormat.Version, segmentId, suffix, verify: true);
        ByteReader reader = framed.Reader();
        int count = reader.ReadCount();
        var fields = new List<FieldInfo>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new HashSet<int>();
        for (int i = 0; i < count; i++)
        {
            FieldInfo field = ReadField(ref reader, framed.Version);
            if (!names.Add(field.Name) || !numbers.Add(field.Number))
            {
                throw reader.Corrupt($"field '{IndexFileNames.Printable(field.Name)}' or its number {field.Number} stands twice");
            }
            fields.Add(field);
        }
        framed.CheckEnd(reader);
        return new FieldInfos(fields);
    }

    private static FieldInfo ReadField(ref ByteReader reader, int version)
    {
        string name = reader.ReadString();
        int number = reader.ReadVInt();
        int flags = reader.ReadByte();
        byte options = reader.ReadByte();
        byte docValues = reader.ReadByte();
        long generation = reader.ReadInt64();
        Dictionary<string, string> attributes = reader.ReadMapOfStrings();
        int dimensions = reader.ReadVInt();
        int indexDimensions = dimensions;
        int bytes = 0;
        if (dimensions != 0)
        {
            indexDimensions = version >= 2 ? reader.ReadVInt() : dimensions;
            bytes = reader.ReadVInt();
        }
        if (number < 0 || options > 4 || docValues > 5 || flags > 15 || generation < -1)
        {
            throw reader.Corrupt(
                $"field '{IndexFileNames.Printable(name)}' is impossible: number {number}, flags {flags}, options {options}, doc values {docValues}");
        }
        var field = new FieldInfo
        {
            Name = name,
            Number = number,
            HasTermVectors = (flags & FieldInfosFormat.TermVectors) != 0,
            OmitsNorms = (flags & FieldInfosFormat.OmitsNorms) != 0,
            HasPayloads = (flags & FieldInfosFormat.Payloads) != 0,
            IsSoftDeletesField = (flags & FieldInfosFormat.SoftDeletes) != 0,
            IndexOptions = (IndexOptions)options,
            DocValuesType = (DocValuesType)docValues,
            DocValuesGeneration = generation,
            Attributes = attributes,
            PointDimensions = dimensions,
            PointIndexDimensions = indexDimensions,
            PointBytes = bytes,
        };
        return FieldInfosFormatRules.Broken(field) is { } rule
            ? throw reader.Corrupt($"field '{IndexFileNames.Printable(name)}' is impossible: {rule}")
            : field;
    }
}
