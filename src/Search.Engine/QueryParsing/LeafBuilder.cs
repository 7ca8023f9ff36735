using System.Text;
using Search.Analysis;

namespace Search.Engine.QueryParsing;

/// <summary>Makes the query of one word, phrase, pattern or range, as the kind of its field asks.</summary>
internal sealed class LeafBuilder
{
    /// <summary>As many words as a Boolean node has clauses: each costs an open list of postings.</summary>
    private const int MaxPhraseWords = BooleanQuery.MaxClauses;

    private readonly QueryParserOptions _options;
    private readonly ParseNotes _notes;
    private readonly ValueBuilder _values;
    private readonly PatternBuilder _patterns;
    private readonly QueryAnalysis _analysis;

    public LeafBuilder(QueryParserOptions options, ParseNotes notes)
    {
        _options = options;
        _notes = notes;
        _analysis = new QueryAnalysis(options);
        _values = new ValueBuilder(options);
        _patterns = new PatternBuilder(options, notes, _analysis);
    }

    /// <summary>The query, or null where the analyzer leaves nothing of the text.</summary>
    public Query? Build(SyntaxLeaf leaf)
    {
        if (leaf.Field == null || (leaf.Field == "*" && leaf.Kind == QueryTokenKind.Star))
        {
            bool isAll = leaf.Kind == QueryTokenKind.Star && (leaf.Field == "*" || !_options.IsClassic);
            return isAll ? new MatchAllDocsQuery() : InDefaultFields(leaf);
        }
        QueryFieldKind kind = _options.KindOf(leaf.Field);
        if (kind == QueryFieldKind.Text)
        {
            return leaf.Comparison == null ? InTextField(leaf, leaf.Field) : _values.Build(leaf, QueryFieldKind.Keyword);
        }
        bool isPattern = leaf.Similarity != null || leaf.Kind is QueryTokenKind.Wildcard or QueryTokenKind.Regex;
        Query? query = !isPattern ? _values.Build(leaf, kind)
            : kind is QueryFieldKind.Keyword or QueryFieldKind.KeywordIgnoringCase or QueryFieldKind.Number
                ? _patterns.OfValues(leaf, leaf.Field, foldsCase: kind == QueryFieldKind.KeywordIgnoringCase)
            : null;
        if (query != null)
        {
            return query;
        }
        _notes.Problem(
            $"{leaf.Field}: does not take {ParseNotes.Short(Shown(leaf))}", leaf.Column, "searched as words", "Write a number, or a date such as 2022-01-17 or 7d.");
        return InDefaultFields(AsWord(leaf));
    }

    /// <summary>The terms of words that stand side by side, each a query.</summary>
    public IEnumerable<Query> TermsOf(SyntaxLeaf run)
    {
        string field = run.Field ?? _options.DefaultFields[0].Name;
        IReadOnlyList<AnalyzedText> readings = _analysis.Of(field, run.Text);
        if (readings.Count == 0)
        {
            return [];
        }
        if (readings.Any(reading => reading.Count != readings[0].Count))
        {
            return [Readings.AnyOf(readings, field, words => Alternatives(words, field))!];
        }
        return Enumerable.Range(0, readings[0].Count).Select(i => Readings.WordOf(field, Distinct(readings.Select(reading => reading.Terms[i]))));
    }

    /// <summary>The terms that a word without a field may be as written; none where it is several, or nothing is searched as written.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> ExactTermsOf(SyntaxLeaf word) => _options.ExactFields.TryGetValue(_options.DefaultFields[0].Name, out string? field)
        ? [.. _analysis.Of(field, word.Text).Where(reading => reading.Count == 1).Select(reading => reading.Terms[0])]
        : [];

