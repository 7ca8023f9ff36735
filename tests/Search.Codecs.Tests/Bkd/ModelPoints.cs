using System.Text;
using Search.Codecs.Bkd;
using Search.Codecs.Contracts;
using Search.Testing;

namespace Search.Codecs.Tests.Bkd;

/// <summary>The points of one field, in plain arrays.</summary>
internal sealed class ModelPoints
{
    public required string Name { get; init; }

    public required int Dimensions { get; init; }

    public required int IndexDimensions { get; init; }

    public required int Bytes { get; init; }

    /// <summary>By document, in the order of documents.</summary>
    public required List<(int Doc, byte[] Value)> Points { get; init; }

    public BkdConfig Config => new(Dimensions, IndexDimensions, Bytes);

    public FieldInfo Field(int number) => new()
    {
        Name = Name,
        Number = number,
        PointDimensions = Dimensions,
        PointIndexDimensions = IndexDimensions,
        PointBytes = Bytes,
    };

    public void Describe(string[] lines)
    {
        var text = new StringBuilder();
        foreach (IGrouping<int, (int Doc, byte[] Value)> doc in Points.GroupBy(p => p.Doc))
        {
            text.Clear();
            foreach ((_, byte[] value) in doc)
            {
                text.Append($"p{Dimensions}x{IndexDimensions}x{Bytes},{Name},{Convert.ToHexString(value)} ");
            }
            lines[doc.Key] += text;
        }
    }

    /// <summary>Points of any shape: all equal, few values, one prefix, far apart.</summary>
    public static ModelPoints Random(TestRandom random, string name, int maxDoc, int dimensions)
    {
        int bytes = random.Pick([1, 2, 4, 8, 8, 16]);
        int length = dimensions * bytes;
        byte[] prefix = new byte[length];
        random.NextBytes(prefix);
        int fixedBytes = random.Next(bytes);
        int alphabet = random.Pick([2, 40, 256]);
        byte[][] few = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => Value())];
        int shape = random.Next(4);
        var points = new List<(int, byte[])>();
        double chance = random.Pick([1, 1, 0.3, 0.01]);
        for (int doc = 0; doc < maxDoc; doc++)
        {
            int count = !random.Chance(chance) && !(points.Count == 0 && doc == maxDoc - 1) ? 0
                : dimensions == 1 && random.Chance(0.05) ? random.Next(2, 5) : 1;
            for (int i = 0; i < count; i++)
            {
                points.Add((doc, shape == 0 ? few[0] : shape == 1 ? random.Pick(few) : Value()));
            }
        }
        return new ModelPoints
        {
            Name = name,
            Dimensions = dimensions,
            IndexDimensions = dimensions == 1 ? 1 : random.Next(1, Math.Min(dimensions, 8) + 1),
            Bytes = bytes,
            Points = points,
        };

        byte[] Value()
        {
            byte[] value = [.. prefix];
            for (int i = 0; i < length; i++)
            {
                if (i % bytes >= fixedBytes)
                {
                    value[i] = (byte)random.Next(alphabet);
                }
            }
            return value;
        }
    }
}
