using System.Text;
using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>Ids whose documents in all written segments are to be deleted: gathered, and looked up together in the order of the term dictionary.</summary>
internal sealed class PendingDeletes
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private long _chars;

    /// <summary>Bytes held, roughly.</summary>
    internal long MemoryUsed => _ids.Count * 64L + _chars * 2;

    /// <param name="id">The term, as the id field is indexed.</param>
    internal void Add(string id)
    {
        if (_ids.Add(id))
        {
            _chars += id.Length;
        }
    }

    /// <summary>Deletes in all these segments, and forgets.</summary>
    internal void Apply(string idField, IEnumerable<WriterSegment> segments)
    {
        if (_ids.Count == 0)
        {
            return;
        }
        byte[][] terms = [.. _ids.Select(Encoding.UTF8.GetBytes)];
        Array.Sort(terms, (a, b) => a.AsSpan().SequenceCompareTo(b));
        foreach (WriterSegment segment in segments)
        {
            if (segment.Reader.GetTerms(idField) is { } dictionary)
            {
                Apply(terms, dictionary.GetEnumerator(), segment);
            }
        }
        Clear();
    }

    internal void Clear()
    {
        _ids.Clear();
        _chars = 0;
    }

    private static void Apply(byte[][] terms, TermsEnum dictionary, WriterSegment segment)
    {
        PostingsEnum? postings = null;
        foreach (byte[] term in terms)
        {
            if (dictionary.SeekExact(term))
            {
                postings = dictionary.Postings(PostingsFlags.Docs, postings);
                for (int doc = postings.NextDoc(); doc != DocIdIterator.NoMoreDocs; doc = postings.NextDoc())
                {
                    segment.Delete(doc);
                }
            }
        }
    }
}
