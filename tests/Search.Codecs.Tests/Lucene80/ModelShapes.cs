using Search.Testing;

namespace Search.Codecs.Tests.Lucene80;

/// <summary>Random columns of all shapes that choose an encoding.</summary>
internal static class ModelShapes
{
    public static readonly string[] Kinds = ["n", "sn", "b", "s", "ss", "norm"];

    /// <summary>One column of each kind, and some more.</summary>
    public static List<ModelColumn> Columns(TestRandom random, int maxDoc, int count)
    {
        var columns = new List<ModelColumn>();
        for (int i = 0; i < count; i++)
        {
            columns.Add(Column(random, maxDoc, Kinds[i % Kinds.Length], $"f{i}"));
        }
        return columns;
    }

    public static ModelColumn Column(TestRandom random, int maxDoc, string kind, string name)
    {
        Func<int, bool> has = Docs(random, maxDoc);
        bool many = kind is "sn" or "ss" && random.Chance(0.8);
        int Count() => many && random.Chance(0.3) ? random.Next(1, 6) : 1;
        if (kind is "n" or "sn" or "norm")
        {
            Func<int, long> number = kind == "norm" ? Norms(random) : Numbers(random);
            return new ModelColumn
            {
                Kind = kind,
                Name = name,
                Numbers = [.. Enumerable.Range(0, maxDoc).Select(d =>
                    has(d) ? Enumerable.Range(0, Count()).Select(_ => number(d)).Order().ToArray() : null)],
            };
        }
        Func<byte[]> bytes = Bytes(random);
        return new ModelColumn
        {
            Kind = kind,
            Name = name,
            Bytes = [.. Enumerable.Range(0, maxDoc).Select(d =>
                has(d) ? Enumerable.Range(0, Count()).Select(_ => bytes()).Distinct(ByteOrder.Instance).Order(ByteOrder.Instance).ToArray() : null)],
        };
    }

    private static Func<int, bool> Docs(TestRandom random, int maxDoc)
    {
        switch (random.Next(7))
        {
            case 0:
                return _ => random.Chance(0.002);
            case 1:
                int one = random.Next(maxDoc);
                return d => d == one;
            case 2:
                double chance = random.NextDouble();
                return _ => random.Chance(chance);
            case 3:     // a full block of 65,536, and gaps of whole blocks
                int full = random.Next(3);
                return d => d >> 16 == full || (d >> 16 == full + 2 && random.Chance(0.01));
            case 4:     // dense and sparse blocks
                return d => random.Chance((d >> 16) % 2 == 0 ? 0.5 : 0.03);
            default:
                return _ => true;
        }
    }

    private static Func<int, long> Norms(TestRandom random)
    {
        long bound = random.Pick([1L, 127, 128, 32767, 40000, int.MaxValue, long.MaxValue]);
        return _ =>
        {
            long norm = bound == 1 ? 7 : random.NextInt64(-bound, bound);
            return norm == 0 ? 1 : norm;
        };
    }

    private static Func<int, long> Numbers(TestRandom random)
    {
        long start = random.NextInt64(-1000, 1000) * (random.Chance(0.5) ? 1 : 1L << random.Next(50));
        switch (random.Next(9))
        {
            case 0:
                return _ => start;
            case 1:
                long[] few = [.. Enumerable.Range(0, random.Next(2, 257)).Select(_ => random.NextInt64(long.MinValue, long.MaxValue))];
                return _ => random.Pick(few);
            case 2:     // days in milliseconds
                return _ => start + random.Next(20000) * 86_400_000L;
            case 3:     // small, with a few far away
                return _ => random.Chance(0.001) ? random.NextInt64() : random.Next(100);
            case 4:     // each block of 16,384 has a width of its own
                return d => start + (d >> 14) * 1_000_000_000L + random.Next(1 << (d >> 14) % 5 * 4) * 10;
            case 5:
                return d => start + d;
            case 6:
                return _ => random.NextInt64(long.MinValue, long.MaxValue);
            case 7:
                return _ => random.Pick([long.MinValue, long.MaxValue, 0, 1]);
            default:
                int bits = random.Next(1, 63);
                return _ => random.NextInt64(1L << bits);
        }
    }

    private static Func<byte[]> Bytes(TestRandom random)
    {
        int most = random.Pick([0, 1, 2, 5, 40, 300]);
        int alphabet = random.Pick([1, 2, 256]);
        byte[] common = new byte[random.Next(60)];
        switch (random.Next(4))
        {
            case 0:     // all as long
                return () => Some(most);
            case 1:
                return () => Some(random.Next(most + 1));
            case 2:     // prefixes of more than 15 bytes in common
                return () => [.. common, .. Some(random.Next(most + 1))];
            default:    // few
                byte[][] few = [.. Enumerable.Range(0, random.Next(1, 100)).Select(_ => Some(random.Next(most + 1)))];
                return () => random.Pick(few);
        }

        byte[] Some(int length)
        {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++)
            {
                bytes[i] = (byte)random.Next(alphabet);
            }
            return bytes;
        }
    }
}
