using System.Runtime.InteropServices;
using Search.Codecs.Contracts;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine.Ranking;

/// <summary>What the statistics of a snapshot say of a term.</summary>
/// <param name="DocFreq">Documents with the term; 0: it is not there.</param>
/// <param name="TotalTermFreq">Its occurrences.</param>
/// <param name="Idf">BM25's.</param>
/// <param name="Boost">What its BM25 score is multiplied by.</param>
internal readonly record struct WordWeight(long DocFreq, long TotalTermFreq, double Idf, double Boost);

/// <summary>
/// Weighs terms: a term whose occurrences keep together in few documents tells more than one that is spread as by chance. The boost is the factor of Terrier's <c>In_expB2</c>
/// (inverse expected document frequency, Bernoulli after-effect) divided by BM25's idf, so that it takes that one's place.
/// </summary>
internal sealed class WordWeights(Snapshot snapshot)
{
    private readonly SearchContext _context = new(snapshot);
    private readonly Dictionary<(string Field, string Term), WordWeight> _weights = [];

    /// <summary>Documents of the snapshot, deleted ones included.</summary>
    public int Documents => snapshot.MaxDoc;

    /// <summary>Mean number of tokens of a field in a document.</summary>
    public double AverageLength(string field) => (double)_context.StatisticsOf(field).SumTotalTermFreq / Math.Max(1, snapshot.MaxDoc);

    /// <summary>BM25's idf of a term that so many documents have.</summary>
    public double IdfOf(long docFreq) => Math.Log(1 + (snapshot.MaxDoc - docFreq + 0.5) / (docFreq + 0.5));

    /// <summary>Several terms as one, as a <see cref="SynonymQuery"/> counts them: in as many documents as the most frequent of them.</summary>
    public WordWeight Of(string field, IReadOnlyList<ReadOnlyMemory<byte>> terms)
    {
        if (terms.Count == 1)
        {
            return Of(field, terms[0]);
        }
        long docFreq = 0;
        long occurrences = 0;
        foreach (ReadOnlyMemory<byte> term in terms)
        {
            WordWeight weight = Of(field, term);
            docFreq = Math.Max(docFreq, weight.DocFreq);
            occurrences += weight.TotalTermFreq;
        }
        return Weigh(docFreq, occurrences);
    }

    public WordWeight Of(string field, ReadOnlyMemory<byte> term)
    {
        // Bytes as characters: a key for every term, UTF-8 or not.
        string key = string.Create(term.Length, term, static (text, bytes) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (char)bytes.Span[i];
            }
        });
        ref WordWeight weight = ref CollectionsMarshal.GetValueRefOrAddDefault(_weights, (field, key), out bool isKnown);
        if (!isKnown)
        {
            weight = Look(field, term.Span);
        }
        return weight;
    }

    private WordWeight Look(string field, ReadOnlySpan<byte> term)
    {
        long docFreq = 0;
        long occurrences = 0;
        foreach (TermState? state in _context.StatesOf(field, term).BySegment)
        {
            docFreq += state?.DocFreq ?? 0;
            occurrences += state?.TotalTermFreq ?? 0;
        }
        return Weigh(docFreq, occurrences);
    }

    private WordWeight Weigh(long docFreq, long occurrences)
    {
        if (docFreq == 0)
        {
            return new WordWeight(0, 0, 0, 1);
        }
        double all = snapshot.MaxDoc;
        double idf = IdfOf(docFreq);
        double expected = all * (1 - Math.Pow((all - 1) / all, occurrences));
        double boost = (occurrences + 1.0) / docFreq * Math.Log((all + 1) / (expected + 0.5)) / idf;
        return new WordWeight(docFreq, occurrences, idf, boost);
    }
}
