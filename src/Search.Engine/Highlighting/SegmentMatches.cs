using Search.Codecs.Contracts;
using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine.Highlighting;

/// <summary>
/// Finds a query's parts in documents of one segment, from the offsets in its postings: the text is not analysed again. Terms are looked up once
/// and kept. For one thread.
/// </summary>
internal sealed class SegmentMatches(SegmentView segment)
{
    /// <summary>Terms of one set that are tried at most: a wide prefix marks its first terms only.</summary>
    private const int MaxSetTerms = 16_384;

    private readonly Dictionary<QueryPart, TermState?[]> _states = [];
    private readonly List<(int Start, int End)> _phrases = [];
    private PostingsEnum? _postings;

    /// <summary>Adds all places of a part in one document (by the segment's doc id); offsets count from the start of the field's text.</summary>
    public void Find(QueryPart part, int docId, List<TextMatch> matches)
    {
        Terms? terms = segment.Reader.GetTerms(part.Field);
        if (terms == null || !terms.Field.HasOffsets)
        {
            return;
        }
        TermState?[] states = StatesOf(part, terms);
        if (part is PhrasePart phrase)
        {
            FindPhrase(phrase, terms, states, docId, matches);
            return;
        }
        var occurrences = new List<Occurrence>();
        foreach (TermState? state in states)
        {
            occurrences.Clear();
            Read(terms, state, docId, occurrences);
            foreach (Occurrence occurrence in occurrences)
            {
                matches.Add(new TextMatch(occurrence.Start, occurrence.End, part.Number));
            }
        }
    }

    private void FindPhrase(PhrasePart phrase, Terms terms, TermState?[] states, int docId, List<TextMatch> matches)
    {
        var occurrences = new List<Occurrence>[states.Length];
        for (int i = 0; i < states.Length; i++)
        {
            occurrences[i] = [];
            Read(terms, states[i], docId, occurrences[i]);
            if (occurrences[i].Count == 0)
            {
                return;
            }
        }
        _phrases.Clear();
        PhraseMatcher.Find(occurrences, phrase.Positions, phrase.Slop, _phrases);
        foreach ((int start, int end) in _phrases)
        {
            matches.Add(new TextMatch(start, end, phrase.Number));
        }
    }

    private void Read(Terms terms, TermState? state, int docId, List<Occurrence> occurrences)
    {
        if (state is not { } term || (term.DocFreq == 1 && term.SingletonDocId >= 0 && term.SingletonDocId != docId))
        {
            return;
        }
        _postings = terms.Postings(term, PostingsFlags.Offsets, _postings);
        if (_postings.Advance(docId) != docId)
        {
            return;
        }
        for (int i = _postings.Freq; i > 0; i--)
        {
            int position = _postings.NextPosition();
            occurrences.Add(new Occurrence(position, _postings.StartOffset, _postings.EndOffset));
        }
    }

    private TermState?[] StatesOf(QueryPart part, Terms terms)
    {
        if (!_states.TryGetValue(part, out TermState?[]? states))
        {
            TermsEnum walk = terms.GetEnumerator();
            states = part switch
            {
                TermPart term => [LookUp(walk, term.Term)],
                PhrasePart phrase => Array.ConvertAll(phrase.Terms, term => LookUp(walk, term)),
                TermSetPart set => LookUpSet(terms, set.Terms),
                _ => [],
            };
            _states.Add(part, states);
        }
        return states;
    }

    private static TermState? LookUp(TermsEnum walk, ReadOnlyMemory<byte> term) => walk.SeekExact(term.Span) ? walk.State : null;

    private static TermState?[] LookUpSet(Terms terms, TermSet set)
    {
        var states = new List<TermState?>();
        MatchingTerms walk = set.Walk(terms, SearchLimits.None);
        while (states.Count < MaxSetTerms && walk.Next())
        {
            states.Add(walk.State);
        }
        return [.. states];
    }
}
