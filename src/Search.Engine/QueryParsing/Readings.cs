namespace Search.Engine.QueryParsing;

/// <summary>
/// Queries of a text that several analyzers read in their ways. A document was analyzed by one of them, so what matches is any: words are synonyms, and where a reading has several words, the best
/// of the readings counts.
/// </summary>
internal static class Readings
{
    /// <param name="readings">None is empty; those of one word first or last, as they come.</param>
    /// <param name="field">Where.</param>
    /// <param name="ofSeveral">The query of several words.</param>
    /// <returns>Null where there are no readings.</returns>
    public static Query? AnyOf(IReadOnlyList<AnalyzedText> readings, string field, Func<AnalyzedText, Query> ofSeveral)
    {
        if (readings is [var only])
        {
            return only.Count == 1 ? new TermQuery(field, only.Terms[0]) : ofSeveral(only);
        }
        ReadOnlyMemory<byte>[] words = [.. readings.Where(reading => reading.Count == 1).Select(reading => reading.Terms[0])];
        Query[] parts = [.. words.Length == 0 ? [] : new[] { WordOf(field, words) }, .. readings.Where(reading => reading.Count > 1).Select(ofSeveral)];
        return AnyOf(parts);
    }

    /// <summary>One query of those that stand for the same part of the text; null where there is none.</summary>
    public static Query? AnyOf(IReadOnlyList<Query> parts) => parts switch
    {
        [] => null,
        [var only] => only,
        _ => new DisjunctionMaxQuery(parts, 0f),
    };

    /// <summary>A term, or several as one.</summary>
    public static Query WordOf(string field, IReadOnlyList<ReadOnlyMemory<byte>> terms) =>
        terms.Count == 1 ? new TermQuery(field, terms[0]) : new SynonymQuery(field, [.. terms.Select(term => (term, 1f))]);
}
