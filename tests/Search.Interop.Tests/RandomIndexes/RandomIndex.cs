using Search.Analysis;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.RandomIndexes;

/// <summary>
/// An index of a random schema, with random documents, updates, deletions, commits and merges, written by us; and what must be in it.
/// </summary>
/// <param name="random">Makes all choices.</param>
/// <param name="docs">How many documents are added; some of them replace others.</param>
internal sealed class RandomIndex(TestRandom random, int docs)
{
    private readonly Dictionary<string, Document> _model = new(StringComparer.Ordinal);
    private readonly int _words = 1 << random.Next(3, 13);
    private readonly double[] _density = [.. Enumerable.Range(0, 16).Select(_ => random.Pick([0, 1, 1, 0.9, 0.5, 0.05, 0.002]))];

    /// <summary>Frozen when the index is made.</summary>
    public Schema Schema { get; } = RandomSchema(random);

    /// <summary>The documents that must be there, by id.</summary>
    public IReadOnlyDictionary<string, Document> Model => _model;

    /// <summary>Writes it into a folder that is empty.</summary>
    public void Write(string folder)
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(folder, Schema);
        int perSegment = 1 + docs / (random.Chance(0.85) ? random.Next(3, 9) : random.Next(1, 3));
        bool mergesItself = random.Chance(0.25);
        IndexWriter? writer = null;
        for (int i = 0; i < docs; i++)
        {
            writer ??= index.OpenWriter(new WriterOptions
            {
                SegmentsPerTier = mergesItself ? random.Pick([2, 3, 10]) : int.MaxValue,
                MergeInBackground = random.Chance(0.5),
                CompoundFiles = random.Chance(0.5),
                MemoryMegabytes = random.Pick([1, 16]),
            });
            Change(writer, i);
            if (i % perSegment == perSegment - 1)
            {
                writer = End(writer);
            }
        }
        if (writer != null && random.Chance(0.1))
        {
            writer.ForceMerge(random.Next(1, 4));
        }
        writer?.WaitForMerges();
        writer?.Commit();
        writer?.Dispose();
        if (Model.Count == 0 || writer == null)
        {
            using IndexWriter last = index.OpenWriter();
            Update(last, "last");
            last.Commit();
        }
    }

    private static Schema RandomSchema(TestRandom random)
    {
        var schema = new Schema();
        schema.Keyword("id", new() { IsId = true, DocValues = random.Chance(0.5), IgnoreCase = random.Chance(0.2) });
        string[] texts = [.. Enumerable.Range(0, random.Next(4)).Select(i => $"text{i}")];
        foreach (string name in texts)
        {
            schema.Text(name, new()
            {
                Analyzer = random.Pick(Analyzers.Names),
                Stored = random.Chance(0.7),
                Offsets = random.Chance(0.5),
                TermVectors = random.Chance(0.3),
            });
        }
        if (texts.Length > 1 && random.Chance(0.5))
        {
            schema.Text("all", new()
            {
                From = texts,
                Analyzer = random.Pick(Analyzers.Names),
                PositionGap = random.Next(200),
                Offsets = random.Chance(0.5),
                TermVectors = random.Chance(0.3),
            });
        }
        for (int i = random.Next(3); i > 0; i--)
        {
            schema.Keyword($"keyword{i}", new()
            {
                Stored = random.Chance(0.5),
                DocValues = random.Chance(0.7),
                IgnoreCase = random.Chance(0.3),
                MultiValued = random.Chance(0.5),
            });
        }
        if (random.Chance(0.9))
        {
            schema.Date("published");
        }
        for (int i = random.Next(4); i > 0; i--)
        {
            schema.Integer($"integer{i}", new()
            {
                Stored = random.Chance(0.5),
                Point = random.Chance(0.6),
                Terms = random.Chance(0.4),
                DocValues = random.Chance(0.8),
                MultiValued = random.Chance(0.4),
                Wide = random.Chance(0.4),
            });
        }
        if (random.Chance(0.5))
        {
            schema.Stored("stored");
        }
        SchemaField[] sortable =
            [.. schema.Fields.Where(field => field is { Kind: FieldKind.Date } or { Kind: FieldKind.Integer, Integer.DocValues: true })];
        if (sortable.Length > 0 && random.Chance(0.4))
        {
            schema.SortBy(random.Pick(sortable).Name, random.Chance(0.5));
        }
        return schema;
    }

    // The end of a segment: in memory only, durable, or with the writer.
    private IndexWriter? End(IndexWriter writer)
    {
        switch (random.Next(3))
        {
            case 0:
                writer.Flush();
                return writer;
            case 1:
                writer.Commit();
                return writer;
            default:
                writer.Commit();
                writer.Dispose();
                return null;
        }
    }

    private void Change(IndexWriter writer, int number)
    {
        if (number > 0 && random.Chance(0.05))
        {
            Update(writer, $"A{random.Next(number)}");
        }
        else
        {
            var document = NewDocument($"A{number}");
            writer.Add(document);
            _model.Add(document.Text("id")!, document);
        }
        if (random.Chance(0.03))
        {
            string id = $"A{random.Next(number + 1)}";
            writer.Delete(id);
            _model.Remove(id);
        }
    }

    private void Update(IndexWriter writer, string id)
    {
        Document document = NewDocument(id);
        writer.Update(document);
        _model[id] = document;
    }

    private Document NewDocument(string id)
    {
        var document = new Document { ["id"] = id };
        for (int i = 1; i < Schema.Fields.Count; i++)
        {
            SchemaField field = Schema.Fields[i];
            if (!field.IsComposite && random.Chance(_density[i]))
            {
                for (int count = field.IsMultiValued && random.Chance(0.3) ? random.Next(4) : 1; count > 0; count--)
                {
                    document.Add(field.Name, Value(field));
                }
            }
        }
        return document;
    }

    private object Value(SchemaField field) => field.Kind switch
    {
        FieldKind.Text => Text(),
        FieldKind.Keyword => random.Chance(0.02) ? "" : $"Value {random.Next(1 + random.Next(_words))}",
        FieldKind.Date => random.Chance(0.5) ? new DateOnly(1970, 1, 1).AddDays(random.Next(-300, 2000)) : random.NextInt64(-1L << 40, 1L << 40),
        FieldKind.Integer when field.Integer.Wide => random.NextInt64() >> random.Next(63),
        FieldKind.Integer => random.Chance(0.5) ? random.Next(10) : random.Next(int.MinValue, int.MaxValue) >> random.Next(31),
        _ => random.Chance(0.5) ? Text() : random.NextInt64() >> random.Next(63),
    };

    // Frequent words and rare ones.
    private string Text()
    {
        int count = random.Chance(0.003) ? random.Next(3000) : random.Next(16);
        return string.Join(' ', Enumerable.Range(0, count).Select(_ => Word()));
    }

    private string Word() => $"Word{random.Next(1 + random.Next(_words))}{(random.Chance(0.03) ? "é\ud83d\ude00" : "")}";
}
