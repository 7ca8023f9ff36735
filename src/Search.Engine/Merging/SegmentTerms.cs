using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>The terms of one field in one segment on their way into a merge.</summary>
internal sealed class SegmentTerms : ITermCursor
{
    private readonly TermsEnum _terms;
    private readonly DocMap _map;
    private readonly FieldInfo _field;
    private readonly PostingsFlags _flags;
    private readonly bool _hasPositions;
    private readonly bool _hasPayloads;
    private PostingsEnum? _postings;

    internal SegmentTerms(int source, Terms terms, DocMap map)
    {
        Source = source;
        _terms = terms.GetEnumerator();
        _map = map;
        FieldInfo field = terms.Field;
        _field = field;
        _hasPositions = field.HasPositions;
        _hasPayloads = field.HasPayloads;
        _flags = (field.HasFreqs ? PostingsFlags.Freqs : PostingsFlags.Docs)
            | (field.HasPositions ? PostingsFlags.Positions : PostingsFlags.Docs)
            | (field.HasOffsets ? PostingsFlags.Offsets : PostingsFlags.Docs)
            | (field.HasPayloads ? PostingsFlags.Payloads : PostingsFlags.Docs);
    }

    public int Source { get; }

    public ReadOnlySpan<byte> Term => _terms.Term;

    public bool Next() => _terms.Next();

    /// <summary>Writes the current term's live documents.</summary>
    internal void CopyPostings(IFieldsWriter writer)
    {
        _postings = _terms.Postings(_flags, _postings);
        if (_hasPositions)
        {
            CopyPositions(_postings, writer);
        }
        else
        {
            CopyDocs(_postings, writer);
        }
    }

    /// <summary>The current term's live documents, for a merge that interleaves segments.</summary>
    internal ITermDocs OpenDocs()
    {
        _postings = _terms.Postings(_flags, _postings);
        return _map.Ascends ? new AscendingTermDocs(_postings, _map, _field) : new ReorderedTermDocs(_postings, _map, _field);
    }

    private void CopyDocs(PostingsEnum postings, IFieldsWriter writer)
    {
        while (postings.NextBlock())
        {
            ReadOnlySpan<int> docs = postings.BlockDocs;
            ReadOnlySpan<int> freqs = postings.BlockFreqs;
            for (int i = 0; i < docs.Length; i++)
            {
                int doc = _map[docs[i]];
                if (doc >= 0)
                {
                    writer.BeginDoc(doc, freqs[i]);
                    writer.EndDoc();
                }
            }
        }
    }

    private void CopyPositions(PostingsEnum postings, IFieldsWriter writer)
    {
        for (int old = postings.NextDoc(); old != DocIdIterator.NoMoreDocs; old = postings.NextDoc())
        {
            int doc = _map[old];
            if (doc < 0)
            {
                continue;
            }
            int freq = postings.Freq;
            writer.BeginDoc(doc, freq);
            for (int i = 0; i < freq; i++)
            {
                int position = postings.NextPosition();
                writer.AddPosition(position, postings.StartOffset, postings.EndOffset, _hasPayloads ? postings.Payload : []);
            }
            writer.EndDoc();
        }
    }
}
