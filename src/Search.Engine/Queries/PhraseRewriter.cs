using System.Globalization;
using System.Text;
using Search.Engine.QueryParsing;

namespace Search.Engine.Queries;

/// <summary>The rules for phrases: what is none becomes a simpler query, and a prefix becomes the terms that are there.</summary>
internal static class PhraseRewriter
{
    public static Query Step(PhraseQuery query) => query.Terms.Count switch
    {
        0 => new MatchNoDocsQuery("empty PhraseQuery"),
        1 => new TermQuery(query.Field, query.Terms[0]),
        _ when query.Positions[0] != 0 => new PhraseQuery(
            query.Field, query.Slop, query.Terms, [.. query.Positions.Select(position => position - query.Positions[0])]),
        _ => query,
    };

    public static Query Step(MultiPhraseQuery query) => query.Terms.Count switch
    {
        0 => new MatchNoDocsQuery("empty MultiPhraseQuery"),
        1 => new BooleanQuery([.. query.Terms[0].Select(term => new BooleanClause(new TermQuery(query.Field, term), Occur.Should))]),
        _ => query,
    };

    public static Query Step(PhrasePrefixQuery query, QueryRewriter rewriter)
    {
        ReadOnlyMemory<byte>[] words = [.. query.Words.Select(word => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(word))];
        ReadOnlyMemory<byte> prefix = words[^1];
        ReadOnlyMemory<byte>[] last =
        [
            .. TermDictionary.Walk(rewriter.Snapshot, query.Field, prefix, term => term.StartsWith(prefix.Span))
                .Select(each => each.Term).Take(query.MaxExpansions + 1),
        ];
        if (last.Length == 0)
        {
            return new MatchNoDocsQuery("no expansion of a PhrasePrefixQuery");
        }
        if (last.Length > query.MaxExpansions)
        {
            last = last[..query.MaxExpansions];
            rewriter.Note(string.Create(
                CultureInfo.InvariantCulture, $"Of the words that start with {ParseNotes.Short(query.Words[^1])} in a phrase the first {query.MaxExpansions} are searched"));
        }
        IEnumerable<ReadOnlyMemory<byte>[]> places = words.SkipLast(1).Select(word => new[] { word }).Append(last);
        return new MultiPhraseQuery(query.Field, 0, [.. places], [.. Enumerable.Range(0, words.Length)]);
    }
}
