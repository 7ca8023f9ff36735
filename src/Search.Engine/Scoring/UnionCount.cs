using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Engine.Queries;

namespace Search.Engine.Scoring;

/// <summary>How many documents of a segment have any of several terms: told without giving the documents, and without scores.</summary>
/// <param name="maxDoc">Of the segment.</param>
/// <param name="limits">Looked at between windows.</param>
internal sealed class UnionCount(int maxDoc, SearchLimits limits)
{
    // So many doc ids are marked at a time, a byte each: bytes are written one after the other without waiting, bits of one word are not.
    private const int Window = 1 << 15;

    // A term that is so many times as frequent as all others together is asked about their documents, block by block, instead of being read.
    private const int MoreFrequent = 64;

    private const int Piece = PostingsEnum.BlockSize;

    private readonly List<PostingsEnum> _postings = [];

    /// <summary>Adds a term's postings, which nothing was read of yet.</summary>
    public void Add(PostingsEnum postings) => _postings.Add(postings);

    /// <summary>Reads the postings.</summary>
    /// <exception cref="OperationCanceledException"/>
    /// <exception cref="TimeLimitException"/>
    public int Read()
    {
        if (_postings.Count == 0)
        {
            return 0;
        }
        PostingsEnum most = _postings.MaxBy(postings => postings.DocFreq)!;
        long others = _postings.Sum(postings => (long)postings.DocFreq) - most.DocFreq;
        if (others * MoreFrequent > most.DocFreq)
        {
            return ByWindows();
        }
        int[] docs = DocsOfAllBut(most, (int)others);
        return most.DocFreq + docs.Length - CountCommon(docs, most);
    }

    private int[] DocsOfAllBut(PostingsEnum most, int count)
    {
        var docs = new List<int>(count);
        foreach (PostingsEnum postings in _postings)
        {
            for (bool any = postings != most && postings.NextDoc() != DocIdIterator.NoMoreDocs; any; any = postings.NextBlock())
            {
                docs.AddRange(postings.BlockDocs);
            }
        }
        if (_postings.Count == 2)
        {
            return [.. docs];
        }
        docs.Sort();
        return [.. docs.Distinct()];
    }

    private static int CountCommon(ReadOnlySpan<int> docs, PostingsEnum postings)
    {
        int[] places = new int[Piece + PackedLanes.Lanes];
        int common = 0;
        for (int start = 0; start < docs.Length; start += Piece)
        {
            common += postings.FindAmong(docs.Slice(start, Math.Min(Piece, docs.Length - start)), places, []);
        }
        return common;
    }

    private int ByWindows()
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(Window);
        try
        {
            return ByWindows(rented.AsSpan(0, Window));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private int ByWindows(Span<byte> marks)
    {
        marks.Clear();
        foreach (PostingsEnum postings in _postings)
        {
            postings.NextDoc();
        }
        int count = 0;
        for (int start = 0; start < maxDoc; start += Window)
        {
            limits.Check();
            int end = Math.Min(maxDoc, start + Window);
            foreach (PostingsEnum postings in _postings)
            {
                Mark(postings, start, end, marks);
            }
            count += TakeMarks(marks);
        }
        return count;
    }

    private static void Mark(PostingsEnum postings, int start, int end, Span<byte> marks)
    {
        int doc = postings.DocId;
        while (doc < end)
        {
            ReadOnlySpan<int> docs = postings.BlockDocsBefore(end);
            // The last one has a place: all have.
            _ = marks[docs[^1] - start];
            ref byte first = ref MemoryMarshal.GetReference(marks);
            foreach (int each in docs)
            {
                Unsafe.Add(ref first, each - start) = 1;
            }
            doc = postings.Skip(docs.Length);
        }
    }

    /// <summary>Counts marks, and takes them away.</summary>
    private static int TakeMarks(Span<byte> marks)
    {
        int count = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            foreach (Vector256<byte> some in MemoryMarshal.Cast<byte, Vector256<byte>>(marks))
            {
                count += BitOperations.PopCount(Vector256.GreaterThan(some, Vector256<byte>.Zero).ExtractMostSignificantBits());
            }
        }
        else
        {
            foreach (byte mark in marks)
            {
                count += mark;
            }
        }
        marks.Clear();
        return count;
    }
}
