using System.Text;
using Search.Codecs.Contracts;
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
        var queue = new PriorityQueue<TermsEnum, byte[]>(Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)));
        foreach (SegmentView segment in snapshot.Segments)
        {
            if (segment.Reader.GetTerms(field)?.GetEnumerator() is { } terms && terms.SeekCeiling(wanted) != SeekStatus.End)
            {
                Enqueue(queue, terms, wanted);
            }
        }
        while (queue.TryDequeue(out TermsEnum? first, out byte[]? term))
        {
            long docs = first.State.DocFreq;
            Advance(queue, first, wanted);
            while (queue.TryPeek(out TermsEnum? other, out byte[]? same) && same.AsSpan().SequenceEqual(term))
            {
                queue.Dequeue();
                docs += other.State.DocFreq;
                Advance(queue, other, wanted);
            }
            yield return new TermStatistics(Encoding.UTF8.GetString(term), docs);
        }
    }

    /// <summary>Whether any segment has terms of a field.</summary>
    public static bool Has(Snapshot snapshot, string field) => snapshot.Segments.Any(segment => segment.Reader.GetTerms(field) != null);

    private static void Advance(PriorityQueue<TermsEnum, byte[]> queue, TermsEnum terms, byte[] prefix)
    {
        if (terms.Next())
        {
            Enqueue(queue, terms, prefix);
        }
    }

    private static void Enqueue(PriorityQueue<TermsEnum, byte[]> queue, TermsEnum terms, byte[] prefix)
    {
        if (terms.Term.StartsWith(prefix))
        {
            queue.Enqueue(terms, terms.Term.ToArray());
        }
    }
}
