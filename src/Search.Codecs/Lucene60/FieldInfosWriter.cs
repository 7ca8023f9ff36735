using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene60;

/// <summary>Writes field infos (<see cref="FieldInfosFormat"/>).</summary>
public static class FieldInfosWriter
{
    /// <summary>Writes the state's fields, with the attributes that the other writers left there: it comes after them.</summary>
    /// <exception cref="ArgumentException">A field breaks a rule of the format.</exception>
    public static void Write(SegmentWriteState state)
    {
        using IndexOutput output = SegmentOutputs.Create(state, FieldInfosFormat.Extension, FieldInfosFormat.Codec, FieldInfosFormat.Version);
        output.WriteVInt(state.Fields.Count);
        foreach (FieldInfo field in state.Fields)
        {
            if (FieldInfosFormatRules.Broken(field) is { } rule)
            {
                throw new ArgumentException($"Field '{field.Name}' cannot be written: {rule}");
            }
            WriteField(output, field);
        }
        IndexFooter.Write(output);
    }

    private static void WriteField(IndexOutput output, FieldInfo field)
    {
        output.WriteString(field.Name);
        output.WriteVInt(field.Number);
        int flags = (field.HasTermVectors ? FieldInfosFormat.TermVectors : 0)
            | (field.OmitsNorms ? FieldInfosFormat.OmitsNorms : 0)
            | (field.HasPayloads ? FieldInfosFormat.Payloads : 0)
            | (field.IsSoftDeletesField ? FieldInfosFormat.SoftDeletes : 0);
        output.WriteByte((byte)flags);
        output.WriteByte((byte)field.IndexOptions);
        output.WriteByte((byte)field.DocValuesType);
        output.WriteInt64(field.DocValuesGeneration);
        output.WriteMapOfStrings(field.Attributes);
        output.WriteVInt(field.PointDimensions);
        if (field.PointDimensions != 0)
        {
            output.WriteVInt(field.PointIndexDimensions);
            output.WriteVInt(field.PointBytes);
        }
    }
}
