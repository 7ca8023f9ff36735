using Search.Engine.Queries;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine.Highlighting;

/// <summary>
/// Finds where a query matches in a few documents of one segment, from their postings. Only clauses that match count, as in Lucene's <c>Weight.matches</c>: of
/// <c>(a AND b) OR c</c> a document with a and c has matches of c. A query that looks at no text has none, and may still decide whether its document matches.
/// </summary>
/// <param name="context">The snapshot.</param>
/// <param name="numbers">Of the query's parts.</param>
/// <param name="segment">The segment.</param>
/// <param name="ordinal">Its index in the snapshot.</param>
/// <param name="docs">The documents, by the segment's ids, ascending.</param>
internal sealed class MatchFinder(SearchContext context, PartNumbers numbers, SegmentView segment, int ordinal, int[] docs)
{
    private readonly TermOccurrences _occurrences = new(segment, docs);
    private readonly QueryRewriter _rewriter = new(context.Snapshot, context.Limits);

    /// <summary>For each document what matches in it, in no order; null where the document does not match.</summary>
    public List<FieldMatch>?[] Find(Query query) => query switch
    {
        BooleanQuery boolean => Boolean(boolean),
        DisjunctionMaxQuery max => AtLeast(1, [.. max.Queries.Select(Find)]),
        BoostQuery boost => Find(boost.Query),
        ConstantScoreQuery constant => Find(constant.Query),
        FunctionScoreQuery function => Find(function.Query),
        TermQuery term => Terms(term.Field, [term.Term]),
        SynonymQuery synonym => Terms(synonym.Field, [.. synonym.Terms.Select(each => each.Term)]),
        TermInSetQuery set => Set(set, set.Field, set.Set),
        PrefixQuery prefix => Set(prefix, prefix.Field, prefix.Terms),
        TermRangeQuery range => Set(range, range.Field, range.Terms),
        WildcardQuery wildcard => Set(wildcard, wildcard.Field, wildcard.Terms),
        RegexpQuery regexp => Set(regexp, regexp.Field, regexp.Terms),
        PhraseQuery { Terms.Count: 1 } phrase => Terms(phrase.Field, phrase.Terms),
        PhraseQuery { Terms.Count: > 1 } phrase => Phrase(phrase.Field, phrase.Slop, [.. phrase.Terms.Select(term => (ReadOnlyMemory<byte>[])[term])], phrase.Positions),
        MultiPhraseQuery { Terms.Count: 1 } phrase => Terms(phrase.Field, phrase.Terms[0]),
        MultiPhraseQuery { Terms.Count: > 1 } phrase => Phrase(phrase.Field, phrase.Slop, [.. phrase.Terms.Select(place => place.ToArray())], phrase.Positions),
        SpanQuery spans => Spans(spans),
        MatchAllDocsQuery => All(),
        MatchNoDocsQuery => new List<FieldMatch>?[docs.Length],
        _ => Others(query),
    };

    private List<FieldMatch>?[] Boolean(BooleanQuery query)
    {
        var required = new List<List<FieldMatch>?[]>();
        var optional = new List<List<FieldMatch>?[]>();
        var prohibited = new List<List<FieldMatch>?[]>();
        foreach (BooleanClause clause in query.Clauses)
        {
            (clause.Occur switch { Occur.Should => optional, Occur.MustNot => prohibited, _ => required }).Add(Find(clause.Query));
        }
        List<FieldMatch>?[] found;
        if (required.Count == 0)
        {
            found = AtLeast(Math.Max(1, query.MinimumShouldMatch), optional);
        }
        else
        {
            found = AtLeast(required.Count, required);
            List<FieldMatch>?[] more = AtLeast(query.MinimumShouldMatch, optional);
            for (int i = 0; i < docs.Length; i++)
            {
                found[i] = found[i] != null && more[i] is { } others ? Joined(found[i], others) : null;
            }
        }
        foreach (List<FieldMatch>?[] clause in prohibited)
        {
            for (int i = 0; i < docs.Length; i++)
            {
                found[i] = clause[i] == null ? found[i] : null;
            }
        }
        return found;
    }

    /// <summary>The matches of all clauses in documents that match so many of them. The clauses' own lists become those of the answer.</summary>
    private List<FieldMatch>?[] AtLeast(int minimum, List<List<FieldMatch>?[]> clauses)
    {
        var found = new List<FieldMatch>?[docs.Length];
        int[] counts = new int[docs.Length];
        foreach (List<FieldMatch>?[] clause in clauses)
        {
            for (int i = 0; i < docs.Length; i++)
            {
                if (clause[i] is { } matches)
                {
                    counts[i]++;
                    found[i] = Joined(found[i], matches);
                }
            }
        }
        for (int i = 0; i < docs.Length; i++)
        {
            found[i] = counts[i] >= minimum ? found[i] ?? [] : null;
        }
        return found;
    }

