using System.Text;

namespace Search.Engine.Tests.Scoring;

/// <summary>A document of the naive model.</summary>
internal sealed record NaiveDoc(string[] Text, string[] Title, long? Year, long[] Mentions, bool IsDeleted);

/// <summary>
/// Searches by reading every document with every query, in plain doubles: says which documents match, and their scores up to rounding. Sloppy phrases are not its matter.
/// </summary>
internal sealed class NaiveSearch(IReadOnlyList<NaiveDoc> docs)
{
    private readonly Dictionary<string, (int Count, double Average)> _lengths = [];
    private readonly Dictionary<(string Field, string Term), int> _docFreqs = [];

    /// <summary>Live matches with their scores, best first.</summary>
    public List<(int Doc, double Score)> Search(Query query) =>
    [
        .. Enumerable.Range(0, docs.Count).Where(doc => !docs[doc].IsDeleted).Select(doc => (Doc: doc, Score: Score(query, doc)))
            .Where(hit => hit.Score != null).Select(hit => (hit.Doc, hit.Score!.Value)).OrderByDescending(hit => hit.Value).ThenBy(hit => hit.Doc),
    ];

    /// <summary>Null: no match.</summary>
    private double? Score(Query query, int doc) => query switch
    {
        TermQuery term => Bm25(term.Field, doc, Count(term.Field, doc, [term.Text]), [term.Text]),
        PhraseQuery phrase when phrase.Terms.Count > 0 => PhraseScore(phrase, doc),
        MultiPhraseQuery { Slop: 0 } phrase => Bm25(
            phrase.Field, doc, NaiveSpans.Count(phrase, Words(phrase.Field, doc)), phrase.Terms.SelectMany(place => place).Select(term => (phrase.Field, Text(term)))),
        PhrasePrefixQuery phrase => Expanded(phrase) is { } terms ? Score(terms, doc) : null,
        SpanQuery spans => SpanScore(spans, doc),
        BooleanQuery boolean => BooleanScore(boolean, doc),
        DisjunctionMaxQuery max => MaxScore(max, doc),
        BoostQuery boost => Score(boost.Query, doc) * boost.Boost,
        ConstantScoreQuery constant => Score(constant.Query, doc) == null ? null : 1,
        MatchAllDocsQuery => 1,
        PrefixQuery prefix => Words(prefix.Field, doc).Any(word => word.StartsWith(Text(prefix.Prefix), StringComparison.Ordinal)) ? 1 : null,
        TermRangeQuery range => Words(range.Field, doc).Any(word => IsIn(range, word)) ? 1 : null,
        PointRangeQuery points => Numbers(points.Field, doc).Any(number => number >= points.Lower && number <= points.Upper) ? 1 : null,
        NumericRangeQuery numbers => Numbers(numbers.Field, doc).Any(number => number >= numbers.Lower && number <= numbers.Upper) ? 1 : null,
        IndexOrDocValuesQuery either => Score(either.Index, doc),
        SynonymQuery synonym => SynonymScore(synonym, doc),
        DocValuesFieldExistsQuery exists => Numbers(exists.Field, doc).Any() ? 1 : null,
        DistanceFeatureQuery distance => Numbers(distance.Field, doc).Select(number => (double?)Math.Abs(number - distance.Origin)).Min() is { } far
            ? distance.Weight * distance.Pivot / (distance.Pivot + far) : null,
        FunctionScoreQuery function => Score(function.Query, doc) is { } inner ? Math.Max(0, Value(function.Source, doc, inner) ?? 0) : null,
        _ => null,
    };

    private double? SynonymScore(SynonymQuery query, int doc)
    {
        // Of a single term the boost is one of its score, not of its frequency.
        if (query.Terms is [var (single, boost)])
        {
            return Score(new TermQuery(query.Field, single), doc) * boost;
        }
        double freq = query.Terms.Sum(term => term.Boost * (double)Count(query.Field, doc, [Text(term.Term)]));
        return freq == 0 ? null : Bm25(query.Field, doc, freq, [(query.Field, Text(query.Terms.MaxBy(term => DocFreq(query.Field, Text(term.Term))).Term))]);
    }

    private double? Value(DoubleValuesSource source, int doc, double score) => source switch
    {
        FieldValuesSource field => Numbers(field.Field, doc).Select(number => (double?)number).FirstOrDefault(),
        ConstantValuesSource constant => constant.Value,
        QueryValuesSource query => Score(query.Query, doc),
        MatchValuesSource match => Value(match.Query, doc, score) == null ? 1 : match.Boost,
        ProductValuesSource product => score * (Value(product.Boost, doc, score) ?? 1),
        _ => score,
    };

