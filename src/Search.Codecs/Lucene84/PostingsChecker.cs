using System.Runtime.InteropServices;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>
/// Reads the postings of a term in every way and checks what they promise: doc ids and positions rise, counts are those of the term dictionary, skip
/// data leads to where reading in order leads, and no document has more occurrences or a smaller norm than the impacts of its range say.
/// </summary>
/// <param name="file">The file to name in errors.</param>
/// <param name="maxDoc">Number of documents of the segment.</param>
public sealed class PostingsChecker(string file, int maxDoc)
{
    private readonly int[] _highestFreq = new int[256];
    private int[] _docs = new int[ForBlock.Size];
    private int[] _freqs = new int[ForBlock.Size];
    private int[] _firstPlaces = new int[ForBlock.Size];
    private PostingsEnum? _reuse;

    /// <param name="terms">The field.</param>
    /// <param name="term">The term, for errors.</param>
    /// <param name="state">Its numbers and places.</param>
    /// <param name="norms">One norm a document, 0 where it has none; null where the field has none.</param>
    /// <param name="docsSeen">Gets the term's documents.</param>
    /// <param name="occurrences">By document: the term's occurrences are added.</param>
    /// <exception cref="CorruptIndexException">Something is not as it must be.</exception>
    public void Check(Terms terms, ReadOnlySpan<byte> term, in TermState state, byte[]? norms, BitSet docsSeen, Span<long> occurrences)
    {
        string name = $"field {terms.Field}, term {Convert.ToHexStringLower(term)}";
        if (_docs.Length < state.DocFreq)
        {
            int length = Math.Max(state.DocFreq, Math.Min(maxDoc, _docs.Length * 2));
            _docs = new int[length];
            _freqs = new int[length];
            _firstPlaces = new int[length];
        }
        ReadAll(name, terms, state, docsSeen, occurrences);
        if (state.DocFreq > ForBlock.Size)
        {
            CheckSkipping(name, terms, state, stride: 3);
            CheckSkipping(name, terms, state, stride: 1 + state.DocFreq / 7);
            CheckImpacts(name, terms, state, norms);
        }
    }

    private void ReadAll(string name, Terms terms, in TermState state, BitSet docsSeen, Span<long> occurrences)
    {
        PostingsEnum postings = _reuse = terms.Postings(state, PostingsFlags.Offsets | PostingsFlags.Payloads, _reuse);
        long total = 0;
        int before = -1;
        for (int i = 0; i < state.DocFreq; i++)
        {
            int doc = postings.NextDoc();
            int freq = doc < maxDoc ? postings.Freq : 0;
            if (doc <= before || doc >= maxDoc || freq < 1)
            {
                throw Corrupt(name, $"document number {i} is {doc} of {maxDoc} after {before}, with frequency {freq}");
            }
            _docs[i] = doc;
            _freqs[i] = freq;
            total += freq;
            before = doc;
            docsSeen.Set(doc);
            occurrences[doc] += freq;
            if (terms.Field.HasPositions)
            {
                _firstPlaces[i] = CheckPositions(name, terms.Field, postings, doc, freq);
            }
        }
        if (postings.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            throw Corrupt(name, $"has more than its {state.DocFreq} documents");
        }
        if (total != state.TotalTermFreq)
        {
            throw Corrupt(name, $"occurs {total} times, the term dictionary says {state.TotalTermFreq}");
        }
    }

    private int CheckPositions(string name, FieldInfo field, PostingsEnum postings, int doc, int freq)
    {
        int first = 0;
        int before = 0;
        int startBefore = 0;
        for (int i = 0; i < freq; i++)
        {
            int position = postings.NextPosition();
            if (position < before || position > Lucene84PostingsFormat.MaxPosition)
            {
                throw Corrupt(name, $"position {position} after {before} in document {doc}");
            }
            if (field.HasOffsets && (postings.StartOffset < startBefore || postings.EndOffset < postings.StartOffset))
            {
                throw Corrupt(name, $"offsets {postings.StartOffset}-{postings.EndOffset} after {startBefore} in document {doc}");
            }
            first = i == 0 ? PlaceOf(field, postings, position) : first;
            _ = postings.Payload;
            before = position;
            startBefore = postings.StartOffset;
        }
        return first;
    }

