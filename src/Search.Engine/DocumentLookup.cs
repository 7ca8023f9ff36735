using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Collecting;
using Search.Engine.Snapshots;

namespace Search.Engine;

/// <summary>
/// Finds documents of a snapshot by a keyword that names them, and reads them or single numbers of them, without a search. For one thread; cheap enough to ask
/// for every document that is indexed.
/// </summary>
public sealed class DocumentLookup
{
    private readonly Snapshot _snapshot;
    private readonly TermsEnum?[] _terms;
    private readonly PostingsEnum?[] _postings;
    private readonly DocumentLoader _loader = new(null);

    /// <param name="snapshot">Must stay open as long as this is used.</param>
    /// <param name="idField">The keyword field that names documents.</param>
    public DocumentLookup(Snapshot snapshot, string idField)
    {
        _snapshot = snapshot;
        _terms = [.. snapshot.Segments.Select(segment => segment.Reader.GetTerms(idField)?.GetEnumerator())];
        _postings = new PostingsEnum?[_terms.Length];
    }

    /// <summary>The doc id, in the snapshot, of the live document with that id; null where there is none. Of several, the one that was added last.</summary>
    public int? Find(string id)
    {
        byte[] term = Encoding.UTF8.GetBytes(id);
        // The newest segment first: an id that was updated lives there.
        for (int i = _terms.Length - 1; i >= 0; i--)
        {
            if (_terms[i] is { } terms && terms.SeekExact(term))
            {
                SegmentView segment = _snapshot.Segments[i];
                PostingsEnum postings = _postings[i] = terms.Postings(PostingsFlags.Docs, _postings[i]);
                int last = -1;
                for (int doc = postings.NextDoc(); doc != DocIdIterator.NoMoreDocs; doc = postings.NextDoc())
                {
                    last = segment.IsLive(doc) ? doc : last;
                }
                if (last >= 0)
                {
                    return segment.DocBase + last;
                }
            }
        }
        return null;
    }

    /// <summary>Whether a document is not deleted.</summary>
    /// <param name="docId">From 0 to <see cref="Snapshot.MaxDoc"/> - 1.</param>
    public bool IsLive(int docId)
    {
        SegmentView segment = _snapshot.SegmentOf(docId);
        return segment.IsLive(docId - segment.DocBase);
    }

    /// <summary>A document's number in a field with numeric doc values; null where it has none.</summary>
    public long? Number(int docId, string field)
    {
        SegmentView segment = _snapshot.SegmentOf(docId);
        NumericDocValues? values = segment.Reader.Fields[field] is { DocValuesType: DocValuesType.Numeric } info ? segment.Reader.DocValues.GetNumeric(info) : null;
        return values != null && values.AdvanceExact(docId - segment.DocBase) ? values.Value : null;
    }

    /// <summary>A document's stored fields.</summary>
    public Document Load(int docId)
    {
        SegmentView segment = _snapshot.SegmentOf(docId);
        return _loader.Load(segment, docId - segment.DocBase);
    }
}
