using System.Text;

namespace Search.Engine.Ranking;

/// <summary>Which words of some text tell most: those that have much of it, and that few documents have.</summary>
internal static class TellingTerms
{
    /// <summary>Documents that must have a word: it leads from one to another.</summary>
    private const int FewestDocuments = 2;

    /// <param name="weights">What the statistics say.</param>
    /// <param name="field">Of the terms.</param>
    /// <param name="shares">How much of the text each term has. Terms that are no words are passed over.</param>
    /// <param name="mostDocuments">Terms of more documents are passed over.</param>
    /// <param name="count">How many are wanted.</param>
    /// <returns>The terms with the largest products of share and idf, largest first.</returns>
    public static IReadOnlyList<(string Term, double Share, WordWeight Weight)> Best(
        WordWeights weights, string field, IEnumerable<(string Term, double Share)> shares, double mostDocuments, int count)
    {
        // Looking terms up is most of the work: from some share on, not even the rarest term could be among the best.
        double largestIdf = weights.IdfOf(FewestDocuments);
        var best = new PriorityQueue<double, double>();
        List<(string Term, double Share, WordWeight Weight)> found = [];
        foreach ((string term, double share) in shares.Where(each => DocumentTerms.IsWord(each.Term)).OrderByDescending(each => each.Share))
        {
            if (best.Count >= count && share * largestIdf < best.Peek())
            {
                break;
            }
            WordWeight weight = weights.Of(field, Encoding.UTF8.GetBytes(term));
            if (weight.DocFreq >= FewestDocuments && weight.DocFreq <= mostDocuments)
            {
                found.Add((term, share, weight));
                double score = share * weight.Idf;
                best.Enqueue(score, score);
                _ = best.Count > count ? best.Dequeue() : 0;
            }
        }
        return [.. found.OrderByDescending(term => term.Share * term.Weight.Idf).ThenBy(term => term.Term, StringComparer.Ordinal).Take(count)];
    }
}
