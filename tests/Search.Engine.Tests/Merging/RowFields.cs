using Search.Codecs.Contracts;
using Search.Testing;

namespace Search.Engine.Tests.Merging;

/// <summary>Fields that together have every structure of a segment, and random rows for them.</summary>
internal static class RowFields
{
    private static readonly string[] Names = ["offsets", "positions", "freqs", "keys", "sets", "number", "numbers", "blobs", "kept"];

    /// <summary>Some or all of the fields, numbered from 0 on in this order or at random.</summary>
    internal static FieldInfos Choose(TestRandom random, double share, bool shuffled, bool omitsNorms)
    {
        string[] names = [.. Names.Where(_ => random.Chance(share))];
        int[] numbers = [.. Enumerable.Range(0, Names.Length)];
        if (shuffled)
        {
            random.Shuffle(numbers);
        }
        return new FieldInfos(names.Select(name => Create(name, numbers[Array.IndexOf(Names, name)], omitsNorms)));
    }

    internal static Row CreateRow(TestRandom random, FieldInfos fields, int distinct)
    {
        var row = new Row();
        foreach (FieldInfo field in fields.Where(_ => random.Chance(0.8)))
        {
            if (field.IsIndexed)
            {
                row.Tokens.Add(field.Name, Tokens(random, field, distinct));
            }
            switch (field.DocValuesType)
            {
                case DocValuesType.Numeric:
                    row.Numbers.Add(field.Name, [random.Next(-1000, 1000)]);
                    break;
                case DocValuesType.SortedNumeric:
                    row.Numbers.Add(field.Name, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.NextInt64()).Order()]);
                    break;
                case DocValuesType.Binary or DocValuesType.Sorted:
                    row.Strings.Add(field.Name, [Word(random, distinct)]);
                    break;
                case DocValuesType.SortedSet:
                    row.Strings.Add(field.Name, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Word(random, distinct)).Distinct().Order(StringComparer.Ordinal)]);
                    break;
            }
            if (field.PointDimensions > 0)
            {
                row.Points.Add(field.Name, [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Bytes(random, field.PointDimensions * field.PointBytes))]);
            }
            Store(random, row, field.Name);
        }
        return row;
    }

    private static FieldInfo Create(string name, int number, bool omitsNorms)
    {
        var field = new FieldInfo { Name = name, Number = number };
        switch (name)
        {
            case "offsets":
                (field.IndexOptions, field.HasPayloads, field.HasTermVectors) = (IndexOptions.DocsAndFreqsAndPositionsAndOffsets, number % 2 == 0, true);
                break;
            case "positions":
                (field.IndexOptions, field.HasPayloads) = (IndexOptions.DocsAndFreqsAndPositions, true);
                break;
            case "freqs":
                (field.IndexOptions, field.OmitsNorms, field.HasTermVectors) = (IndexOptions.DocsAndFreqs, omitsNorms, true);
                break;
            case "keys":
                (field.IndexOptions, field.OmitsNorms, field.DocValuesType) = (IndexOptions.Docs, true, DocValuesType.Sorted);
                break;
            case "sets":
                field.DocValuesType = DocValuesType.SortedSet;
                break;
            case "number":
                (field.DocValuesType, field.PointDimensions, field.PointIndexDimensions, field.PointBytes) = (DocValuesType.Numeric, 1, 1, 2);
                break;
            case "numbers":
                (field.DocValuesType, field.PointDimensions, field.PointIndexDimensions, field.PointBytes) = (DocValuesType.SortedNumeric, 3, 2, 4);
                break;
            case "blobs":
                field.DocValuesType = DocValuesType.Binary;
                break;
        }
        return field;
    }

    private static List<RowToken> Tokens(TestRandom random, FieldInfo field, int distinct)
    {
        var tokens = new List<RowToken>();
        int position = random.Next(3);
        int offset = 0;
        for (int i = random.Next(1, random.Chance(0.02) ? 400 : 8); i > 0; i--)
        {
            string term = Word(random, distinct);
            byte[] payload = field.HasPayloads && random.Chance(0.3) ? Bytes(random, random.Next(1, 5)) : [];
            tokens.Add(new RowToken(term, position, offset, offset + term.Length, payload));
            position += random.Next(3);
            offset += term.Length + random.Next(2);
        }
        return field.HasFreqs ? tokens : [.. tokens.DistinctBy(token => token.Term)];
    }

    private static string Word(TestRandom random, int distinct) =>
        random.Chance(0.5) ? "w" + random.Next(3) : "somewhat longer "[..random.Next(16)] + random.Next(distinct);

    private static byte[] Bytes(TestRandom random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static void Store(TestRandom random, Row row, string field)
    {
        for (int i = random.Next(3); i > 0; i--)
        {
            row.Stored.Add((field, random.Next(4) switch
            {
                0 => new string('x', random.Next(300)),
                1 => Bytes(random, random.Next(40)),
                2 => new RowNumber(StoredNumberType.Long, random.NextInt64()),
                _ => new RowNumber(StoredNumberType.Float, BitConverter.SingleToInt32Bits(random.NextSingle())),
            }));
        }
    }
}
