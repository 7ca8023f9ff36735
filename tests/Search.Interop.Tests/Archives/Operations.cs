using System.Buffers.Binary;
using System.Text;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Archives;

/// <summary>What is done to an index, step by step: for our writer, and as the file that Java's program IndexNews reads.</summary>
internal sealed class Operations
{
    private readonly List<(char Kind, Document? Document, string Id, int Number)> _steps = [];

    /// <summary>The articles in several commits, with updates and deletions of earlier ones before and behind a commit.</summary>
    public static Operations Random(TestRandom random, IReadOnlyList<Document> articles, int commits)
    {
        var operations = new Operations();
        int perCommit = (articles.Count + commits - 1) / commits;
        for (int i = 0; i < articles.Count; i++)
        {
            operations._steps.Add(('A', articles[i], "", 0));
            if (random.Chance(0.03))
            {
                operations._steps.Add(('U', Changed(articles[random.Next(i + 1)], i), "", 0));
            }
            if (random.Chance(0.03))
            {
                operations._steps.Add(('D', null, random.Pick(articles).Text("id")!, 0));
            }
            if (i % perCommit == perCommit - 1 || i == articles.Count - 1)
            {
                operations._steps.Add(('C', null, "", 0));
            }
        }
        return operations;
    }

    /// <summary>The same steps in parts that each end with a commit.</summary>
    public IEnumerable<Operations> Parts()
    {
        var part = new Operations();
        foreach ((char Kind, Document? Document, string Id, int Number) step in _steps)
        {
            part._steps.Add(step);
            if (step.Kind == 'C')
            {
                yield return part;
                part = new Operations();
            }
        }
    }

    /// <summary>Merges what is there.</summary>
    public static Operations Merge(int segments) => new() { _steps = { ('M', null, "", segments), ('C', null, "", 0) } };

    /// <summary>The ids of the documents that must be there in the end.</summary>
    public IReadOnlySet<string> LivingIds()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach ((char kind, Document? document, string id, _) in _steps)
        {
            _ = kind switch { 'A' or 'U' => ids.Add(document!.Text("id")!), 'D' => ids.Remove(id), _ => false };
        }
        return ids;
    }

    /// <summary>Does it all with our writer.</summary>
    public void Apply(IndexWriter writer)
    {
        foreach ((char kind, Document? document, string id, int number) in _steps)
        {
            switch (kind)
            {
                case 'A':
                    writer.Add(document!);
                    break;
                case 'U':
                    writer.Update(document!);
                    break;
                case 'D':
                    writer.Delete(id);
                    break;
                case 'C':
                    writer.Commit();
                    break;
                case 'M':
                    writer.ForceMerge(number);
                    break;
            }
        }
    }

    public void Write(string file)
    {
        using var stream = new BufferedStream(File.Create(file), 1 << 16);
        foreach ((char kind, Document? document, string id, int number) in _steps)
        {
            stream.WriteByte((byte)kind);
            switch (kind)
            {
                case 'A' or 'U':
                    Write(stream, document!.Count);
                    foreach ((string field, object value) in document)
                    {
                        Write(stream, field);
                        Write(stream, value);
                    }
                    break;
                case 'D':
                    Write(stream, id);
                    break;
                case 'M':
                    Write(stream, number);
                    break;
            }
        }
    }

    private static Document Changed(Document article, int number)
    {
        var changed = new Document();
        foreach ((string field, object value) in article)
        {
            changed.Add(field, field switch { "title" => value + " UPDATED", "year" => 1990 + number % 20, _ => value });
        }
        return changed;
    }

    private static void Write(Stream stream, object value)
    {
        if (value is string text)
        {
            stream.WriteByte(0);
            Write(stream, text);
            return;
        }
        stream.WriteByte(1);
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, value is int small ? small : (long)value);
        stream.Write(number);
    }

    private static void Write(Stream stream, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        stream.Write(bytes);
    }

    private static void Write(Stream stream, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Write(stream, bytes.Length);
        stream.Write(bytes);
    }
}
