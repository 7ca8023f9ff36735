using Search.Codecs.Commits;
using Search.Codecs.Framing;
using Search.Engine.Collecting;
using Search.Engine.Commits;
using Search.Engine.QueryParsing;
using Search.Engine.Snapshots;
using Search.Storage;

namespace Search.Engine;

/// <summary>
/// An index: a folder of Lucene 8 segments. Every search sees the newest commit, whichever process made it. Safe for several threads; keep one and use it for
/// all searches.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    private readonly IndexDirectory _directory;
    private readonly bool _ownsDirectory;
    private readonly SegmentReaderPool _pool;
    private readonly NewestCommit _newest;
    private readonly Lazy<(Schema? Schema, string? Reason)> _schema;
    private QueryParser? _parser;

    private SearchIndex(IndexDirectory directory, string place, bool ownsDirectory, Schema? given, OpenOptions? options)
    {
        _directory = directory;
        _ownsDirectory = ownsDirectory;
        _pool = new SegmentReaderPool(directory, options?.Verify ?? false, new FilterCache((options ?? new OpenOptions()).FilterCacheMegabytes << 20));
        _newest = new NewestCommit(directory, _pool);
        // Whoever opens an index wants to know now whether it can be read.
        using Snapshot snapshot = _newest.Open();
        if (snapshot.Commit.Generation == 0)
        {
            _schema = new Lazy<(Schema?, string?)>((given ?? throw new IndexNotFoundException(place), null));
            return;
        }
        IReadOnlyDictionary<string, string> data = snapshot.UserData;
        AnalysisNote = CommitData.Difference(data);
        // Parsed when it is asked for: searching articles knows its fields without.
        _schema = new Lazy<(Schema?, string?)>(() => (CommitData.SchemaOf(data, out string? reason), reason));
    }

    /// <summary>The fields of the index; null for an index that another program made, which is searched by its own field names and not written to.</summary>
    public Schema? Schema => _schema.Value.Schema;

    /// <summary>Why the index is not written to, or why answers may not be exact; null where all is well.</summary>
    public string? Note => _schema.Value.Reason ?? AnalysisNote;

    /// <summary>Why text may be analyzed otherwise than when the index was made; null where it is not. Part of <see cref="Note"/>, and quicker to have.</summary>
    public string? AnalysisNote { get; }

    /// <summary>What its user keeps with the newest commit.</summary>
    public IReadOnlyDictionary<string, string> UserData
    {
        get
        {
            using Snapshot snapshot = OpenSnapshot();
            return CommitData.OfUser(snapshot.UserData);
        }
    }

    /// <summary>Whether a folder holds an index: a commit, readable or not.</summary>
    public static bool Exists(string path)
    {
        using var directory = new FileIndexDirectory(path);
        try
        {
            return SegmentInfosReader.NewestGeneration(directory) > 0;
        }
        catch (IndexFormatException)
        {
            return true;
        }
    }

    /// <summary>Opens an index for reading, whatever Lucene 8.0 to 8.11 or this program made.</summary>
    /// <exception cref="IndexNotFoundException">The folder holds none.</exception>
    /// <exception cref="CorruptIndexException">It is damaged, as far as was looked.</exception>
    /// <exception cref="IndexFormatException">Another version of Lucene made it.</exception>
    public static SearchIndex Open(string path, OpenOptions? options = null) => Open(new FileIndexDirectory(path), path, ownsDirectory: true, options);

    /// <inheritdoc cref="Open(string, OpenOptions?)"/>
    /// <param name="directory">Where the index is; it stays the caller's.</param>
    /// <param name="options">How it is opened.</param>
    public static SearchIndex Open(IndexDirectory directory, OpenOptions? options = null) => Open(directory, NameOf(directory), ownsDirectory: false, options);

    /// <summary>Opens an index, or begins one where there is none: its folder is made by the first writer.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="schema">What documents look like; from now on it cannot be added to.</param>
    /// <param name="options">How it is opened.</param>
    /// <exception cref="IndexFormatException">There is an index with another schema, or of another program.</exception>
    /// <exception cref="CorruptIndexException">There is one, and it is damaged, as far as was looked.</exception>
    public static SearchIndex OpenOrCreate(string path, Schema schema, OpenOptions? options = null) =>
        OpenOrCreate(new FileIndexDirectory(path), path, ownsDirectory: true, schema, options);

    /// <inheritdoc cref="OpenOrCreate(string, Schema, OpenOptions?)"/>
    /// <param name="directory">Where the index is; it stays the caller's.</param>
    /// <param name="schema">What documents look like.</param>
    /// <param name="options">How it is opened.</param>
    public static SearchIndex OpenOrCreate(IndexDirectory directory, Schema schema, OpenOptions? options = null) =>
        OpenOrCreate(directory, NameOf(directory), ownsDirectory: false, schema, options);

    /// <summary>Starts to write. One writer at a time has the index, of all processes and of Java's Lucene.</summary>
    /// <exception cref="LockHeldException">Somebody else is writing.</exception>
    /// <exception cref="IndexFormatException">The index was made by another program, or with another version of the analysis.</exception>
    public IndexWriter OpenWriter(WriterOptions? options = null) => Schema == null
        ? throw new IndexFormatException($"The index cannot be written to. {Note}")
        : new IndexWriter(_directory, Schema, _pool, options ?? new WriterOptions());

    /// <summary>The newest commit, as it stays while it is open.</summary>
    /// <exception cref="CorruptIndexException"/>
    public Snapshot OpenSnapshot() => _newest.Open();

    /// <summary>
    /// Copies the newest commit into a folder, which is an index like this one afterwards, while writers and searches go on. A file that an earlier backup in the same folder has
    /// is not copied again. Broken off at any moment, it leaves the backup before, whole.
    /// </summary>
    /// <param name="folder">Empty, not there yet, or that of an earlier backup of this index.</param>
    /// <param name="cancellation">Leaves the folder as it was.</param>
    /// <exception cref="BackupException">The folder holds another index, a later state of this one, or is the index itself.</exception>
    /// <exception cref="LockHeldException">Another backup is being made there.</exception>
    /// <exception cref="CorruptIndexException">A file of the index is damaged. The backup before stays.</exception>
    /// <exception cref="OperationCanceledException"/>
    public BackupReport Backup(string folder, CancellationToken cancellation = default)
    {
        using var target = new FileIndexDirectory(folder);
        if (_directory is FileIndexDirectory own && own.IsSameFolder(target))
        {
            throw new BackupException($"'{folder}' is the index itself: choose another folder");
        }
        return Backup(target, cancellation);
    }

    /// <inheritdoc cref="Backup(string, CancellationToken)"/>
    /// <param name="target">The folder; it stays the caller's.</param>
    /// <param name="cancellation">Leaves the folder as it was.</param>
    public BackupReport Backup(IndexDirectory target, CancellationToken cancellation = default) =>
        IndexBackup.Write(_directory, target, NameOf(target), cancellation);

    /// <summary>Searches the newest commit.</summary>
    /// <exception cref="OperationCanceledException"/>
    /// <exception cref="CorruptIndexException"/>
    public SearchResults Search(Query query, SearchOptions? options = null)
    {
        using Snapshot snapshot = OpenSnapshot();
        return snapshot.Search(query, options, Schema);
    }

    /// <summary>Reads a query text, in the language that the README describes, and searches the newest commit.</summary>
    /// <param name="query">By <see cref="SearchOptions.Parser"/>, or in all text fields of the schema.</param>
    /// <param name="options">Null: the ten best hits.</param>
    /// <exception cref="QueryParseException">The parser is strict, and the text is not as it should be.</exception>
    /// <inheritdoc cref="Search(Query, SearchOptions?)" path="/exception"/>
    public SearchResults Search(string query, SearchOptions? options = null)
    {
        options ??= SearchOptions.Default;
        using Snapshot snapshot = OpenSnapshot();
        ParsedQuery parsed = (options.Parser ?? ParserFor(snapshot)).Parse(query);
        return new Searcher(snapshot, Schema).Search(parsed.Query, options, parsed.Notes);
    }

    private QueryParser ParserFor(Snapshot snapshot)
    {
        Schema schema = Schema ?? throw new InvalidOperationException("The index has no schema: give SearchOptions.Parser, or a query instead of a text");
        return schema.Fields.Any(field => field.Text.AnalyzerBy != null)
            ? SchemaParser.Create(schema, new SnapshotAnalyzers(snapshot, schema))
            : _parser ??= SchemaParser.Create(schema);
    }

    /// <summary>Lets go of the files. Snapshots and writers that are open stay valid.</summary>
    public void Dispose()
    {
        _newest.Dispose();
        if (_ownsDirectory)
        {
            _directory.Dispose();
        }
    }

    private static SearchIndex Open(IndexDirectory directory, string place, bool ownsDirectory, OpenOptions? options) =>
        new(directory, place, ownsDirectory, null, options);

    private static SearchIndex OpenOrCreate(IndexDirectory directory, string place, bool ownsDirectory, Schema schema, OpenOptions? options)
    {
        schema.Freeze();
        var index = new SearchIndex(directory, place, ownsDirectory, schema, options);
        if (index.Schema == schema || index.Schema?.ToJson() == schema.ToJson())
        {
            return index;
        }
        index.Dispose();
        throw new IndexFormatException(
            index.Schema == null ? $"The index in '{place}' cannot be used. {index.Note}" : $"The index in '{place}' was made with another schema: index into a new folder");
    }

    private static string NameOf(IndexDirectory directory) => directory is FileIndexDirectory folder ? folder.FolderPath : "memory";
}
