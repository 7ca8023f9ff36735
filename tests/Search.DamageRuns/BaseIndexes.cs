using System.Globalization;
using System.IO.Compression;
using Search.Engine;
using Search.Storage;
using Search.Testing;

namespace Search.DamageRuns;

/// <summary>
/// Whole indexes to damage: a new one every ten seeds, small, of several segments, with every structure that there is. One of five is Java's.
/// </summary>
internal sealed class BaseIndexes
{
    private const int SeedsPerIndex = 10;

    private static readonly string[] Words =
        ["rain", "drought", "valley", "council", "bridge", "river", "vote", "harvest", "no-limits", "Straße", "naïve", "mill", "winter", "fair", "town", "a"];

    private readonly Lazy<IReadOnlyList<(string Name, Dictionary<string, byte[]> Files)>> _java = new(() => [.. JavaIndexes()]);
    private int _number = -1;
    private BaseIndex? _current;

    public BaseIndex Of(int seed)
    {
        int number = seed / SeedsPerIndex;
        if (number != _number)
        {
            _number = number;
            _current = number % 5 == 4 ? OfJava(number / 5) : Make(number);
        }
        return _current!;
    }

    private BaseIndex OfJava(int number)
    {
        (string name, Dictionary<string, byte[]> files) = _java.Value[number % _java.Value.Count];
        return BaseIndex.Of(name, files);
    }

    private static BaseIndex Make(int number)
    {
        TestRandom random = TestRandom.WithSeed(number * 7919 + 1);
        Schema schema = new Schema()
            .Keyword("id", new() { IsId = true })
            .Text("title", new() { TermVectors = random.Chance(0.5) })
            .Text("body", new() { Analyzer = "exact", Offsets = random.Chance(0.5) })
            .Text("plain", new() { Analyzer = "standard", Offsets = false, Stored = false })
            .Keyword("source", new() { DocValues = true, IgnoreCase = true })
            .Keyword("tag", new() { DocValues = true, MultiValued = true, Stored = false })
            .Date("published")
            .Integer("count", new() { Stored = true, Terms = true })
            .Integer("mentions", new() { MultiValued = true, Point = true })
            .Integer("rare", new() { Point = true, Stored = true });
        if (random.Chance(0.25))
        {
            schema.SortBy("published", descending: true);
        }
        using var directory = new MemoryIndexDirectory();
        using (SearchIndex index = SearchIndex.OpenOrCreate(directory, schema))
        using (IndexWriter writer = index.OpenWriter(new() { SegmentsPerTier = int.MaxValue, MergeInBackground = false, CompoundFiles = random.Chance(0.4) }))
        {
            int docs = random.Pick([12, 60, 200, 500, 1500]);
            int segments = random.Next(2, 5);
            for (int i = 0; i < docs; i++)
            {
                writer.Add(NewDocument(i, random));
                if (i % (docs / segments + 1) == docs / segments)
                {
                    writer.Commit();
                }
            }
            writer.Commit();
            for (int i = random.Next(docs / 3); i > 0; i--)
            {
                writer.Delete("a" + random.Next(docs).ToString(CultureInfo.InvariantCulture));
            }
            if (random.Chance(0.3))
            {
                writer.ForceMerge(2);
            }
            writer.Commit();
        }
        return BaseIndex.Of($"index {number}", directory.ListFiles().ToDictionary(name => name, directory.Bytes));
    }

    private static Document NewDocument(int i, TestRandom random)
    {
        string Word() => random.Chance(0.1) ? $"w{random.Next(3000)}" : random.Pick(Words);
        string Text(int most) => string.Join(' ', Enumerable.Range(0, random.Next(1, most)).Select(_ => Word()));
        var document = new Document
        {
            ["id"] = "a" + i.ToString(CultureInfo.InvariantCulture),
            ["body"] = Text(random.Chance(0.02) ? 400 : 25),
            ["plain"] = Text(8),
            ["count"] = i,
        };
        if (random.Chance(0.8))
        {
            document["title"] = Text(6);
            document["source"] = random.Pick(Words);
        }
        if (random.Chance(0.9))
        {
            document["published"] = new DateTime(random.Next(1950, 2030), random.Next(1, 13), 1, random.Next(24), 0, 0);
        }
        for (int tags = random.Next(4); tags > 0; tags--)
        {
            document.Add("tag", random.Chance(0.2) ? $"t{random.Next(500)}" : random.Pick(Words));
            document.Add("mentions", random.Next(1900, 2030));
        }
        if (random.Chance(0.03))
        {
            document["rare"] = random.Next();
        }
        return document;
    }

    /// <summary>A fixture, and all golden indexes of Lucene 8 where they are at hand.</summary>
    private static IEnumerable<(string Name, Dictionary<string, byte[]> Files)> JavaIndexes()
    {
        string fixture = Path.Combine(TestData.Root, "tests", "Search.Codecs.Tests", "Fixtures", "compound");
        yield return ("a compound index of Java", Directory.GetFiles(fixture).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes));
        string[] zips = TestData.Folder == null ? [] : Directory.GetFiles(TestData.Path("lucene-indexes"), "*.8.*.zip", SearchOption.AllDirectories);
        foreach (string zip in zips.Where(zip => !Path.GetFileName(zip).StartsWith("unsupported", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using ZipArchive archive = ZipFile.OpenRead(zip);
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.Name is not ("" or "write.lock")))
            {
                using Stream stream = entry.Open();
                var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                files.Add(entry.Name, bytes.ToArray());
            }
            if (IsRead(files))
            {
                yield return (Path.GetFileName(zip), files);
            }
        }
    }

    private static bool IsRead(Dictionary<string, byte[]> files)
    {
        using var directory = new MemoryIndexDirectory();
        foreach ((string name, byte[] bytes) in files)
        {
            directory.SetBytes(name, bytes);
        }
        return files.Values.Sum(file => file.Length) < 4 << 20 && IndexChecker.Check(directory).IsClean;
    }
}
