using Search.Codecs.Fst;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Fst;

public class FstTests
{
    [Fact]
    public void Keys_are_found_and_others_are_not()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 60; round++)
        {
            SortedDictionary<string, byte[]> pairs = RandomPairs(random);
            (byte[] meta, byte[] bytes) = Build(pairs);
            FstReader reader = Open(meta, bytes);
            foreach ((string key, byte[] output) in pairs)
            {
                Assert.True(output.AsSpan().SequenceEqual(Look(reader, key)), $"{key} {random.Explain}");
                string other = key + (char)random.Next(256);
                Assert.True(pairs.ContainsKey(other) == (Look(reader, other) != null), $"{other} {random.Explain}");
            }
        }
    }

    [LuceneFact]
    public void Bytes_are_those_of_Lucene()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        var built = new List<(byte[] Meta, byte[] Bytes)>();
        using (StreamWriter input = File.CreateText(folder.File("pairs")))
        {
            for (int round = 0; round < 60; round++)
            {
                SortedDictionary<string, byte[]> pairs = RandomPairs(random);
                built.Add(Build(pairs));
                foreach ((string key, byte[] output) in pairs)
                {
                    input.Write($"{Hex(Key(key))} {Hex(output)}\n");
                }
                input.Write("end\n");
            }
        }
        string[] lines = JavaLucene.Program("BuildFst", folder.File("pairs")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(built.Count, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            Assert.True(lines[i] == $"{Hex(built[i].Meta)} {Hex(built[i].Bytes)}", $"FST {i} {random.Explain}");
        }
    }

    [Fact]
    public void Damage_never_does_more_than_fail()
    {
        TestRandom random = TestRandom.Create();
        SortedDictionary<string, byte[]> pairs = RandomPairs(random);
        (byte[] meta, byte[] bytes) = Build(pairs);
        string[] keys = [.. pairs.Keys.Take(200)];
        for (int round = 0; round < 3000; round++)
        {
            byte[] damagedMeta = [.. meta];
            byte[] damaged = [.. bytes];
            for (int changes = random.Next(1, 4); changes > 0; changes--)
            {
                byte[] target = random.Chance(0.05) ? damagedMeta : damaged;
                target[random.Next(target.Length)] = (byte)random.Next(256);
            }
            try
            {
                FstReader reader = Open(damagedMeta, damaged);
                foreach (string key in keys)
                {
                    Look(reader, key);
                }
            }
            catch (CorruptIndexException)
            {
            }
            catch (Search.Codecs.Framing.IndexFormatException)
            {
            }
            catch (Exception error)
            {
                Assert.Fail($"{error} {random.Explain}");
            }
        }
    }

    // From sparse to dense, with all layouts of nodes: lists, binary search, direct addressing.
    private static SortedDictionary<string, byte[]> RandomPairs(TestRandom random)
    {
        var pairs = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        int letters = random.Pick([2, 8, 30, 256]);
        int longest = random.Pick([2, 3, 5, 12]);
        int step = random.Pick([1, 1, 3]);
        bool sharesOutputs = random.Chance(0.7);
        for (int count = random.Next(1, random.Chance(0.2) ? 8000 : 600); count > 0; count--)
        {
            string key = string.Concat(Enumerable.Range(0, random.Next(longest + 1)).Select(_ => (char)(random.Next(letters) * step % 256)));
            byte[] output = new byte[random.Chance(0.05) ? random.Next(1, 60) : random.Next(1, 4)];
            random.NextBytes(output);
            if (sharesOutputs)
            {
                output[0] = (byte)random.Next(2);
            }
            pairs[key] = output;
        }
        return pairs;
    }

    private static byte[] Key(string key) => [.. key.Select(c => (byte)c)];

    private static string Hex(byte[] bytes) => bytes.Length == 0 ? "-" : Convert.ToHexStringLower(bytes);

    private static (byte[] Meta, byte[] Bytes) Build(SortedDictionary<string, byte[]> pairs)
    {
        var writer = new FstWriter();
        foreach ((string key, byte[] output) in pairs)
        {
            writer.Add(Key(key), output);
        }
        var meta = new MemoryByteWriter();
        var bytes = new MemoryByteWriter();
        writer.Finish(meta, bytes);
        return (meta.Written.ToArray(), bytes.Written.ToArray());
    }

    private static FstReader Open(byte[] meta, byte[] bytes)
    {
        var input = new ByteReader(meta, "meta");
        return new FstReader(ref input, "meta", MappedFile.FromArray("fst", bytes).Slice(), 0);
    }

    private static byte[]? Look(FstReader reader, string key)
    {
        if (key.Length == 0)
        {
            return reader.EmptyOutput.IsEmpty ? null : reader.EmptyOutput.ToArray();
        }
        var output = new List<byte>();
        long node = reader.StartNode;
        ReadOnlySpan<byte> bytes = reader.Bytes;
        FstStep step = default;
        foreach (byte label in Key(key))
        {
            if (node <= 0 || !reader.TryFollow(bytes, node, label, out step))
            {
                return null;
            }
            byte[] part = new byte[step.OutputLength];
            FstReader.CopyOutput(bytes, step.OutputStart, part);
            output.AddRange(part);
            node = step.Target;
        }
        byte[] last = new byte[step.FinalOutputLength];
        FstReader.CopyOutput(bytes, step.FinalOutputStart, last);
        output.AddRange(last);
        return step.IsFinal ? [.. output] : null;
    }
}
