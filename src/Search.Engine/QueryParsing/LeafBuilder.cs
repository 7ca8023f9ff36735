using System.Globalization;

namespace Search.Engine.QueryParsing;

/// <summary>Makes the query of one word, phrase, pattern or range, as the kind of its field asks.</summary>
internal sealed class LeafBuilder(QueryParserOptions options, ParseNotes notes)
{
    private readonly ValueBuilder _values = new(options);

    /// <summary>The query, or null where the analyzer leaves nothing of the text.</summary>
    public Query? Build(SyntaxLeaf leaf)
    {
        if (leaf.Kind is QueryTokenKind.Wildcard or QueryTokenKind.Regex)
        {
            notes.Problem(
                leaf.Kind == QueryTokenKind.Regex ? "Regular expressions are not supported yet" : "Patterns other than a * at the end of a word are not supported yet",
                leaf.Column, "searched as words", "Write word*.");
        }
        if (leaf.Field == null)
        {
            return leaf.Kind == QueryTokenKind.Star ? new MatchAllDocsQuery() : InDefaultFields(leaf);
        }
        if (options.KindOf(leaf.Field) == QueryFieldKind.Text)
        {
            return leaf.Comparison == null ? InTextField(leaf, leaf.Field) : _values.Build(leaf, QueryFieldKind.Keyword);
        }
        Query? query = _values.Build(leaf, options.KindOf(leaf.Field));
        if (query != null)
        {
            return query;
        }
        notes.Problem($"{leaf.Field}: does not take {Shown(leaf)}", leaf.Column, "searched as words", "Write a number, or a date such as 2022-01-17.");
        return InDefaultFields(new SyntaxLeaf { Column = leaf.Column, Kind = QueryTokenKind.Word, Field = null, Text = Shown(leaf) });
    }

    private static string Shown(SyntaxLeaf leaf) =>
        leaf.Kind == QueryTokenKind.Range && leaf.Comparison == null ? $"{leaf.Range.Text ?? "*"} TO {leaf.Range.Upper ?? "*"}" : leaf.Text;

    /// <summary>One clause for all fields, so that AND, OR and NOT speak of documents.</summary>
    private Query? InDefaultFields(SyntaxLeaf leaf)
    {
        var clauses = new List<BooleanClause>();
        foreach (DefaultField field in options.DefaultFields)
        {
            if (InTextField(leaf, field.Name) is { } query)
            {
                clauses.Add(new BooleanClause(QueryBuilder.Boosted(query, field.Boost), Occur.Should));
            }
        }
        return clauses switch
        {
            [] => null,
            [var only] => only.Query,
            _ => new BooleanQuery(clauses),
        };
    }

    private Query? InTextField(SyntaxLeaf leaf, string field)
    {
        string exact = options.ExactFields.GetValueOrDefault(field, field);
        switch (leaf.Kind)
        {
            case QueryTokenKind.Prefix:
                return new PrefixQuery(exact, options.AnalyzerOf(exact).Normalize(leaf.Text));
            case QueryTokenKind.Star:
                return new PrefixQuery(exact, "");
            case QueryTokenKind.Range:
                QueryToken range = leaf.Range;
                return new TermRangeQuery(exact, Normalized(exact, range.Text), Normalized(exact, range.Upper), range.IncludeLower, range.IncludeUpper);
            case QueryTokenKind.Phrase:
                var phrase = new AnalyzedText(options.AnalyzerOf(exact), leaf.Text);
                return phrase.Count == 0 ? null : phrase.ToPhrase(exact, leaf.Slop);
            default:
                var words = new AnalyzedText(options.AnalyzerOf(field), leaf.Text);
                return words.Count == 0 ? null : words.Count == 1 || !options.Strict ? words.ToPhrase(field, 0) : Alternatives(words, field);
        }
    }

    private string? Normalized(string field, string? end) => end == null ? null : options.AnalyzerOf(field).Normalize(end);

    /// <summary>A word that the analyzer splits, as Lucene's classic parser takes it.</summary>
    private BooleanQuery Alternatives(AnalyzedText words, string field)
    {
        Occur occur = options.Operator == QueryOperator.And ? Occur.Must : Occur.Should;
        return new BooleanQuery([.. words.Terms.Take(BooleanQuery.MaxClauses).Select(term => new BooleanClause(new TermQuery(field, term), occur))]);
    }
}
