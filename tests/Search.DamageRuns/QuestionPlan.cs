using System.Globalization;
using System.Text;
using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Segments;
using Search.Engine;
using Search.Storage;

namespace Search.DamageRuns;

/// <summary>
/// Thinks out what an index can be asked, by its fields and their terms: terms, phrases, ranges, orders, counts of values, passages, stored fields,
/// dictionaries.
/// </summary>
internal sealed class QuestionPlan
{
    private const int TermsPerField = 4;

    private readonly List<(string Text, Func<SearchIndex, string> Ask)> _questions = [];

    private QuestionPlan()
    {
    }

    /// <summary>The questions, answered by the whole index itself.</summary>
    public static IReadOnlyList<Question> For(IndexDirectory whole)
    {
        var plan = new QuestionPlan();
        SegmentInfos commit = SegmentInfosReader.ReadNewest(whole)!;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (SegmentCommitInfo segment in commit.Segments)
        {
            using SegmentReader reader = SegmentReader.Open(whole, segment, verify: true);
            foreach (FieldInfo field in reader.Fields.Where(field => seen.Add(field.Name)))
            {
                plan.AskAbout(field, reader);
            }
        }
        plan._questions.Add(("all documents", index => Answers.Documents(index)));
        plan._questions.Add(("statistics", Answers.Statistics));
        using SearchIndex open = SearchIndex.Open(whole);
        return [.. plan._questions.Select(question => new Question(question.Text, question.Ask, question.Ask(open)))];
    }

    private void AskAbout(FieldInfo field, SegmentReader reader)
    {
        string name = field.Name;
        if (reader.GetTerms(name) is { } terms)
        {
            _questions.Add(($"terms of {name}", index => Answers.Terms(index, name)));
            AskForTerms(field, Sample(terms));
        }
        if (field.DocValuesType is DocValuesType.Numeric or DocValuesType.SortedNumeric)
        {
            _questions.Add(($"numbers of {name}", index => Answers.Search(index, new MatchAllDocsQuery(), new() { Take = 20, Facets = [Facet.Numbers(name)] })));
            Ask(new NumericRangeQuery(name, 0, long.MaxValue));
            Ask(new NumericRangeQuery(name, 1950, 2010));
            if (field.DocValuesType == DocValuesType.Numeric)
            {
                _questions.Add(($"newest by {name}", index => Answers.Search(index, new MatchAllDocsQuery(), new() { Take = 50, Sort = Sort.Newest(name) })));
                _questions.Add(($"oldest by {name}", index => Answers.Search(index, new MatchAllDocsQuery(), new() { Take = 50, Sort = Sort.Oldest(name) })));
            }
        }
        if (field.DocValuesType is DocValuesType.Sorted or DocValuesType.SortedSet)
        {
            _questions.Add(($"values of {name}", index => Answers.Search(index, new MatchAllDocsQuery(), new() { Facets = [Facet.Values(name, 1000)] })));
        }
        if (field is { PointDimensions: 1, PointBytes: 4 })
        {
            Ask(PointRangeQuery.OfInts(name, 0, int.MaxValue));
            Ask(PointRangeQuery.OfInts(name, 1950, 1990));
        }
        else if (field is { PointDimensions: 1, PointBytes: 8 })
        {
            Ask(PointRangeQuery.OfLongs(name, long.MinValue, long.MaxValue));
            Ask(PointRangeQuery.OfLongs(name, 0, 1_000_000_000_000));
        }
    }

    private void AskForTerms(FieldInfo field, IReadOnlyList<byte[]> terms)
    {
        string name = field.Name;
        TermQuery[] queries = [.. terms.Select(term => new TermQuery(name, term))];
        foreach (TermQuery query in queries)
        {
            Ask(query);
        }
        Ask(new BooleanQuery([.. queries.Select(query => new BooleanClause(query, Occur.Should))]));
        Ask(new BooleanQuery([new(queries[0], Occur.Must), new(queries[^1], Occur.Must)]));
        Ask(new BooleanQuery([new(queries[0], Occur.Must), new(queries[^1], Occur.MustNot)]));
        Ask(new DisjunctionMaxQuery(queries, 0.1f));
        Ask(new PrefixQuery(name, terms[0].AsMemory(0, Math.Min(1, terms[0].Length))));
        Ask(new TermRangeQuery(name, terms[0], terms[^1], includeLower: true, includeUpper: false));
        if (field.HasPositions)
        {
            Ask(new PhraseQuery(name, 0, [terms[0], terms[^1]], [0, 1]));
            Ask(new PhraseQuery(name, 3, [terms[^1], terms[0]], [0, 1]));
        }
        _questions.Add(($"passages of {name}", index => Answers.Search(
            index, new BooleanQuery([.. queries.Select(query => new BooleanClause(query, Occur.Should))]), new() { Take = 5, Highlight = name })));
        _questions.Add(($"articles named by {name}", index => Answers.LookUp(index, name, terms.Select(term => Encoding.UTF8.GetString(term)))));
    }

    private void Ask(Query query)
    {
        _questions.Add((query.ToString(), index => Answers.Search(index, query, new() { Take = 10 })));
        _questions.Add(($"best of {query}", index => Answers.Search(index, query, new() { Take = 5, CountExactly = false })));
    }

    /// <summary>The most frequent terms and some others, in the order of their bytes.</summary>
    private static List<byte[]> Sample(Terms terms)
    {
        var all = new List<(byte[] Term, int DocFreq)>();
        for (TermsEnum dictionary = terms.GetEnumerator(); dictionary.Next();)
        {
            all.Add((dictionary.Term.ToArray(), dictionary.State.DocFreq));
        }
        IEnumerable<byte[]> frequent = all.OrderByDescending(term => term.DocFreq).Take(TermsPerField / 2).Select(term => term.Term);
        IEnumerable<byte[]> spread = Enumerable.Range(0, TermsPerField / 2).Select(i => all[i * (all.Count - 1) / (TermsPerField / 2)].Term);
        return [.. frequent.Concat(spread).DistinctBy(Convert.ToHexString).Order(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_questions.Count} questions");
}
