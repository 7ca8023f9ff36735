using System.Numerics;
using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// The postings of terms that are in few documents each: all of them are read and scored at once, and put in the order of documents. With many terms, such as
/// those that are like a word, that is far less work than to go from one term to the other for every few thousand documents.
/// </summary>
/// <param name="maxDoc">Of the segment.</param>
internal sealed class RareTerms(int maxDoc)
{
    /// <summary>More postings together are better read as far as they are needed, and added up in windows.</summary>
    private const int MostPostings = 8192;

    /// <summary>So is a term with more documents.</summary>
    private const int MostDocs = 4096;

    private const int DigitBits = 11;
    private const int FewestForDigits = 256;

    private readonly float[] _scores = new float[PostingsEnum.BlockSize];
    private ulong[] _postings = new ulong[256];     // the doc id above the bits of the score
    private int _count;

    /// <summary>Terms added.</summary>
    public int Terms { get; private set; }

    /// <summary>Whether a term in so many documents can be added.</summary>
    public bool HasRoomFor(int docFreq) => docFreq <= MostDocs && _count + docFreq <= MostPostings;

    /// <summary>Adds a term.</summary>
    /// <param name="postings">Before its first document.</param>
    /// <param name="similarity">Scores it.</param>
    /// <param name="norms">The field's, if it has any.</param>
    public void Add(PostingsEnum postings, Bm25 similarity, NumericDocValues? norms)
    {
        Terms++;
        int needed = _count + postings.DocFreq;
        if (_postings.Length < needed)
        {
            Array.Resize(ref _postings, Math.Max(needed, _postings.Length * 2));
        }
        postings.NextDoc();
        while (postings.DocId != DocIdIterator.NoMoreDocs)
        {
            ReadOnlySpan<int> docs = postings.BlockDocs;
            similarity.Score(docs, postings.BlockFreqs, norms, _scores.AsSpan(0, docs.Length));
            for (int i = 0; i < docs.Length; i++)
            {
                _postings[_count++] = (ulong)docs[i] << 32 | BitConverter.SingleToUInt32Bits(_scores[i]);
            }
            postings.NextBlock();
        }
    }

    /// <summary>A scorer of the documents with any of the terms. Scores are added in double precision, rounded once.</summary>
    public Scorer Sum()
    {
        ReadOnlySpan<ulong> postings = Sorted();
        int[] docs = new int[postings.Length];
        float[] scores = new float[postings.Length];
        int count = 0;
        for (int i = 0; i < postings.Length; count++)
        {
            int doc = DocOf(postings[i]);
            double sum = ScoreOf(postings[i]);
            for (i++; i < postings.Length && DocOf(postings[i]) == doc; i++)
            {
                sum += ScoreOf(postings[i]);
            }
            docs[count] = doc;
            scores[count] = (float)sum;
        }
        return new RareTermsScorer(docs, scores, count);
    }

    /// <summary>Scorers that each have a document at most once with the score of one term: whoever adds them with others rounds once.</summary>
    public List<Scorer> Layers()
    {
        ReadOnlySpan<ulong> postings = Sorted();
        var layers = new List<(int[] Docs, float[] Scores, int Count)>();
        int layer = 0;
        for (int i = 0; i < postings.Length; i++)
        {
            int doc = DocOf(postings[i]);
            layer = i > 0 && DocOf(postings[i - 1]) == doc ? layer + 1 : 0;
            if (layer == layers.Count)
            {
                layers.Add((new int[postings.Length - i], new float[postings.Length - i], 0));
            }
            (int[] docs, float[] scores, int count) = layers[layer];
            docs[count] = doc;
            scores[count] = ScoreOf(postings[i]);
            layers[layer] = (docs, scores, count + 1);
        }
        return [.. layers.Select(each => new RareTermsScorer(each.Docs, each.Scores, each.Count))];
    }

    private static int DocOf(ulong posting) => (int)(posting >> 32);

    private static float ScoreOf(ulong posting) => BitConverter.UInt32BitsToSingle((uint)posting);

    private Span<ulong> Sorted()
    {
        if (_count < FewestForDigits)
        {
            Span<ulong> few = _postings.AsSpan(0, _count);
            few.Sort();
            return few;
        }
        int bits = 32 - BitOperations.LeadingZeroCount((uint)maxDoc);
        int passes = (bits + DigitBits - 1) / DigitBits;
        int width = (bits + passes - 1) / passes;
        ulong[] from = _postings;
        ulong[] to = new ulong[_count];
        int[] places = new int[1 << width];
        for (int pass = 0; pass < passes; pass++)
        {
            SortByDigit(from.AsSpan(0, _count), to, places, 32 + pass * width);
            (from, to) = (to, from);
        }
        return from.AsSpan(0, _count);
    }

    private static void SortByDigit(ReadOnlySpan<ulong> from, Span<ulong> to, int[] places, int shift)
    {
        ulong mask = (ulong)places.Length - 1;
        Array.Clear(places);
        foreach (ulong posting in from)
        {
            places[(int)(posting >> shift & mask)]++;
        }
        int place = 0;
        foreach (ref int count in places.AsSpan())
        {
            (count, place) = (place, place + count);
        }
        foreach (ulong posting in from)
        {
            to[places[(int)(posting >> shift & mask)]++] = posting;
        }
    }
}
