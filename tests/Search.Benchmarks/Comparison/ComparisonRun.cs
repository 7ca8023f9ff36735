using Search.Benchmarks.Corpora;
using Search.Benchmarks.Peers;

namespace Search.Benchmarks.Comparison;

/// <summary>
/// Runs drivers one after the other, in processes of their own, on one set. Each driver's raw output stays in the work folder as long as that does.
/// </summary>
internal sealed class ComparisonRun(TestSet set, string work, TextWriter log)
{
    private const int Budget = 256;
    private const int SmallBudget = 64;
    private const int SlowRepeats = 3;

    private readonly Dictionary<Peer, EngineFigures> _figures = [];

    public EngineFigures Of(Peer peer)
    {
        if (!_figures.TryGetValue(peer, out EngineFigures? figures))
        {
            figures = _figures[peer] = new EngineFigures(peer.Name);
            peer.Prepare(work);
        }
        return figures;
    }

    /// <summary>With one thread on one core; the index stays and is searched later.</summary>
    public void Index(Peer peer) => Of(peer).OneCore = Index(peer, IndexOf(peer), 1, Budget, keep: true);

    /// <summary>With a budget of 64 MB. The index is removed.</summary>
    public void IndexSmall(Peer peer) => Of(peer).Small = Index(peer, IndexOf(peer) + "-64mb", 1, SmallBudget, keep: false);

    /// <summary>With two threads on all cores. The index is removed, unless it is the one to be searched.</summary>
    public void IndexByTwo(Peer peer, bool keep = false) =>
        Of(peer).TwoThreads = Index(peer, keep ? IndexOf(peer) : IndexOf(peer) + "-2", 2, Budget, keep);

    /// <summary>Searches as often as there are rounds, the engines by turns, so that whatever else the machine does meets all alike.</summary>
    public void Search(IReadOnlyList<Peer> peers, int rounds, int repeat, int warm, int qpsSeconds)
    {
        var runs = peers.ToDictionary(peer => peer, _ => new List<SearchResult>());
        for (int round = 1; round <= rounds; round++)
        {
            foreach (Peer peer in peers.Where(peer => !peer.IsSlow || round == 1))
            {
                log.WriteLine($"{peer.Name}: searches ({round} of {rounds})");
                Finished finished = peer.IsSlow
                    ? peer.Search(IndexOf(peer), set.Queries, Math.Min(repeat, SlowRepeats), Math.Min(warm, 1), qpsSeconds).Run()
                    : peer.Search(IndexOf(peer), set.Queries, repeat, warm, qpsSeconds).Run();
                File.WriteAllText(Path.Combine(work, $"{peer.Key}-{round}.json"), finished.Output);
                runs[peer].Add(SearchResult.Parse(finished.Output));
                Of(peer).SearchMemory = Math.Max(Of(peer).SearchMemory, finished.PeakAnonymous);
            }
        }
        foreach (Peer peer in peers)
        {
            Of(peer).Search = SearchResult.Best(runs[peer]);
        }
    }

    /// <summary>
    /// Starts a process for one query again and again, the engines by turns. The first start of each, which reads files from the disk, does not
    /// count.
    /// </summary>
    public void Start(IReadOnlyList<(EngineFigures Figures, Command Command)> commands, int times)
    {
        List<TimeSpan>[] taken = [.. commands.Select(_ => new List<TimeSpan>())];
        for (int i = 0; i <= times; i++)
        {
            for (int j = 0; j < commands.Count; j++)
            {
                TimeSpan time = commands[j].Command.Time();
                if (i > 0)
                {
                    taken[j].Add(time);
                }
            }
        }
        for (int j = 0; j < commands.Count; j++)
        {
            taken[j].Sort();
            commands[j].Figures.Start = (taken[j][0], taken[j][taken[j].Count / 2]);
        }
    }

    public string IndexOf(Peer peer) => Path.Combine(work, peer.Key);

    /// <summary>Compares all with one: Lucene and this engine in everything, others in hits.</summary>
    /// <returns>How many of those that must be equal in everything are not.</returns>
    public int Check(IReadOnlyList<Peer> peers, Peer reference)
    {
        int wrong = 0;
        foreach (Peer peer in peers.Where(peer => peer != reference))
        {
            (SearchResult expected, SearchResult actual) = (Of(reference).Search!, Of(peer).Search!);
            List<string> differences = peer.IsLucene ? ResultComparison.Differences(expected, actual) : ResultComparison.Hits(expected, actual);
            Of(peer).Differences = differences;
            wrong += peer.IsLucene && differences.Count > 0 ? 1 : 0;
        }
        return wrong;
    }

    private IndexResult Index(Peer peer, string index, int threads, int megabytes, bool keep)
    {
        log.WriteLine($"{peer.Name}: indexes with {threads} thread{(threads > 1 ? "s" : "")}, {megabytes} MB");
        Of(peer);
        Command command = peer.Index(set.Corpus, index, threads, megabytes);
        Finished finished = (threads == 1 ? command.OnOneCore() : command).Run();
        if (!keep)
        {
            Remove(index);
        }
        return IndexResult.Parse(finished.Output) with { PeakAnonymous = finished.PeakAnonymous };
    }

    private static void Remove(string index)
    {
        if (Directory.Exists(index))
        {
            Directory.Delete(index, recursive: true);
        }
        else
        {
            File.Delete(index);
        }
    }
}
