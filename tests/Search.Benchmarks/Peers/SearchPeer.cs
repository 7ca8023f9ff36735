namespace Search.Benchmarks.Peers;

/// <summary>This engine, by this program's own verbs in a process of their own.</summary>
internal sealed class SearchPeer : Peer
{
    private static readonly string Program = typeof(SearchPeer).Assembly.Location;

    public override string Key => "search";

    public override string Name => "Search";

    public override bool IsLucene => true;

    public override string? Missing => null;

    public override Command Index(string corpus, string index, int threads, int megabytes) =>
        new("dotnet", Program, "index", corpus, index, "--threads", $"{threads}", "--memory", $"{megabytes}");

    public override Command Search(string index, string queries, int repeat, int warm, int qpsSeconds) =>
        new("dotnet", [Program, .. SearchArguments(index, queries, repeat, warm, qpsSeconds)]);

    public override Command One(string index, string query) => new("dotnet", Program, "one", index, query);
}
