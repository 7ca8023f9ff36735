using System.Text;
using Search.Testing;

namespace Search.Codecs.Tests.BlockTree;

/// <summary>Random input for IndexTokens.java: fields of all options, terms of all shapes, rare and common.</summary>
internal static class TokenListing
{
    /// <summary>Names and options of the fields; each has its own kind of terms.</summary>
    private static readonly (string Name, string Options, bool Norms, bool Payloads)[] Fields =
    [
        ("body", "P", true, false),
        ("docs", "D", false, false),
        ("freqs", "F", true, false),
        ("id", "D", false, false),
        ("offsets", "O", true, false),
        ("payloads", "P", false, true),
        ("rich", "O", true, true),
    ];

    public static void Write(string file, TestRandom random, int docCount, int tokensPerDoc, int rareTerms = 3000)
    {
        using var output = new StreamWriter(file, false, Encoding.ASCII);
        output.NewLine = "\n";
        foreach ((string name, string options, bool norms, _) in Fields)
        {
            output.WriteLine($"field {name} {options} {(norms ? "norms" : "nonorms")}");
        }
        Func<byte[]>[] terms = [.. Fields.Select((_, i) => Vocabulary(random, i, rareTerms))];
        for (int doc = 0; doc < docCount; doc++)
        {
            output.WriteLine("doc");
            for (int f = 0; f < Fields.Length; f++)
            {
                if (Fields[f].Name == "id")
                {
                    output.WriteLine($"id {PostingsModel.Hex(Encoding.ASCII.GetBytes($"article-{doc * 7919 % docCount:D8}"))} 1 0 0 -");
                }
                else if (!random.Chance(0.1))
                {
                    WriteTokens(output, random, Fields[f], terms[f], random.Next(tokensPerDoc * 2));
                }
            }
        }
    }

    private static void WriteTokens(
        StreamWriter output, TestRandom random, (string Name, string Options, bool Norms, bool Payloads) field, Func<byte[]> next, int count)
    {
        int start = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] term = next();
            int increment = i == 0 ? 1 + random.Next(3) : random.Chance(0.1) ? 0 : random.Chance(0.02) ? random.Next(100_000) : 1;
            start += random.Chance(0.01) ? random.Next(10_000) : random.Next(8);
            int length = random.Next(12);
            string payload = field.Payloads && random.Chance(0.6) ? Payload(random) : "-";
            output.WriteLine($"{field.Name} {PostingsModel.Hex(term)} {increment} {start} {start + length} {payload}");
        }
    }

    private static string Payload(TestRandom random)
    {
        byte[] bytes = new byte[random.Chance(0.02) ? random.Next(400) : random.Next(1, 4)];
        random.NextBytes(bytes);
        return PostingsModel.Hex(bytes);
    }

    // Some terms are in nearly all documents, most in few: so blocks, VInt lists and singletons all occur.
    private static Func<byte[]> Vocabulary(TestRandom random, int kind, int rareTerms)
    {
        var rare = new List<byte[]>();
        for (int i = 0; i < rareTerms; i++)
        {
            rare.Add(Shape(random, random.Chance(0.8) ? kind : random.Next(7)));
        }
        byte[][] common = [.. Enumerable.Range(0, 12).Select(i => Encoding.ASCII.GetBytes("the" + new string('e', i)))];
        return () => random.Chance(0.4) ? common[(int)(Math.Pow(random.NextDouble(), 3) * common.Length)]
            : rare[(int)(Math.Pow(random.NextDouble(), 2) * rare.Count)];
    }

    private static byte[] Shape(TestRandom random, int kind) => kind switch
    {
        0 => Encoding.ASCII.GetBytes(Word(random, random.Next(1, 12))),
        1 => Encoding.ASCII.GetBytes($"http://www.example.com/{Word(random, 2)}/{random.Next(2000):D6}/{Word(random, random.Next(20))}"),
        2 => Encoding.ASCII.GetBytes($"prefix-shared-by-all-{random.Next(100_000)}-and-a-tail-that-is-long"),
        3 => Encoding.ASCII.GetBytes($"{(char)('A' + random.Next(26))}{(char)('A' + random.Next(26))}{random.Next(10_000)}QUITE.UPPER CASE {Word(random, 3)}"),
        4 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => (char)random.Next(0x3B1, 0x3C9)))),
        5 => Bytes(random, random.Next(12)),
        _ => Bytes(random, random.Chance(0.01) ? random.Next(3000) : 2),
    };

    private static string Word(TestRandom random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('a' + (random.Next(26) * random.Next(26) / 26))));

    private static byte[] Bytes(TestRandom random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
