using Search.Benchmarks.Corpora;
using Search.Benchmarks.Peers;

namespace Search.Benchmarks.Comparison;

/// <summary>What the verbs <c>compare</c> and <c>curve</c> are given.</summary>
internal sealed class ComparisonOptions
{
    /// <summary>Those that both verbs have.</summary>
    public static readonly string[] Names = ["seed", "per", "repeat", "warm", "base", "shared", "peers", "work", "keep"];

    public ComparisonOptions(Arguments arguments)
    {
        Seed = arguments.Number("seed", Environment.TickCount & 0x7FFFFFFF);
        PerCategory = arguments.Number("per", 20);
        Repeat = Math.Max(1, arguments.Number("repeat", 9));
        Warm = arguments.Number("warm", 4);
        Shared = SharedFolder.Find(arguments.Text("shared"));
        Texts = BaseTexts.Load(arguments.Texts("base"), Shared == null ? null : Path.Combine(Shared, "data"), Seed, out string source);
        TextSource = source;
        Peer[] all = [new SearchPeer(), LucenePeer.Version8(), LucenePeer.Version9(Shared), new TantivyPeer(Shared), new SqlitePeer()];
        string[] wanted = arguments.List("peers") ?? [.. all.Select(peer => peer.Key)];
        if (wanted.Except(all.Select(peer => peer.Key)).FirstOrDefault(key => key != "none") is { } unknown)
        {
            string known = string.Join(", ", all.Select(peer => peer.Key));
            throw new ArgumentException($"--peers {unknown}: there are {known}; none for this engine alone");
        }
        // This engine always runs.
        all = [.. all.Where(peer => peer is SearchPeer || wanted.Contains(peer.Key))];
        Absent = [.. all.Where(peer => peer.Missing != null)];
        Peers = [.. all.Except(Absent)];
        Work = Path.GetFullPath(arguments.Text("work") ?? Path.Combine(Path.GetTempPath(), $"search-benchmarks-{Seed}"));
        Keep = arguments.Number("keep", 0) != 0;
        if (Directory.Exists(Work) && Directory.EnumerateFileSystemEntries(Work).Any())
        {
            throw new ArgumentException($"{Work} is not empty: give a new folder with --work");
        }
    }

    /// <summary>The options that decide figures, as they are given: for whoever wants the same again.</summary>
    public string Described => $"--seed {Seed} --per {PerCategory} --repeat {Repeat} --warm {Warm}";

    public int Seed { get; }

    public int PerCategory { get; }

    public int Repeat { get; }

    public int Warm { get; }

    public string? Shared { get; }

    public BaseArticle[] Texts { get; }

    /// <summary>Where they are from.</summary>
    public string TextSource { get; }

    /// <summary>Those that can run here, this engine first.</summary>
    public Peer[] Peers { get; }

    public Peer[] Absent { get; }

    /// <summary>A new folder for all that a run writes.</summary>
    public string Work { get; }

    /// <summary>Whether it stays.</summary>
    public bool Keep { get; }
}
