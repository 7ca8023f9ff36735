using System.Diagnostics;
using System.Globalization;
using Search.Engine;

namespace Search.Benchmarks;

/// <summary><c>index CORPUS.jsonl INDEX [--threads N] [--memory MB] [--compound 1]</c>: builds an index and prints one line of JSON.</summary>
internal static class IndexVerb
{
    private const int LinesPerTurn = 64;

    public static int Run(Arguments arguments)
    {
        string corpus = arguments.Word(1);
        string folder = arguments.Word(2);
        int threads = arguments.Number("threads", 1);
        if (Directory.Exists(folder))
        {
            Console.Error.WriteLine($"{folder} is there already: give a new folder");
            return 2;
        }
        long docs = 0;
        var clock = Stopwatch.StartNew();
        double added;
        double merged;
        using (SearchIndex index = SearchIndex.OpenOrCreate(folder, BenchSchema.Create()))
        using (IndexWriter writer = index.OpenWriter(Options(arguments)))
        {
            using (var reader = new StreamReader(corpus))
            {
                docs = Add(reader, writer, threads);
            }
            writer.Commit();
            added = clock.Elapsed.TotalSeconds;
            writer.ForceMerge(1);
            writer.Commit();
            merged = clock.Elapsed.TotalSeconds - added;
        }
        long read = new FileInfo(corpus).Length;
        long written = new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"engine\":\"search\",\"op\":\"index\",\"docs\":{docs},\"wall_s\":{added:F2},\"merge_s\":{merged:F2},\"docs_per_s\":{docs / added:F0},\"mb_per_s\":{read / 1e6 / added:F2},"
            + $"\"rss\":{ProcessMemory.PeakResident},\"rss_anon\":{ProcessMemory.PeakAnonymous},\"bytes\":{written},\"threads\":{threads}}}"));
        return 0;
    }

    // Loose files, so that what the index takes can be told by kind.
    private static WriterOptions Options(Arguments arguments) =>
        new() { MemoryMegabytes = arguments.Number("memory", 256), CompoundFiles = arguments.Number("compound", 0) != 0 };

    private static long Add(StreamReader reader, IndexWriter writer, int threads)
    {
        long docs = 0;
        var workers = new Thread[threads];
        Exception? failure = null;
        for (int i = 0; i < threads; i++)
        {
            workers[i] = new Thread(() =>
            {
                try
                {
                    var lines = new List<string>(LinesPerTurn);
                    while (failure == null)
                    {
                        lines.Clear();
                        lock (reader)
                        {
                            while (lines.Count < LinesPerTurn && reader.ReadLine() is { } line)
                            {
                                lines.Add(line);
                            }
                        }
                        if (lines.Count == 0)
                        {
                            return;
                        }
                        foreach (string line in lines)
                        {
                            writer.Add(Corpus.Parse(line));
                        }
                        Interlocked.Add(ref docs, lines.Count);
                    }
                }
                catch (Exception error)
                {
                    failure = error;
                }
            });
            workers[i].Start();
        }
        foreach (Thread worker in workers)
        {
            worker.Join();
        }
        return failure == null ? docs : throw new InvalidOperationException("Indexing failed", failure);
    }
}
