using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Highlighting;

/// <summary>
/// Reads where terms stand in a few documents of one segment. Each term's postings are opened once for all documents, and their positions only for documents
/// that have it, so a pattern of many terms costs a little for each term, not for each term and document.
/// </summary>
/// <param name="segment">The segment.</param>
/// <param name="docs">The documents, by the segment's ids, ascending.</param>
internal sealed class TermOccurrences(SegmentView segment, int[] docs)
{
    private PostingsEnum? _docs;
    private PostingsEnum? _positions;

    /// <summary>The occurrences of a term; for each document null where it has none.</summary>
    public List<Occurrence>?[] OfTerm(string field, ReadOnlySpan<byte> term)
    {
        var found = new List<Occurrence>?[docs.Length];
        if (segment.Reader.GetTerms(field) is { } terms && terms.GetEnumerator() is var walk && walk.SeekExact(term))
        {
            Add(terms, walk.State, found);
        }
        return found;
    }

    /// <summary>The occurrences of several terms, by rising position.</summary>
    public List<Occurrence>?[] OfTerms(string field, IEnumerable<ReadOnlyMemory<byte>> wanted)
    {
        var found = new List<Occurrence>?[docs.Length];
        if (segment.Reader.GetTerms(field) is { } terms)
        {
            TermsEnum walk = terms.GetEnumerator();
            foreach (ReadOnlyMemory<byte> term in wanted)
            {
                if (walk.SeekExact(term.Span))
                {
                    Add(terms, walk.State, found);
                }
            }
        }
        return Sorted(found);
    }

    /// <summary>The occurrences of all terms of a set, by rising position.</summary>
    public List<Occurrence>?[] OfSet(Terms terms, MatchingTerms walk)
    {
        var found = new List<Occurrence>?[docs.Length];
        while (walk.Next())
        {
            Add(terms, walk.State, found);
        }
        return Sorted(found);
    }

    private static List<Occurrence>?[] Sorted(List<Occurrence>?[] found)
    {
        foreach (List<Occurrence>? occurrences in found)
        {
            occurrences?.Sort(static (a, b) => (a.Position, a.Start, a.End).CompareTo((b.Position, b.Start, b.End)));
        }
        return found;
    }

    private void Add(Terms terms, in TermState term, List<Occurrence>?[] found)
    {
        if (term.DocFreq == 1 && term.SingletonDocId >= 0 && Array.BinarySearch(docs, term.SingletonDocId) < 0)
        {
            return;
        }
        bool isOpen = false;
        _docs = terms.Postings(term, PostingsFlags.Docs, _docs);
        for (int i = 0; i < docs.Length;)
        {
            int doc = _docs.Advance(docs[i]);
            while (i < docs.Length && docs[i] < doc)
            {
                i++;
            }
            if (i < docs.Length && docs[i] == doc)
            {
                List<Occurrence> occurrences = found[i] ??= [];
                if (terms.Field.HasPositions)
                {
                    _positions = isOpen ? _positions! : terms.Postings(term, terms.Field.HasOffsets ? PostingsFlags.Offsets : PostingsFlags.Positions, _positions);
                    isOpen = true;
                    Read(_positions, doc, occurrences, terms.Field.HasOffsets);
                }
                i++;
            }
        }
    }

    private static void Read(PostingsEnum postings, int doc, List<Occurrence> occurrences, bool hasOffsets)
    {
        postings.Advance(doc);
        for (int i = postings.Freq; i > 0; i--)
        {
            int position = postings.NextPosition();
            occurrences.Add(hasOffsets ? new Occurrence(position, postings.StartOffset, postings.EndOffset) : new Occurrence(position, -1, -1));
        }
    }
}
