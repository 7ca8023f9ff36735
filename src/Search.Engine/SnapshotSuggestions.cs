using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Queries;
using Search.Engine.Scoring;
using Search.Engine.Suggesting;

namespace Search.Engine;

/// <summary>What a person may have meant to type, from the index's own terms and phrases. Nothing is kept beside the index.</summary>
public static class SnapshotSuggestions
{
    /// <summary>
    /// A query that finds more than this one, or null. Words that are in few documents or in none are replaced by words that are spelled alike (one or two edits), a word by the two that it
    /// is made of, two neighbours by the word that they make; which ones, is decided by how often they stand together in the documents. All else of the text stays: quotation marks, operators, fields,
    /// boosts, and words that are in enough documents. No word is dropped. What is proposed finds at least as many documents as the query, and at least as many with all of the words, and more of one or the other.
    /// </summary>
    /// <param name="snapshot">What is searched.</param>
    /// <param name="text">The query, as it was typed.</param>
    /// <param name="parser">Reads queries; it takes the text.</param>
    /// <param name="options">Null: as <see cref="SuggestionOptions.Default"/>.</param>
    /// <param name="search">The filters and choices of the search, and what ends it; null: none.</param>
    /// <param name="schema">The index's schema: choices need it.</param>
    /// <exception cref="QueryParseException">The parser is strict, and the text is not as it should be.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static Suggestion? DidYouMean(
        this Snapshot snapshot, string text, QueryParser parser, SuggestionOptions? options = null, SearchOptions? search = null, Schema? schema = null) =>
        new DidYouMean(snapshot, parser, search ?? SearchOptions.Default, schema).Suggest(text, options ?? SuggestionOptions.Default);

    /// <summary>Terms of a field that are like a word: those, and in that order, that Lucene's <c>DirectSpellChecker</c> gives for a word as it is in the index.</summary>
    /// <param name="snapshot">Whose terms.</param>
    /// <param name="field">The field.</param>
    /// <param name="word">As it would be in the index: nothing is done to its case.</param>
    /// <param name="count">How many terms at most.</param>
    /// <param name="options">Null: as <see cref="SimilarTermOptions.Default"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    public static IReadOnlyList<SimilarTerm> SimilarTerms(
        this Snapshot snapshot, string field, string word, int count, SimilarTermOptions? options = null, CancellationToken cancellation = default) =>
        SimilarTermFinder.Find(
            snapshot, field, word, new WordCounts(snapshot, cancellation).Of(field, word), count, options ?? SimilarTermOptions.Default, new SearchLimits(cancellation));
}
