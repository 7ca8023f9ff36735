using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Facets;
using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine.Suggesting;

/// <summary>Finds the terms of a field that are like a word by walking the dictionaries: those that Lucene's <c>DirectSpellChecker</c> finds.</summary>
internal static class SimilarTermFinder
{
    /// <summary>The most similar first; of those as similar the most frequent, then the first by their UTF-16.</summary>
    /// <param name="snapshot">Whose terms.</param>
    /// <param name="field">The field.</param>
    /// <param name="word">As it would be in the index.</param>
    /// <param name="docFreq">In how many documents the word is.</param>
    /// <param name="count">How many terms at most.</param>
    /// <param name="options">Which terms.</param>
    /// <param name="limits">Asked for every few hundred terms.</param>
    public static IReadOnlyList<SimilarTerm> Find(
        Snapshot snapshot, string field, string word, long docFreq, int count, SimilarTermOptions options, SearchLimits limits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxEdits, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxEdits, FuzzyQuery.MostEdits, nameof(options));
        int length = word.EnumerateRunes().Count();
        long mostFrequent = options.MaxWordFrequency >= 1f ? (long)options.MaxWordFrequency : (long)Math.Ceiling((double)(options.MaxWordFrequency * snapshot.MaxDoc));
        if (count <= 0 || length < options.MinLength || length > options.MaxLength || docFreq > mostFrequent || (options.Mode == SimilarTermMode.NotInIndex && docFreq > 0))
        {
            return [];
        }
        long above = options.Mode == SimilarTermMode.MoreFrequent ? docFreq : 0;
        above = options.MinFrequency >= 1f ? Math.Max(above, (long)options.MinFrequency)
            : options.MinFrequency > 0f ? Math.Max(above, (long)(options.MinFrequency * snapshot.MaxDoc) - 1)
            : above;
        int inspections = (int)Math.Min((long)count * options.MaxInspections, int.MaxValue);
        IEnumerable<SimilarTerm> found = Inspect(1);
        if (options.MaxEdits > 1 && found.Count() < inspections)
        {
            found = found.UnionBy(Inspect(options.MaxEdits), term => term.Term);
        }
        return
        [
            .. found.OrderByDescending(term => term.Similarity).ThenByDescending(term => term.DocFreq).ThenBy(term => term.Term, StringComparer.Ordinal).Take(count),
        ];

        List<SimilarTerm> Inspect(int edits) => Walk(
            snapshot, new FuzzyQuery(field, word, edits, Math.Max(options.MinPrefix, edits - 1)), edits, length, above, options.MinSimilarity, inspections, limits);
    }

    /// <summary>The most similar terms within so many edits; of those as similar the first by their bytes.</summary>
    private static List<SimilarTerm> Walk(
        Snapshot snapshot, FuzzyQuery query, int edits, int length, long above, float minSimilarity, int inspections, SearchLimits limits)
    {
        byte[] word = Encoding.UTF8.GetBytes(query.Term);
        var found = new Dictionary<byte[], (float Similarity, long DocFreq)>(ByteStringComparer.Instance);
        Dictionary<byte[], (float Similarity, long DocFreq)>.AlternateLookup<ReadOnlySpan<byte>> byBytes = found.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (SegmentView segment in snapshot.Segments)
        {
            if (segment.Reader.GetTerms(query.Field)?.Intersect(query.Automaton(edits), limits.Check) is not { } terms)
            {
                continue;
            }
            while (terms.Next())
            {
                float similarity = terms.Value == 0 ? 1f : 1f - (float)terms.Value / Math.Min(TermText.LengthOf(terms.Term), length);
                if (similarity >= minSimilarity && !terms.Term.SequenceEqual(word))
                {
                    byBytes.TryGetValue(terms.Term, out (float Similarity, long DocFreq) before);
                    byBytes[terms.Term] = (similarity, before.DocFreq + terms.State.DocFreq);
                }
            }
        }
        return
        [
            .. found.Where(term => term.Value.DocFreq > above)
                .OrderByDescending(term => term.Value.Similarity).ThenBy(term => term.Key, TermText.ByteOrder)
                .Take(inspections)
                .Select(term => new SimilarTerm(Encoding.UTF8.GetString(term.Key), term.Value.Similarity, term.Value.DocFreq)),
        ];
    }
}
