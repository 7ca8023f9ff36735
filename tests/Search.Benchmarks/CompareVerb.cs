using System.Globalization;
using Search.Benchmarks.Comparison;
using Search.Benchmarks.Corpora;
using Search.Benchmarks.Peers;

namespace Search.Benchmarks;

/// <summary>
/// <c>compare [--docs 250000] [--seed N] [--peers search,lucene8,lucene9,tantivy,fts5] ...</c>: generates a corpus and queries, indexes and
/// searches them with every engine that is here, compares
/// the answers with those of Lucene 8.8.1, and prints tables in Markdown. Ends with 1 if an engine that must answer as Lucene 8.8.1 does not.
/// </summary>
internal static class CompareVerb
{
    public const string Usage =
        "compare [--docs 250000] [--seed N] [--per 20] [--rounds 1] [--repeat 9] [--warm 4] [--qps 8] [--full 1] [--starts 15]"
        + " [--peers lucene8,lucene9,tantivy,fts5] [--published PROGRAM] [--base TEXTS.jsonl.gz|none]..."
        + " [--shared FOLDER] [--work NEW_FOLDER] [--keep 1]";

    private const int ShownDifferences = 20;

    public static int Run(Arguments arguments)
    {
        arguments.AllowOnly([.. ComparisonOptions.Names, "docs", "rounds", "qps", "full", "starts", "published"]);
        var options = new ComparisonOptions(arguments);
        int docs = arguments.Number("docs", 250_000);
        Directory.CreateDirectory(options.Work);
        try
        {
            Console.Error.WriteLine($"Seed {options.Seed}: generates {docs} articles from {options.TextSource} in {options.Work}");
            TestSet set = TestSet.Create(options.Work, options.Texts, docs, options.PerCategory, options.Seed);
            var run = new ComparisonRun(set, options.Work, Console.Error);
            Index(run, options.Peers, isFull: arguments.Number("full", 1) != 0);
            int rounds = Math.Max(1, arguments.Number("rounds", 1));
            run.Search(options.Peers, rounds, options.Repeat, options.Warm, arguments.Number("qps", 8));
            List<EngineFigures> engines = [.. options.Peers.Select(run.Of)];
            Start(run, options, set, arguments, engines);
            Peer? reference = options.Peers.FirstOrDefault(peer => peer.Key == "lucene8");
            int wrong = reference == null ? 0 : run.Check(options.Peers, reference);
            Console.WriteLine($"Command: `compare --docs {docs} --rounds {rounds} {options.Described}`.");
            Print(options, docs, set, engines, run, reference);
            return wrong > 0 ? 1 : 0;
        }
        finally
        {
            if (!options.Keep)
            {
                Directory.Delete(options.Work, recursive: true);
            }
        }
    }

    private static void Index(ComparisonRun run, Peer[] peers, bool isFull)
    {
        foreach (Peer peer in peers)
        {
            run.Index(peer);
        }
        if (!isFull)
        {
            return;
        }
        foreach (Peer peer in peers.Where(peer => peer.MostThreads > 1))
        {
            run.IndexByTwo(peer);
        }
        run.IndexSmall(peers[0]);
    }

    /// <summary>
    /// Every engine's driver; and, where there is one, the published console program on an index that it made itself, which keeps more than the
    /// drivers do.
    /// </summary>
    private static void Start(ComparisonRun run, ComparisonOptions options, TestSet set, Arguments arguments, List<EngineFigures> engines)
    {
        string word = File.ReadLines(set.Queries).First(line => line.StartsWith("term_med\t", StringComparison.Ordinal)).Split('\t')[1];
        List<(EngineFigures, Command)> commands = [.. options.Peers.Select(peer => (run.Of(peer), peer.One(run.IndexOf(peer), word)))];
        if (arguments.Text("published") is { } published)
        {
            string archive = Path.Combine(options.Work, "archive");
            Console.Error.WriteLine($"{published}: indexes");
            new Command(published, "index", set.Corpus, "--index", archive).Run();
            var figures = new EngineFigures("`search query --json`");
            commands.Add((figures, new Command(published, "query", word, "--json", "--index", archive)));
            engines.Add(figures);
        }
        Console.Error.WriteLine("Starts processes");
        run.Start(commands, Math.Max(1, arguments.Number("starts", 15)));
    }

    private static void Print(ComparisonOptions options, int docs, TestSet set, List<EngineFigures> engines, ComparisonRun run, Peer? reference)
    {
        Console.WriteLine($"Machine: {Machine.Describe()}{(Machine.Java() is { } java ? $", Java: {java}" : "")}.");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Corpus: {docs:#,0} articles ({set.Bytes / 1e6:F0} MB of JSON Lines) from {options.TextSource}; ")
            + $"{File.ReadLines(set.Queries).Count()} queries; seed {options.Seed}.");
        Console.WriteLine($"Engines: {string.Join(", ", engines.Select(engine => engine.Search?.Engine).OfType<string>())}.");
        foreach (Peer peer in options.Peers.Where(peer => peer.Note != null))
        {
            Console.WriteLine($"{peer.Name} {peer.Note}.");
        }
        foreach (Peer peer in options.Absent)
        {
            Console.WriteLine($"{peer.Name} is left out: {peer.Missing}.");
        }
        Console.WriteLine();
        foreach (Peer peer in options.Peers.Where(peer => run.Of(peer).Differences != null))
        {
            List<string> differences = run.Of(peer).Differences!;
            string compared = peer.IsLucene ? "hits, scores, documents and years" : "hits";
            Console.WriteLine($"{peer.Name} against {reference!.Name}, {compared}: {differences.Count} differences.");
            foreach (string difference in peer.IsLucene ? differences.Take(ShownDifferences) : [])
            {
                Console.WriteLine($"    {difference}");
            }
        }
        Console.WriteLine();
        Console.Write(new MarkdownReport(engines, reference == null ? null : run.Of(reference), set.Bytes).Write());
    }
}
