using Search.Analysis.Copies;
using Search.Engine;
using Search.Service.Articles;

namespace Search.Service.Copies;

/// <summary>
/// Finds the near-duplicates of an article among all of a snapshot: by the numbers of signatures that they share, and then by comparing the texts themselves. Copies of copies are
/// copies, so every member of a group finds the same group, whatever was added first. For one thread.
/// </summary>
internal sealed class CopyFinder(Snapshot snapshot)
{
    /// <summary>A group is looked for no further than this.</summary>
    internal const int MostMembers = 1024;

    /// <summary>Texts that one text is compared with, at most; those that share most numbers come first.</summary>
    private const int MostCompared = 256;

    /// <summary>Texts that have less in common than half of the shorter one share hardly ever so many numbers, and copies hardly ever fewer.</summary>
    private const int LeastShared = 2;

    private readonly DocumentLookup _lookup = new(snapshot, ArticleSchema.Id);

    /// <summary>Whether a group had more members than are looked for, or a text more candidates.</summary>
    public bool HasLeftOut { get; private set; }

    /// <summary>The group of an article; null where it has no copies, or the index does not tell.</summary>
    public CopyGroup? GroupOf(int docId)
    {
        if (_lookup.Number(docId, ArticleSchema.CopyHash) is not { } hash)
        {
            return null;
        }
        var members = new SortedSet<int> { docId };
        var values = new HashSet<int>();
        // Equal texts have equal copies: each is looked up once.
        var known = new HashSet<long> { hash };
        var waiting = new Queue<TextUnits>([TextOf(docId)]);
        while (members.Count < MostMembers && waiting.TryDequeue(out TextUnits? text))
        {
            int[] signature = CopySignature.Of(text);
            bool isNew = values.Count == 0;
            foreach ((int copy, TextUnits? another) in CopiesOf(text, signature, known))
            {
                isNew |= members.Add(copy);
                if (another != null)
                {
                    waiting.Enqueue(another);
                }
            }
            if (isNew)
            {
                values.UnionWith(signature);
            }
        }
        HasLeftOut |= waiting.Count > 0;
        return members.Count > 1 ? new CopyGroup(members, values) : null;
    }

    /// <summary>Documents whose texts are copies of one, each with its text where that is new to the group.</summary>
    private IEnumerable<(int DocId, TextUnits? Text)> CopiesOf(TextUnits text, int[] signature, HashSet<long> known)
    {
        var others = new HashSet<long>();
        int compared = 0;
        foreach (PointMatch match in PointLookup.Find(snapshot, ArticleSchema.CopySignature, signature))
        {
            if (_lookup.Number(match.DocId, ArticleSchema.CopyHash) is not { } hash)
            {
                continue;
            }
            if (known.Contains(hash))
            {
                yield return (match.DocId, null);
            }
            else if (match.Count < LeastShared || others.Contains(hash))
            {
                continue;
            }
            else if (compared == MostCompared)
            {
                HasLeftOut = true;
            }
            else
            {
                compared++;
                TextUnits candidate = TextOf(match.DocId);
                if (TextOverlap.AreCopies(text, candidate))
                {
                    known.Add(hash);
                    yield return (match.DocId, candidate);
                }
                else
                {
                    others.Add(hash);
                }
            }
        }
    }

    private TextUnits TextOf(int docId)
    {
        Document document = _lookup.Load(docId);
        return ArticleCopies.UnitsOf(document.Text(ArticleSchema.Title), document.Text(ArticleSchema.Body));
    }
}
