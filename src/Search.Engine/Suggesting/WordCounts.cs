using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Scoring;

namespace Search.Engine.Suggesting;

/// <summary>In how many documents of a snapshot words are, alone and together. Each is counted once.</summary>
/// <param name="snapshot">The documents.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class WordCounts(Snapshot snapshot, CancellationToken cancellation)
{
    private readonly SearchContext _context = new(snapshot);
    private readonly Dictionary<(string Field, string Term), long> _words = [];
    private readonly Dictionary<(string Field, string Left, string Right, bool AsPhrase), long> _pairs = [];

    /// <summary>Documents of the snapshot, deleted ones included.</summary>
    public int Documents => snapshot.MaxDoc;

    /// <summary>Documents with a term, deleted ones included.</summary>
    public long Of(string field, string term)
    {
        if (!_words.TryGetValue((field, term), out long count))
        {
            foreach (TermState? state in _context.StatesOf(field, Encoding.UTF8.GetBytes(term)).BySegment)
            {
                count += state?.DocFreq ?? 0;
            }
            _words[(field, term)] = count;
        }
        return count;
    }

    /// <summary>Documents in which the second term stands right behind the first.</summary>
    public long OfPhrase(string field, string left, string right) => OfPair(field, left, right, asPhrase: true);

    /// <summary>Documents with both terms.</summary>
    public long OfBoth(string field, string left, string right) => OfPair(field, left, right, asPhrase: false);

    private long OfPair(string field, string left, string right, bool asPhrase)
    {
        if (Of(field, left) == 0 || Of(field, right) == 0)
        {
            return 0;
        }
        if (!_pairs.TryGetValue((field, left, right, asPhrase), out long count))
        {
            Query query = asPhrase
                ? new PhraseQuery(field, left, right)
                : new BooleanQuery(new BooleanClause(new TermQuery(field, left), Occur.Must), new BooleanClause(new TermQuery(field, right), Occur.Must));
            count = snapshot.Search(query, new SearchOptions { Take = 0, Cancellation = cancellation }).Total;
            _pairs[(field, left, right, asPhrase)] = count;
        }
        return count;
    }
}