    private double? BooleanScore(BooleanQuery query, int doc)
    {
        double sum = 0;
        int optional = 0;
        bool hasRequired = false;
        foreach (BooleanClause clause in query.Clauses)
        {
            double? score = Score(clause.Query, doc);
            if (clause.Occur == Occur.MustNot ? score != null : clause.IsRequired && score == null)
            {
                return null;
            }
            hasRequired |= clause.IsRequired;
            optional += clause.Occur == Occur.Should && score != null ? 1 : 0;
            sum += clause.IsScoring ? score ?? 0 : 0;
        }
        return optional >= Math.Max(query.MinimumShouldMatch, hasRequired ? 0 : 1) ? sum : null;
    }

    private double? MaxScore(DisjunctionMaxQuery query, int doc)
    {
        double[] scores = [.. query.Queries.Select(part => Score(part, doc)).OfType<double>()];
        return scores.Length == 0 ? null : scores.Max() + query.TieBreaker * (scores.Sum() - scores.Max());
    }

    private double? PhraseScore(PhraseQuery phrase, int doc)
    {
        string[] words = Words(phrase.Field, doc);
        int freq = Enumerable.Range(-phrase.Positions[0], words.Length + phrase.Positions[0]).Count(start => phrase.Terms.Select((term, i) => (Term: Text(term), At: start + phrase.Positions[i]))
            .All(part => part.At >= 0 && part.At < words.Length && words[part.At] == part.Term));
        return Bm25(phrase.Field, doc, freq, [.. phrase.Terms.Select(Text)]);
    }

    private double? SpanScore(SpanQuery query, int doc)
    {
        query = query is FieldMaskingSpanQuery mask ? mask.Query : query;
        double freq = NaiveSpans.Of(query, field => Words(field, doc)).Sum(span => 1.0 / (1 + span.Width));
        return Bm25(query.Field, doc, freq, NaiveSpans.Terms(query, AllWords).Distinct());
    }

    private Query? Expanded(PhrasePrefixQuery phrase)
    {
        IEnumerable<string> all = AllWords(phrase.Field).Where(word => word.StartsWith(phrase.Words[^1], StringComparison.Ordinal));
        string[] last = [.. all.Distinct().Order(StringComparer.Ordinal).Take(phrase.MaxExpansions)];
        ReadOnlyMemory<byte> Bytes(string word) => Encoding.UTF8.GetBytes(word);
        return last.Length == 0 ? null
            : phrase.Words.Count == 1 ? new BooleanQuery([.. last.Select(word => new BooleanClause(new TermQuery(phrase.Field, word), Occur.Should))])
            : new MultiPhraseQuery(
                phrase.Field, 0, [.. phrase.Words.SkipLast(1).Select(word => new[] { Bytes(word) }), [.. last.Select(Bytes)]], [.. Enumerable.Range(0, phrase.Words.Count)]);
    }

    private double? Bm25(string field, int doc, int freq, string[] terms) => Bm25(field, doc, freq, terms.Select(term => (field, term)));

    private double? Bm25(string field, int doc, double freq, IEnumerable<(string Field, string Term)> terms)
    {
        if (freq == 0)
        {
            return null;
        }
        (int count, double average) = Lengths(field);
        double idf = terms.Sum(term => DocFreq(term.Field, term.Term) is > 0 and var n ? Math.Log(1 + (count - n + 0.5) / (n + 0.5)) : 0);
        return idf * freq / (freq + 1.2 * (0.25 + 0.75 * Words(field, doc).Length / average));
    }

    private (int Count, double Average) Lengths(string field)
    {
        if (!_lengths.TryGetValue(field, out (int, double) lengths))
        {
            int[] all = [.. Enumerable.Range(0, docs.Count).Select(doc => Words(field, doc).Length).Where(length => length > 0)];
            _lengths[field] = lengths = (all.Length, all.Sum() / (double)all.Length);
        }
        return lengths;
    }

    private int DocFreq(string field, string term)
    {
        if (!_docFreqs.TryGetValue((field, term), out int docFreq))
        {
            _docFreqs[(field, term)] = docFreq = Enumerable.Range(0, docs.Count).Count(doc => Words(field, doc).Contains(term));
        }
        return docFreq;
    }

    private int Count(string field, int doc, string[] terms) => Words(field, doc).Count(word => word == terms[0]);

    private string[] Words(string field, int doc) => field switch { "text" => docs[doc].Text, "title" => docs[doc].Title, _ => [] };

    private IEnumerable<string> AllWords(string field) => Enumerable.Range(0, docs.Count).SelectMany(doc => Words(field, doc));

    private IEnumerable<long> Numbers(string field, int doc) => field == "year" ? docs[doc].Year is { } year ? [year] : [] : field == "mentions" ? docs[doc].Mentions : [];

    private static bool IsIn(TermRangeQuery range, string word)
    {
        int lower = range.Lower is { } low ? string.CompareOrdinal(word, Text(low)) : 1;
        int upper = range.Upper is { } high ? string.CompareOrdinal(word, Text(high)) : -1;
        return (lower > 0 || (lower == 0 && range.IncludeLower)) && (upper < 0 || (upper == 0 && range.IncludeUpper));
    }

    private static string Text(ReadOnlyMemory<byte> term) => Encoding.UTF8.GetString(term.Span);
}
