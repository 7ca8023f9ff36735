namespace Search.Benchmarks.Peers;

/// <summary>SQLite's FTS5 by <c>Python/fts5_driver.py</c> and the sqlite3 module of the Python on the path.</summary>
internal sealed class SqlitePeer : Peer
{
    private static readonly string Driver = Path.Combine(AppContext.BaseDirectory, "Python", "fts5_driver.py");

    public override string Key => "fts5";

    public override string Name => "SQLite FTS5";

    public override string Note => "cuts words in another way, knows no stop words, wildcards and similar words, indexes no offsets";

    public override bool IsSlow => true;

    public override int MostThreads => 1;

    public override string? Missing
    {
        get
        {
            if (!Command.IsOnPath("python3"))
            {
                return "no python3";
            }
            try
            {
                new Command("python3", "-c", "import sqlite3; sqlite3.connect(':memory:').execute('CREATE VIRTUAL TABLE t USING fts5(x)')").Run();
                return null;
            }
            catch (InvalidOperationException)
            {
                return "python3's sqlite3 has no FTS5";
            }
        }
    }

    public override Command Index(string corpus, string index, int threads, int megabytes) =>
        new("python3", Driver, "index", corpus, index, "--memory", $"{megabytes}");

    public override Command Search(string index, string queries, int repeat, int warm, int qpsSeconds) =>
        new("python3", [Driver, .. SearchArguments(index, queries, repeat, warm, qpsSeconds)]);

    // sqlite3 itself where it is, as Python takes longer to start than the query does.
    public override Command One(string index, string query) =>
        Command.IsOnPath("sqlite3")
            ? new("sqlite3", index, $"SELECT rank, title FROM text WHERE text MATCH 'body : ({query})' ORDER BY rank LIMIT 10")
            : new("python3", Driver, "one", index, query);
}