    /// <summary>The tokens of a phrase in each reading, at most as many as one may have.</summary>
    public IReadOnlyList<AnalyzedText> WordsOf(SyntaxLeaf leaf, string field)
    {
        IReadOnlyList<AnalyzedText> readings = _analysis.Of(field, leaf.Text);
        foreach (AnalyzedText words in readings)
        {
            if (words.Count > MaxPhraseWords)
            {
                _notes.Problem($"More than {MaxPhraseWords} words in one phrase", leaf.Column, "the rest is left out", "Use fewer words.");
                words.Truncate(MaxPhraseWords);
            }
            if (leaf.Slop < 0 && words.Count > 1)
            {
                // Only the strict parser reads signs of numbers. As in Lucene (PhraseQuery), what is one word after all may have any slop.
                throw new QueryParseException("A ~ needs a number of at least 0", leaf.SlopColumn, "Write ~2.");
            }
        }
        return readings;
    }

    /// <summary>A pattern as queries on terms of a field, any of which it may mean; none where it is no pattern.</summary>
    public IReadOnlyList<Query> PatternsOf(SyntaxLeaf leaf, string field) => _patterns.OfWords(leaf, field);

    public static bool IsPattern(SyntaxLeaf leaf) =>
        leaf.Kind is QueryTokenKind.Prefix or QueryTokenKind.Wildcard or QueryTokenKind.Regex || (leaf.Kind == QueryTokenKind.Word && leaf.Similarity != null);

    public static SyntaxLeaf AsWord(SyntaxLeaf leaf) =>
        new() { Column = leaf.Column, Kind = QueryTokenKind.Word, Field = null, Text = WithoutWildcards(Shown(leaf)), IsMarked = true };

    private static string Shown(SyntaxLeaf leaf) =>
        leaf.Range is { } range ? $"{range.Lower ?? "*"} TO {range.Upper ?? "*"}" : leaf.Text;

    /// <summary>A space stands for each, so that its sides stay apart.</summary>
    private static string WithoutWildcards(string text) => new StringBuilder(text).Replace('*', ' ').Replace('?', ' ').ToString();

    /// <summary>One clause for all fields, so that AND, OR and NOT speak of documents.</summary>
    private Query? InDefaultFields(SyntaxLeaf leaf)
    {
        var clauses = new List<BooleanClause>();
        foreach (DefaultField field in _options.DefaultFields)
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
        string exact = _options.ExactOf(field);
        if (IsPattern(leaf))
        {
            if (Readings.AnyOf(_patterns.OfWords(leaf, exact)) is { } pattern)
            {
                return pattern;
            }
            leaf = AsWord(leaf);
        }
        switch (leaf.Kind)
        {
            case QueryTokenKind.Star:
                return _options.Strict ? new WildcardQuery(exact, "*")
                    : _options.PresenceOf(field) == FieldPresence.Norms ? new NormsFieldExistsQuery(field)
                    : new PrefixQuery(exact, "");
            case QueryTokenKind.Range:
                RangeBounds range = leaf.Range!;
                return new TermRangeQuery(exact, Normalized(exact, range.Lower), Normalized(exact, range.Upper), range.IncludeLower, range.IncludeUpper);
            case QueryTokenKind.Phrase:
                return Readings.AnyOf(WordsOf(leaf, exact), exact, words => words.ToPhrase(exact, leaf.Slop));
            default:
                return Readings.AnyOf(WordsOf(leaf, field), field, words => _options.Strict ? Alternatives(words, field) : words.ToPhrase(field, 0));
        }
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> Distinct(IEnumerable<ReadOnlyMemory<byte>> terms)
    {
        var distinct = new List<ReadOnlyMemory<byte>>();
        foreach (ReadOnlyMemory<byte> term in terms)
        {
            if (!distinct.Exists(other => other.Span.SequenceEqual(term.Span)))
            {
                distinct.Add(term);
            }
        }
        return distinct;
    }

    private string? Normalized(string field, string? end) => end == null ? null : _options.AnalyzerOf(field).Normalize(end);

    /// <summary>A word that the analyzer splits, as Lucene's classic parser takes it.</summary>
    private BooleanQuery Alternatives(AnalyzedText words, string field)
    {
        Occur occur = _options.Operator == QueryOperator.And ? Occur.Must : Occur.Should;
        return new BooleanQuery([.. words.Terms.Select(term => new BooleanClause(new TermQuery(field, term), occur))]);
    }
}
