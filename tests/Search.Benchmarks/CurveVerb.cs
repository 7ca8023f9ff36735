using System.Globalization;
using Search.Benchmarks.Comparison;
using Search.Benchmarks.Corpora;
using Search.Benchmarks.Peers;

namespace Search.Benchmarks;

/// <summary>
/// <c>curve [--sizes 10000,30000,100000,300000,1000000] [--seed N] ...</c>: what each kind of query costs as the corpus grows, with this engine and
/// Lucene 8.8.1. Corpora of one seed, the same
/// queries on all of them (made from the smallest: their words are as frequent in all). Prints tables in Markdown with the steepness of each
/// category: the exponent k of cost ~ documents^k that fits
/// best, by least squares of the logarithms.
/// </summary>
internal static class CurveVerb
{
    public const string Usage =
        "curve [--sizes 10000,30000,100000,300000,1000000] [--seed N] [--per 20] [--repeat 9] [--warm 4] [--peers lucene8]"
        + " [--base TEXTS.jsonl.gz|none]... [--shared FOLDER] [--work NEW_FOLDER] [--keep 1]";

    public static int Run(Arguments arguments)
    {
        arguments.AllowOnly([.. ComparisonOptions.Names, "sizes"]);
        var options = new ComparisonOptions(arguments);
        string[] given = arguments.List("sizes") ?? ["10000", "30000", "100000", "300000", "1000000"];
        int[] sizes = [.. given.Select(size => int.Parse(size, CultureInfo.InvariantCulture)).Order()];
        Peer[] peers = [.. options.Peers.Where(peer => peer.Key is "search" or "lucene8")];
        Directory.CreateDirectory(options.Work);
        try
        {
            Dictionary<Peer, List<SearchResult>> results = peers.ToDictionary(peer => peer, _ => new List<SearchResult>());
            string? queries = null;
            int wrong = 0;
            foreach (int size in sizes)
            {
                Console.Error.WriteLine($"Seed {options.Seed}: {size} articles in {options.Work}");
                string folder = Directory.CreateDirectory(Path.Combine(options.Work, $"{size}")).FullName;
                TestSet set = queries == null
                    ? TestSet.Create(folder, options.Texts, size, options.PerCategory, options.Seed)
                    : Corpus(folder, size, queries);
                queries ??= MoveUp(set.Queries, options.Work);
                var run = new ComparisonRun(set with { Queries = queries }, folder, Console.Error);
                foreach (Peer peer in peers)
                {
                    run.IndexByTwo(peer, keep: true);
                }
                run.Search(peers, 1, options.Repeat, options.Warm, 0);
                foreach (Peer peer in peers)
                {
                    results[peer].Add(run.Of(peer).Search!);
                }
                wrong += peers.Length > 1 ? run.Check(peers, peers[1]) : 0;
                if (!options.Keep)
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
            Console.WriteLine($"Command: `curve --sizes {string.Join(',', sizes)} {options.Described}`.");
            Console.WriteLine($"Machine: {Machine.Describe()}{(Machine.Java() is { } java ? $", Java: {java}" : "")}.");
            Console.WriteLine($"Corpora from {options.TextSource}, seed {options.Seed}; sizes at which answers differ: {wrong}.\n");
            foreach ((string title, Func<QueryResult, double?> field) in Fields)
            {
                Console.Write(new CurveTable(sizes, [.. peers.Select(peer => (peer.Name, results[peer]))]).Write(title, field));
            }
            return wrong > 0 ? 1 : 0;
        }
        finally
        {
            if (!options.Keep)
            {
                Directory.Delete(options.Work, recursive: true);
            }
        }

        TestSet Corpus(string folder, int size, string queries)
        {
            (string file, long bytes) = TestSet.CreateCorpus(folder, options.Texts, size, options.Seed);
            return new TestSet(file, queries, bytes);
        }
    }

    private static readonly (string Title, Func<QueryResult, double?> Field)[] Fields =
        [("Ten best, microseconds", query => query.Top), ("Ten best and exact count, microseconds", query => query.TopAndCount)];

    // The smallest corpus is removed before the next one comes.
    private static string MoveUp(string queries, string work)
    {
        string to = Path.Combine(work, "queries.tsv");
        File.Move(queries, to);
        return to;
    }
}
