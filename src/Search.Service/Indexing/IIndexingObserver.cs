using Search.Ingest;

namespace Search.Service.Indexing;

/// <summary>Is told what happens during indexing, on the thread that indexes. Must return at once.</summary>
public interface IIndexingObserver
{
    /// <summary>After every article, and at the end.</summary>
    void Progress(in IndexingCounts counts);

    /// <summary>A file or record was left out. The rest goes on.</summary>
    void Rejected(Reject reject);

    /// <summary>Something that a person should know and that stopped nothing.</summary>
    void Note(string text);
}