    // Stands for position, offsets and payload.
    private static int PlaceOf(FieldInfo field, PostingsEnum postings, int position)
    {
        if (!field.HasOffsets && !field.HasPayloads)
        {
            return position;
        }
        ReadOnlySpan<int> numbers = [position, postings.StartOffset, postings.EndOffset];
        return (int)Crc32.Append(Crc32.Append(0, MemoryMarshal.AsBytes(numbers)), postings.Payload);
    }

    // Advances from doc to doc, by ever larger steps and at last behind the end.
    private void CheckSkipping(string name, Terms terms, in TermState state, int stride)
    {
        PostingsEnum postings = _reuse = terms.Postings(state, PostingsFlags.Offsets | PostingsFlags.Payloads, _reuse);
        for (int i = stride - 1; i < state.DocFreq; i += stride, stride += 1 + stride / 4)
        {
            int target = i > 0 && _docs[i] - 1 > Math.Max(_docs[i - 1], postings.DocId) ? _docs[i] - 1 : _docs[i];
            int doc = postings.Advance(target);
            if (doc != _docs[i] || postings.Freq != _freqs[i] || (terms.Field.HasPositions && PlaceOf(terms.Field, postings, postings.NextPosition()) != _firstPlaces[i]))
            {
                throw Corrupt(name, $"skipping to {target} leads to document {doc}, reading in order to {_docs[i]}, or to other positions there");
            }
        }
        int last = _docs[state.DocFreq - 1];
        if (postings.DocId < last)
        {
            postings.Advance(last);
        }
        if (postings.DocId != last || postings.Advance(last + 1) != DocIdIterator.NoMoreDocs)
        {
            throw Corrupt(name, $"skipping does not end with document {last}");
        }
    }

    private void CheckImpacts(string name, Terms terms, in TermState state, byte[]? norms)
    {
        for (int level = 0, levels = 1; level < levels; level++)
        {
            PostingsEnum postings = _reuse = terms.Postings(state, PostingsFlags.Impacts, _reuse);
            int at = 0;
            while (at < state.DocFreq)
            {
                int from = _docs[at];
                postings.AdvanceShallow(from);
                levels = Math.Max(levels, postings.ImpactLevels);
                int used = Math.Min(level, postings.ImpactLevels - 1);
                int upTo = postings.ImpactsUpTo(used);
                if (upTo < from || (used > 0 && upTo < postings.ImpactsUpTo(used - 1)))
                {
                    throw Corrupt(name, $"impacts of level {used} end at {upTo}, from {from}");
                }
                Array.Clear(_highestFreq);
                for (; at < state.DocFreq && _docs[at] <= upTo; at++)
                {
                    int norm = norms == null || norms[_docs[at]] == 0 ? 1 : norms[_docs[at]];
                    _highestFreq[norm] = Math.Max(_highestFreq[norm], _freqs[at]);
                }
                CheckCovered(name, postings.Impacts(used), $"level {used}, documents {from} to {upTo}");
            }
        }
    }

    private void CheckCovered(string name, ReadOnlySpan<Impact> impacts, string where)
    {
        int i = 0;
        int highest = 0;       // what the impacts with norms up to this one allow; norms of more than a byte count as the largest
        for (int norm = 0; norm < _highestFreq.Length; norm++)
        {
            for (; i < impacts.Length && Math.Min((ulong)impacts[i].Norm, byte.MaxValue) <= (ulong)norm; i++)
            {
                highest = impacts[i].Freq;
            }
            if (_highestFreq[norm] > highest)
            {
                throw Corrupt(name, $"frequency {_highestFreq[norm]} with norm {norm} is more than the impacts say, {highest} ({where})");
            }
        }
    }

    private CorruptIndexException Corrupt(string name, string message) => new($"{name}: {message}", file, 0);
}
