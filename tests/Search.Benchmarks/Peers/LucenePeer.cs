namespace Search.Benchmarks.Peers;

/// <summary>Java's Lucene of one version: <c>Java/LuceneDriver.java</c> compiled against its jars, run with a heap of 2 GB.</summary>
internal sealed class LucenePeer : Peer
{
    private readonly string[] _jars;
    private readonly string _where;
    private string _classes = "";

    private LucenePeer(string key, string name, string where, string[] jars)
    {
        Key = key;
        Name = name;
        _where = where;
        _jars = jars;
    }

    public override string Key { get; }

    public override string Name { get; }

    public override bool IsLucene => true;

    public override string? Missing =>
        !Command.IsOnPath("java") ? "no Java"
        : _jars.FirstOrDefault(jar => !File.Exists(jar)) is { } jar ? $"no {Path.GetFileName(jar)} in {_where}"
        : null;

    private string ClassPath => string.Join(Path.PathSeparator, _jars);

    /// <summary>Lucene 8.8.1 as Debian's liblucene8-java installs it: the jars are named 8.7.0.</summary>
    public static LucenePeer Version8() => Create("lucene8", "Lucene 8.8.1", "/usr/share/java", "/usr/share/java", "8.7.0", "analyzers-common");

    /// <summary>Lucene 9.12.3 from the shared folder.</summary>
    public static LucenePeer Version9(string? shared)
    {
        string folder = Path.Combine(shared ?? "", "opensearch", "lib");
        return Create("lucene9", "Lucene 9.12.3", folder, "opensearch/lib of the shared folder", "9.12.3", "analysis-common");
    }

    public override void Prepare(string work)
    {
        _classes = Path.Combine(work, Key + "-classes");
        string source = Path.Combine(AppContext.BaseDirectory, "Java", "LuceneDriver.java");
        // The compiler's module, so that a runtime with it but without the javac program is enough.
        new Command("java", "-m", "jdk.compiler/com.sun.tools.javac.Main", "-nowarn", "-cp", ClassPath, "-d", _classes, source).Run();
    }

    public override Command Index(string corpus, string index, int threads, int megabytes) =>
        Java("index", corpus, index, "--threads", $"{threads}", "--memory", $"{megabytes}");

    public override Command Search(string index, string queries, int repeat, int warm, int qpsSeconds) =>
        Java(SearchArguments(index, queries, repeat, warm, qpsSeconds));

    // Java chooses its heap itself here: to reserve 2 GB would only delay the start.
    public override Command One(string index, string query) =>
        new("java", "-cp", $"{_classes}{Path.PathSeparator}{ClassPath}", "LuceneDriver", "one", index, query);

    private static LucenePeer Create(string key, string name, string folder, string where, string version, string analysis)
    {
        string[] parts = ["core", analysis, "queryparser", "queries", "sandbox"];
        return new LucenePeer(key, name, where, [.. parts.Select(part => Path.Combine(folder, $"lucene-{part}-{version}.jar"))]);
    }

    private Command Java(params string[] arguments) =>
        new("java", ["-Xms2g", "-Xmx2g", "-cp", $"{_classes}{Path.PathSeparator}{ClassPath}", "LuceneDriver", .. arguments]);
}
