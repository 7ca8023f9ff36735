using System.Globalization;
using System.Text;
using Search.Engine;

namespace Search.Interop.Tests.Highlighting;

/// <summary>
/// Reads the clauses of a case: <c>+ # -</c> for required, filtering and prohibited ones, then a kind of query, its field and what it asks. <c>min 2</c> says how
/// many of the others must match.
/// </summary>
internal static class CaseClauses
{
    public static Query Read(IReadOnlyList<string> lines)
    {
        int minimum = 0;
        var clauses = new List<BooleanClause>();
        foreach (string line in lines)
        {
            if (line.StartsWith("min ", StringComparison.Ordinal))
            {
                minimum = Number(line[4..]);
                continue;
            }
            Occur occur = line[0] switch { '+' => Occur.Must, '#' => Occur.Filter, '-' => Occur.MustNot, _ => Occur.Should };
            clauses.Add(new BooleanClause(Leaf(line[(occur == Occur.Should ? 0 : 1)..].Split(' ')), occur));
        }
        return clauses is [{ Occur: Occur.Should, Query: var only }] ? only : new BooleanQuery(clauses, minimum);
    }

    private static Query Leaf(string[] words)
    {
        (string kind, string field, string[] rest) = (words[0], words[1], words[2..]);
        return kind switch
        {
            "term" => new TermQuery(field, rest[0]),
            "synonym" => new SynonymQuery(field, rest),
            "set" => new TermInSetQuery(field, rest),
            "wildcard" => new WildcardQuery(field, rest[0]),
            "regexp" => new RegexpQuery(field, rest[0]),
            "fuzzy" => new FuzzyQuery(field, rest[0], Number(rest[1])),
            "range" => new TermRangeQuery(field, rest[0], rest[1] == "*" ? null : rest[1]),
            "phrase" => Phrase(field, Number(rest[0]), rest[1..]),
            "phrases" => new MultiPhraseQuery(field, Number(rest[0]), [.. rest[1..].Select(Alternatives)], [.. Enumerable.Range(0, rest.Length - 1)]),
            "phraseprefix" => new PhrasePrefixQuery(field, rest),
            "near" => new SpanNearQuery([.. rest[2..].Select(word => new SpanTermQuery(field, word))], Number(rest[0]), rest[1] == "1"),
            "nearphrase" => new SpanNearQuery([Exact(field, rest[1].Split(',')), new SpanTermQuery(field, rest[2])], Number(rest[0]), inOrder: false),
            "nearpattern" => new SpanNearQuery(
                [new SpanTermQuery(field, rest[1]), new SpanMultiTermQueryWrapper(new PrefixQuery(field, rest[2]))], Number(rest[0]), inOrder: true),
            _ => throw new FormatException(kind),
        };
    }

    /// <summary>A quoted phrase beside stems: spans of the exact field that pass for those of the field.</summary>
    private static FieldMaskingSpanQuery Exact(string field, string[] words) =>
        new(new SpanNearQuery([.. words.Select(word => new SpanTermQuery(field + ".exact", word))], 0, inOrder: true), field);

    /// <summary>A phrase in which _ stands for any word.</summary>
    private static PhraseQuery Phrase(string field, int slop, string[] words)
    {
        int[] places = [.. Enumerable.Range(0, words.Length).Where(i => words[i] != "_")];
        return new PhraseQuery(field, slop, [.. places.Select(i => Bytes(words[i]))], places);
    }

    private static ReadOnlyMemory<byte>[] Alternatives(string words) => [.. words.Split('|').Select(Bytes)];

    private static ReadOnlyMemory<byte> Bytes(string word) => Encoding.UTF8.GetBytes(word);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
