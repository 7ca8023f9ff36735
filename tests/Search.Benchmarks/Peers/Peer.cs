namespace Search.Benchmarks.Peers;

/// <summary>An engine with a driver that has the verbs <c>index</c>, <c>search</c> and <c>one</c>.</summary>
internal abstract class Peer
{
    /// <summary>As <c>--peers</c> names it, and its index in the work folder.</summary>
    public abstract string Key { get; }

    /// <summary>As tables name it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether scores, ids and years must be those of Lucene 8; of others only hits are compared.</summary>
    public virtual bool IsLucene => false;

    /// <summary>What is compared of it, and in what it differs; null where there is nothing to say.</summary>
    public virtual string? Note => null;

    /// <summary>Whether a search of this engine takes so long that fewer passes must do.</summary>
    public virtual bool IsSlow => false;

    /// <summary>How many threads its driver can index with.</summary>
    public virtual int MostThreads => 2;

    /// <summary>Why it cannot run here; null where it can.</summary>
    public abstract string? Missing { get; }

    /// <summary>What must be done once before the commands run.</summary>
    /// <param name="work">A folder of its own.</param>
    public virtual void Prepare(string work)
    {
    }

    public abstract Command Index(string corpus, string index, int threads, int megabytes);

    public abstract Command Search(string index, string queries, int repeat, int warm, int qpsSeconds);

    /// <summary>Opens the index, answers one query with titles, ends.</summary>
    public abstract Command One(string index, string query);

    protected static string[] SearchArguments(string index, string queries, int repeat, int warm, int qpsSeconds) =>
        ["search", index, queries, "--repeat", $"{repeat}", "--warm", $"{warm}", "--qps", $"{qpsSeconds}"];
}
