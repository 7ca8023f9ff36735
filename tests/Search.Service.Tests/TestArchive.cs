using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Indexing;
using Search.Service.Local;
using Search.Service.Queries;
using Search.Testing;

namespace Search.Service.Tests;

/// <summary>A local archive in a folder of its own, and short ways to fill and ask it.</summary>
internal sealed class TestArchive : IDisposable
{
    private readonly TempFolder _folder = new();

    public static string Seeds { get; } = Path.Combine(TestData.Root, "seeds");

    public string Index => _folder.File("index");

    /// <summary>Makes a file beside the index and gives its path.</summary>
    public string Write(string name, string content)
    {
        string path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public string Folder(string name) => _folder.File(name);

    public (IndexingReport Report, RecordingObserver Observer) Add(params string[] paths) => Add(new IndexingOptions(), paths);

    public (IndexingReport Report, RecordingObserver Observer) Add(IndexingOptions options, params string[] paths) =>
        Add(options, new ArticleSource().Read(paths), default);

    public (IndexingReport Report, RecordingObserver Observer) Add(IndexingOptions options, IEnumerable<ReadResult> source, CancellationToken cancellation)
    {
        var observer = new RecordingObserver();
        return (Add(options, source, observer, cancellation), observer);
    }

    public IndexingReport Add(IndexingOptions options, IEnumerable<ReadResult> source, RecordingObserver observer, CancellationToken cancellation)
    {
        LocalArchive archive = LocalArchive.OpenOrCreate(Index);
        try
        {
            return archive.AddAsync(source, options, observer, cancellation).GetAwaiter().GetResult();
        }
        finally
        {
            archive.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>Adds and deletes what is gone from under the paths.</summary>
    public (IndexingReport Report, RecordingObserver Observer) Prune(params string[] paths) =>
        Add(new IndexingOptions { PruneUnder = [.. paths.Select(ArticleSource.OriginOf)] }, paths);

    public SearchAnswer Search(string text) => Search(new ArticleQuery { Text = text });

    public SearchAnswer Search(ArticleQuery query) => Ask(archive => archive.SearchAsync(query, default));

    /// <summary>Ids of all articles, in order.</summary>
    public string[] Ids() => [.. Search(new ArticleQuery { Text = "", Take = 1000 }).Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal)];

    public T Ask<T>(Func<LocalArchive, Task<T>> question)
    {
        LocalArchive archive = LocalArchive.Open(Index);
        try
        {
            return question(archive).GetAwaiter().GetResult();
        }
        finally
        {
            archive.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    public void Dispose() => _folder.Dispose();
}
