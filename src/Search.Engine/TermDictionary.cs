using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine;

/// <summary>A term of a field in all segments of a snapshot.</summary>
/// <param name="Term">Its bytes as UTF-8; what is none is replaced.</param>
/// <param name="DocFreq">In how many documents, deleted ones included until their segment is merged.</param>
public readonly record struct TermStatistics(string Term, long DocFreq);

/// <summary>The terms of a field over all segments, as one ordered list.</summary>
public static class TermDictionary
{
    /// <summary>Terms that start with <paramref name="prefix"/>, in the order of their bytes. Empty for a field without terms.</summary>
    public static IEnumerable<TermStatistics> List(Snapshot snapshot, string field, string prefix = "")
    {
        byte[] wanted = Encoding.UTF8.GetBytes(prefix);
        return Walk(snapshot, field, wanted, term => term.StartsWith(wanted))
            .Select(each => new TermStatistics(Encoding.UTF8.GetString(each.Term.Span), each.DocFreq));
    }

    /// <summary>Whether any segment has terms of a field.</summary>
    public static bool Has(Snapshot snapshot, string field) => snapshot.Segments.Any(segment => segment.Reader.GetTerms(field) != null);

    /// <summary>Terms from one on, in the order of their bytes, with the documents that have them, deleted ones included.</summary>
    /// <param name="snapshot">The segments.</param>
    /// <param name="field">May be one without terms.</param>
    /// <param name="start">No term before it comes.</param>
    /// <param name="contains">The first term that is not contained ends the walk of a segment.</param>
    internal static IEnumerable<(ReadOnlyMemory<byte> Term, long DocFreq)> Walk(
        Snapshot snapshot, string field, ReadOnlyMemory<byte> start, TermPredicate contains)
    {
        var queue = new PriorityQueue<TermsEnum, byte[]>(TermText.ByteOrder);
        foreach (SegmentView segment in snapshot.Segments)
        {
            if (segment.Reader.GetTerms(field)?.GetEnumerator() is { } terms && terms.SeekCeiling(start.Span) != SeekStatus.End)
            {
                Enqueue(queue, terms, contains);
            }
        }
        while (queue.TryDequeue(out TermsEnum? first, out byte[]? term))
        {
            long docs = first.State.DocFreq;
            Advance(queue, first, contains);
            while (queue.TryPeek(out TermsEnum? other, out byte[]? same) && same.AsSpan().SequenceEqual(term))
            {
                queue.Dequeue();
                docs += other.State.DocFreq;
                Advance(queue, other, contains);
            }
            yield return (term, docs);
        }
    }

    private static void Advance(PriorityQueue<TermsEnum, byte[]> queue, TermsEnum terms, TermPredicate contains)
    {
        if (terms.Next())
        {
            Enqueue(queue, terms, contains);
        }
    }

    private static void Enqueue(PriorityQueue<TermsEnum, byte[]> queue, TermsEnum terms, TermPredicate contains)
    {
        if (contains(terms.Term))
        {
            queue.Enqueue(terms, terms.Term.ToArray());
        }
    }
}
