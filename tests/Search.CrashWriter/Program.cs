using System.Globalization;
using Search.CrashWriter;
using Search.Engine;

// Arguments: the index folder, the number of this process, the number of threads.
using SearchIndex index = SearchIndex.OpenOrCreate(args[0], CrashScript.Schema);
using IndexWriter writer = index.OpenWriter(new WriterOptions { MemoryMegabytes = 1, SegmentsPerTier = 2 });
new CrashingWriter(writer, int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture)).Run();
