using Search.Analysis;
using Search.Engine.QueryParsing;

namespace Search.Engine.Suggesting;

/// <summary>Finds the words and the words of phrases in a query's text, where they stand. Patterns, values, escaped and prohibited words are none.</summary>
internal sealed class TextWords
{
    /// <summary>Analyzers of Search.Analysis that leave words as people write them.</summary>
    private static readonly string[] OfWholeWords = ["standard", "exact", "french-exact", "italian-exact"];

    private readonly string _text;
    private readonly QueryParserOptions _options;
    private readonly QueryAnalysis _analysis;
    private readonly WordCounts _counts;
    private readonly string _defaultField;
    private readonly Dictionary<int, QueryToken> _tokens = [];
    private readonly Dictionary<Analyzer, TokenStream> _streams = [];
    private readonly List<TextWord> _words = [];

    private TextWords(string text, QueryParserOptions options, WordCounts counts, string defaultField)
    {
        _text = text;
        _options = options;
        _analysis = new QueryAnalysis(options);
        _counts = counts;
        _defaultField = defaultField;
        foreach (QueryToken token in QueryLexer.All(text))
        {
            _tokens[token.Start] = token;
        }
    }

    /// <summary>In the order of the text.</summary>
    public static IReadOnlyList<TextWord> Of(string text, QueryParserOptions options, WordCounts counts, string defaultField)
    {
        var words = new TextWords(text, options, counts, defaultField);
        if (SyntaxParser.Parse(text, options, new ParseNotes(strict: false)) is { } tree)
        {
            words.Add(tree, WordLink.None);
        }
        return words._words;
    }

    /// <summary>Whether the terms of a field are words as people write them.</summary>
    public static bool HasWholeWords(QueryParserOptions options, string field) =>
        options.KindOf(field) == QueryFieldKind.Text
        && options.AnalyzerOf(field) is var analyzer && (OfWholeWords.Contains(analyzer.Name) || !Analyzers.Names.Contains(analyzer.Name));

    // The parser goes no deeper than SyntaxParser.MaxDepth.
    private void Add(SyntaxNode node, WordLink link)
    {
        switch (node)
        {
            case SyntaxLeaf leaf:
                AddLeaf(leaf, link);
                break;
            case SyntaxNear near:
                for (int i = 0; i < near.Operands.Count; i++)
                {
                    Add(near.Operands[i], i == 0 ? link : WordLink.Together);
                }
                break;
            case SyntaxGroup group:
                for (int i = 0; i < group.Clauses.Count; i++)
                {
                    if (group.Clauses[i].Sign != Sign.Not)
                    {
                        WordLink inner = group.Kind == GroupKind.Or ? WordLink.None : WordLink.Together;
                        Add(group.Clauses[i].Node, i == 0 ? link : inner);
                    }
                }
                break;
        }
    }

    private void AddLeaf(SyntaxLeaf leaf, WordLink link)
    {
        string field = leaf.Field ?? _defaultField;
        string dictionary = _options.ExactOf(field);
        if (leaf.Kind is not (QueryTokenKind.Word or QueryTokenKind.Phrase) || leaf.Similarity != null || leaf.Comparison != null
            || !_tokens.TryGetValue(leaf.Column - 1, out QueryToken token) || token.Kind != leaf.Kind || !HasWholeWords(_options, dictionary))
        {
            return;
        }
        bool isPhrase = leaf.Kind == QueryTokenKind.Phrase;
        int start = token.Start + (isPhrase ? 1 : 0);
        int end = token.End - (isPhrase && !token.IsUnterminated ? 1 : 0);
        // With escapes, places in the content would not be places in the text.
        if (!_text.AsSpan(start, end - start).SequenceEqual(leaf.Text))
        {
            return;
        }
        TokenStream stream = StreamOf(dictionary);
        stream.Reset(leaf.Text.AsMemory());
        for (bool isFirst = true; stream.MoveNext(); isFirst = false)
        {
            Token word = stream.Token;
            int at = start + word.StartOffset;
            bool isAdjacent = isFirst ? _words is [.., var before] && IsBlank(before.End, at) && link == WordLink.Together : word.PositionIncrement == 1;
            bool isAlone = !isPhrase && word.StartOffset == 0 && word.EndOffset == leaf.Text.Length && leaf.Boost == null;
            string term = word.Text.ToString();
            string raw = leaf.Text[word.StartOffset..word.EndOffset];
            _words.Add(new TextWord(
                at, start + word.EndOffset, term, dictionary,
                _words.Count == 0 || _words[^1].Field != dictionary ? WordLink.None : isAdjacent ? WordLink.Adjacent : link)
            {
                IsInPhrase = isPhrase,
                IsAlone = isAlone,
                OtherHits = isPhrase ? 0 : OtherHits(leaf.Field, dictionary, raw),
            });
            link = WordLink.Together;
        }
    }

    private bool IsBlank(int start, int end) => start < end && _text.AsSpan(start, end - start).IsWhiteSpace();

    private long OtherHits(string? field, string dictionary, string raw) => field == null
        ? _options.DefaultFields.Max(each => each.Name == dictionary ? 0 : Hits(each.Name, raw))
        : field == dictionary ? 0 : Hits(field, raw);

    /// <summary>Documents with the terms that an analysis of a field makes of a word: the fewest, where they are several.</summary>
    private long Hits(string field, string raw)
    {
        IReadOnlyList<AnalyzedText> readings = _analysis.Of(field, raw);
        return readings.Count == 0 ? 0 : readings.Max(words => words.Terms.Min(term => _counts.Of(field, System.Text.Encoding.UTF8.GetString(term.Span))));
    }

    private TokenStream StreamOf(string field)
    {
        Analyzer analyzer = _options.AnalyzerOf(field);
        if (!_streams.TryGetValue(analyzer, out TokenStream? stream))
        {
            _streams[analyzer] = stream = analyzer.CreateStream();
        }
        return stream;
    }
}
