using Search.Ingest;
using Search.Service.Indexing;

namespace Search.Service.Tests;

/// <summary>Keeps what it is told.</summary>
internal sealed class RecordingObserver : IIndexingObserver
{
    public List<Reject> Rejects { get; } = [];

    public List<string> Notes { get; } = [];

    public IndexingCounts Last { get; private set; }

    /// <summary>Called with all counts.</summary>
    public Action<IndexingCounts>? OnProgress { get; init; }

    public void Progress(in IndexingCounts counts)
    {
        Last = counts;
        OnProgress?.Invoke(counts);
    }

    public void Rejected(Reject reject) => Rejects.Add(reject);

    public void Note(string text) => Notes.Add(text);
}
