using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Search.Engine;
using Search.Ingest;
using Search.Service.Articles;

namespace Search.Service.Indexing;

/// <summary>What is known of an article that has an id already.</summary>
/// <param name="ContentHash">Of its content; null where the index does not tell.</param>
/// <param name="Origin">The PATH that it came from.</param>
/// <param name="Path">Its file, relative to that.</param>
internal readonly record struct KnownArticle(long? ContentHash, string? Origin, string? Path);

/// <summary>
/// Which ids are taken: by articles of the last commit, which are looked up in it, and by those that came since, which are kept here. So memory depends on
/// what comes between two commits, and 16 bytes an article where the run must know all that it met.
/// </summary>
/// <param name="remembersAll">Whether <see cref="WasMet"/> will be asked.</param>
internal sealed class MetArticles(bool remembersAll)
{
    private readonly Dictionary<string, KnownArticle> _sinceCommit = new(StringComparer.Ordinal);
    private readonly HashSet<UInt128> _met = [];
    private DocumentLookup? _lookup;

    /// <summary>From now on the articles of this snapshot are known, and what came before it is not kept any longer.</summary>
    public void Refresh(Snapshot snapshot)
    {
        _lookup = new DocumentLookup(snapshot, ArticleSchema.Id);
        _sinceCommit.Clear();
    }

    /// <summary>The article that has the id now, or null.</summary>
    public KnownArticle? Find(string id)
    {
        if (_sinceCommit.TryGetValue(id, out KnownArticle recent))
        {
            return recent;
        }
        if (_lookup?.Find(id) is not { } docId)
        {
            return null;
        }
        Document document = _lookup.Load(docId);
        return new KnownArticle(
            _lookup.Number(docId, ArticleSchema.ContentHash), document.Text(ArticleSchema.Origin), document.Text(ArticleSchema.Path));
    }

    /// <summary>The article is in the index now, uncommitted.</summary>
    public void Indexed(Article article) => _sinceCommit[article.Id] = new KnownArticle(article.ContentHash, article.Origin, article.Path);

    /// <summary>The run has come upon an article of that id.</summary>
    public void Meet(string id)
    {
        if (remembersAll)
        {
            _met.Add(Name(id));
        }
    }

    public bool WasMet(string id) => _met.Contains(Name(id));

    private static UInt128 Name(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
