using System.Buffers.Binary;
using System.Text;
using Search.Codecs.Contracts;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene87;

/// <summary>One stored field, and how test documents are made, written, and collected again.</summary>
internal sealed record StoredValue(string Field, int Type, object Value)
{
    public void Write(IStoredFieldsWriter writer, FieldInfo field)
    {
        switch (Value)
        {
            case string text:
                writer.WriteText(field, Encoding.UTF8.GetBytes(text));
                break;
            case byte[] bytes:
                writer.WriteBytes(field, bytes);
                break;
            case int number:
                writer.WriteNumber(field, StoredNumberType.Int, number);
                break;
            case float number:
                writer.WriteNumber(field, StoredNumberType.Float, BitConverter.SingleToInt32Bits(number));
                break;
            case long number:
                writer.WriteNumber(field, StoredNumberType.Long, number);
                break;
            case double number:
                writer.WriteNumber(field, StoredNumberType.Double, BitConverter.DoubleToInt64Bits(number));
                break;
        }
    }

    /// <summary>As StoreDocuments.java reads it.</summary>
    public void Write(Stream stream)
    {
        WriteInt(stream, int.Parse(Field.AsSpan(1)));
        stream.WriteByte((byte)Type);
        switch (Value)
        {
            case string text:
                WriteInt(stream, Encoding.UTF8.GetByteCount(text));
                stream.Write(Encoding.UTF8.GetBytes(text));
                break;
            case byte[] bytes:
                WriteInt(stream, bytes.Length);
                stream.Write(bytes);
                break;
            case int number:
                WriteInt(stream, number);
                break;
            case float number:
                WriteInt(stream, BitConverter.SingleToInt32Bits(number));
                break;
            case long number:
                WriteLong(stream, number);
                break;
            case double number:
                WriteLong(stream, BitConverter.DoubleToInt64Bits(number));
                break;
        }
    }

    public override string ToString() => $"{Field}:{Type}:{(Value is byte[] bytes ? Convert.ToHexString(bytes) : Value)}";

    public static StoredValue Random(TestRandom random, int longest)
    {
        int type = random.Next(6);
        object value = type switch
        {
            0 => string.Concat(Enumerable.Range(0, random.Next(longest / 6 + 1)).Select(_ => random.Pick(["rain ", "drought ", "Grüße ", "naïve", " ", "\n", "日本"]))),
            1 => Noise(random, random.Next(longest + 1)),
            2 => random.Next() >> random.Next(31),
            3 => random.Pick([0f, -0f, -1f, 125f, 126f, 1.5f, -2.5f, float.NaN, float.MaxValue, float.NegativeInfinity, random.NextSingle()]),
            4 => random.Pick([1L, 1000, 3_600_000, 86_400_000, -86_400_000]) * (random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(28, 64)),
            _ => random.Pick([0d, -0d, -1d, 124d, 125d, 1.5, -2.5, 1e100, -1e100, double.NaN, double.NegativeInfinity, random.NextDouble(), -random.NextDouble()]),
        };
        return new StoredValue("f" + random.Next(12), type, value);
    }

    public static void WriteInt(Stream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void WriteLong(Stream stream, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        stream.Write(bytes);
    }

    private static byte[] Noise(TestRandom random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Gathers what a reader shows.</summary>
    internal sealed class Collector(Func<FieldInfo, StoredFieldAnswer>? wants = null) : IStoredFieldVisitor
    {
        public List<StoredValue> Values { get; } = [];

        public StoredFieldAnswer Wants(FieldInfo field) => wants?.Invoke(field) ?? StoredFieldAnswer.Yes;

        public void Text(FieldInfo field, ReadOnlySpan<byte> utf8) => Values.Add(new(field.Name, 0, Encoding.UTF8.GetString(utf8)));

        public void Bytes(FieldInfo field, ReadOnlySpan<byte> value) => Values.Add(new(field.Name, 1, value.ToArray()));

        public void Number(FieldInfo field, StoredNumberType type, long bits) => Values.Add(type switch
        {
            StoredNumberType.Int => new(field.Name, 2, (int)bits),
            StoredNumberType.Float => new(field.Name, 3, BitConverter.Int32BitsToSingle((int)bits)),
            StoredNumberType.Long => new(field.Name, 4, bits),
            _ => new(field.Name, 5, BitConverter.Int64BitsToDouble(bits)),
        });
    }
}