    private static List<FieldMatch> Joined(List<FieldMatch>? first, List<FieldMatch> second)
    {
        if (first == null || first.Count == 0)
        {
            return second;
        }
        first.AddRange(second);
        return first;
    }

    private List<FieldMatch>?[] Terms(string field, IReadOnlyList<ReadOnlyMemory<byte>> terms) =>
        Matches(field, numbers.OfTerms(terms), terms.Count == 1 ? _occurrences.OfTerm(field, terms[0].Span) : _occurrences.OfTerms(field, terms));

    private List<FieldMatch>?[] Set(Query query, string field, TermSet set)
    {
        int part = numbers.OfQuery(query, field);
        return segment.Reader.GetTerms(field) is { } terms
            ? Matches(field, part, _occurrences.OfSet(terms, set.Walk(terms, context.Limits)))
            : new List<FieldMatch>?[docs.Length];
    }

    private List<FieldMatch>?[] Phrase(string field, int slop, ReadOnlyMemory<byte>[][] terms, IReadOnlyList<int> positions)
    {
        int part = numbers.OfTerms(terms.SelectMany(place => place));
        var found = new List<FieldMatch>?[docs.Length];
        List<Occurrence>?[][] places = [.. terms.Select(place => _occurrences.OfTerms(field, place))];
        for (int i = 0; i < docs.Length; i++)
        {
            PhrasePlace[] here = [.. places.Select((place, j) => new PhrasePlace(place[i] ?? [], terms[j], positions[j]))];
            if (here.All(place => place.Occurrences.Count > 0) && PhraseFinder.Find(here, slop) is { Count: > 0 } whole)
            {
                found[i] = [.. whole.Where(match => match.Start >= 0).Select(match => new FieldMatch(field, match.Start, match.End, part))];
            }
        }
        return found;
    }

    /// <summary>As in Lucene the tokens that make up spans are marked, not what stands between them.</summary>
    private List<FieldMatch>?[] Spans(SpanQuery query)
    {
        if (_rewriter.Rewrite(query) is not SpanQuery spans)
        {
            return new List<FieldMatch>?[docs.Length];
        }
        int part = numbers.OfQuery(query, query.Field);
        var found = new List<FieldMatch>?[docs.Length];
        var finder = new SpanFinder(segment, _occurrences);
        for (int i = 0; i < docs.Length; i++)
        {
            found[i] = finder.Find(spans, i)?.ConvertAll(token => new FieldMatch(token.Field, token.Start, token.End, part));
        }
        return found;
    }

    private static List<FieldMatch>?[] Matches(string field, int part, List<Occurrence>?[] occurrences)
    {
        var found = new List<FieldMatch>?[occurrences.Length];
        for (int i = 0; i < found.Length; i++)
        {
            if (occurrences[i] is not { } here)
            {
                continue;
            }
            var matches = new List<FieldMatch>(here.Count);
            foreach (Occurrence occurrence in here)
            {
                if (occurrence.Start >= 0)
                {
                    matches.Add(new FieldMatch(field, occurrence.Start, occurrence.End, part));
                }
            }
            found[i] = matches;
        }
        return found;
    }

    /// <summary>The terms that a pattern became are one part.</summary>
    private List<FieldMatch>?[] AsOnePart(Query query, List<FieldMatch>?[] found) => Array.ConvertAll(
        found, matches => matches?.ConvertAll(match => match with { Part = numbers.OfQuery(query, match.Field) }));

    private List<FieldMatch>?[] All() => [.. docs.Select(_ => new List<FieldMatch>())];

    /// <summary>A query that is first made of others, or one without places in a text.</summary>
    private List<FieldMatch>?[] Others(Query query)
    {
        Query rewritten = _rewriter.Rewrite(query);
        if (!ReferenceEquals(rewritten, query))
        {
            return AsOnePart(query, Find(rewritten));
        }
        var found = new List<FieldMatch>?[docs.Length];
        if (Weights.Create(query, context, needsScores: false, 1f).CreateScorer(segment, ordinal, docs.Length) is not { } scorer)
        {
            return found;
        }
        bool[] matches = new bool[Scorer.BlockSize];
        for (int first = 0; first < docs.Length; first += Scorer.BlockSize)
        {
            int count = Math.Min(Scorer.BlockSize, docs.Length - first);
            scorer.Probe(docs.AsSpan(first, count), matches.AsSpan(0, count), []);
            for (int i = 0; i < count; i++)
            {
                found[first + i] = matches[i] ? [] : null;
            }
        }
        return found;
    }
}
