using System.Diagnostics;
using System.Globalization;
using Search.Engine;

namespace Search.Benchmarks;

/// <summary>
/// <c>index CORPUS.jsonl INDEX [--threads N] [--memory MB] [--exact 1] [--compound 1] [--segment-docs N]</c>: builds an index and prints one line of JSON; on the error
/// stream, a line with memory every 100,000 documents. With <c>--segment-docs</c> every so many documents are a segment, and nothing is merged. Files are loose unless
/// <c>--compound</c> says otherwise, as in the drivers of the others.
/// </summary>
internal static class IndexVerb
{
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
        int segmentDocs = arguments.Number("segment-docs", 0);
        var options = new WriterOptions
        {
            MemoryMegabytes = arguments.Number("memory", 256),
            CompoundFiles = arguments.Number("compound", 0) != 0,
            SegmentsPerTier = segmentDocs > 0 ? int.MaxValue : 10,
        };
        long docs = 0;
        var clock = Stopwatch.StartNew();
        double added;
        double merged;
        using (SearchIndex index = SearchIndex.OpenOrCreate(folder, BenchSchema.Create(arguments.Number("exact", 0) != 0)))
        using (IndexWriter writer = index.OpenWriter(options))
        {
            using (FileStream file = File.OpenRead(corpus))
            {
                docs = Add(file, writer, threads, segmentDocs);
            }
            writer.Commit();
            added = clock.Elapsed.TotalSeconds;
            if (segmentDocs == 0)
            {
                writer.ForceMerge(1);
                writer.Commit();
            }
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

    private static long Add(FileStream file, IndexWriter writer, int threads, int segmentDocs)
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
                    var lines = new Corpus(file);
                    while (failure == null && ReadLines(lines))
                    {
                        while (lines.Next() is { } document)
                        {
                            writer.Add(document);
                            Note(Interlocked.Increment(ref docs), writer, segmentDocs);
                        }
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
        bool ReadLines(Corpus lines)
        {
            lock (file)
            {
                return lines.ReadLines();
            }
        }

        return failure == null ? docs : throw new InvalidOperationException("Indexing failed", failure);
    }

    private static void Note(long docs, IndexWriter writer, int segmentDocs)
    {
        if (segmentDocs > 0 && docs % segmentDocs == 0)
        {
            writer.Flush();
        }
        if (docs % 100_000 == 0)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{docs,9} documents: {ProcessMemory.Anonymous >> 20} MB of the process's own, {writer.MemoryUsed >> 20} MB of documents, {GC.CollectionCount(2)} full collections"));
        }
    }
}
