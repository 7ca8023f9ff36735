using Search.Engine.Queries;

namespace Search.Engine.Highlighting;

/// <summary>Collects what a query can mark, each thing once.</summary>
internal sealed class QueryParts : IMatchVisitor
{
    private readonly List<QueryPart> _parts = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private QueryParts()
    {
    }

    public static IReadOnlyList<QueryPart> Of(Query query)
    {
        var parts = new QueryParts();
        query.Accept(parts);
        return parts._parts;
    }

    public void VisitTerm(string field, ReadOnlyMemory<byte> term)
    {
        if (IsNew(field, $"term {Convert.ToHexString(term.Span)}", out int number))
        {
            _parts.Add(new TermPart(field, number, term));
        }
    }

    public void VisitPhrase(string field, IReadOnlyList<ReadOnlyMemory<byte>> terms, IReadOnlyList<int> positions, int slop)
    {
        if (terms.Count == 1)
        {
            VisitTerm(field, terms[0]);
            return;
        }
        string key = $"phrase {slop} {string.Join(' ', terms.Select((term, i) => $"{positions[i]}:{Convert.ToHexString(term.Span)}"))}";
        if (IsNew(field, key, out int number))
        {
            _parts.Add(new PhrasePart(field, number, [.. terms], [.. positions], slop));
        }
    }

    public void VisitTerms(string field, TermSet terms)
    {
        if (IsNew(field, terms.Name, out int number))
        {
            _parts.Add(new TermSetPart(field, number, terms));
        }
    }

    /// <summary>Each term by itself, also where the phrase does not stand.</summary>
    public void VisitMultiPhrase(string field, IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> terms, IReadOnlyList<int> positions, int slop)
    {
        foreach (ReadOnlyMemory<byte> term in terms.SelectMany(place => place))
        {
            VisitTerm(field, term);
        }
    }

    /// <summary>Each word by itself, also where the phrase does not stand.</summary>
    public void VisitPhrasePrefix(string field, IReadOnlyList<ReadOnlyMemory<byte>> words)
    {
        for (int i = 0; i < words.Count - 1; i++)
        {
            VisitTerm(field, words[i]);
        }
        VisitTerms(field, new PrefixQuery(field, words[^1]).Terms);
    }

    /// <summary>Each term by itself, in its own field, also where it is not near the others.</summary>
    public void VisitSpans(SpanQuery query)
    {
        switch (query)
        {
            case SpanTermQuery term:
                VisitTerm(term.Field, term.Term);
                break;
            case SpanMultiTermQueryWrapper wrapper:
                wrapper.Pattern.Accept(this);
                break;
            case FieldMaskingSpanQuery mask:
                VisitSpans(mask.Query);
                break;
            case SpanNearQuery or SpanOrQuery:
                foreach (SpanQuery clause in query is SpanNearQuery near ? near.Clauses : ((SpanOrQuery)query).Clauses)
                {
                    VisitSpans(clause);
                }
                break;
        }
    }

    private bool IsNew(string field, string key, out int number)
    {
        if (!_numbers.TryGetValue(key, out number))
        {
            number = _numbers.Count;
            _numbers.Add(key, number);
        }
        return _seen.Add($"{number} {field}");
    }
}
