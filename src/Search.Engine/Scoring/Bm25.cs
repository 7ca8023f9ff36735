using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Codecs.Contracts;
using Search.Codecs.Lucene80;

namespace Search.Engine.Scoring;

/// <summary>
/// BM25 for one term or phrase, with the constants and the float arithmetic of Lucene 8's <c>BM25Similarity</c>: same operations in the same order, so
/// that scores are equal to the last bit.
/// </summary>
internal sealed class Bm25
{
    /// <summary>How soon further occurrences add little.</summary>
    public const float K1 = 1.2f;

    /// <summary>How much the field's length counts, from 0 to 1.</summary>
    public const float B = 0.75f;

    /// <summary>The norm of a field without norms.</summary>
    public const byte DefaultNorm = 1;

    private static readonly float[] Lengths = [.. Enumerable.Range(0, 256).Select(norm => (float)NormLengths.Decode((byte)norm))];

    private readonly float[] _normInverses;

    private Bm25(float boost, float idf, FieldStatistics field, long[] docFreqs)
    {
        Weight = boost * idf;
        Boost = boost;
        Field = field;
        DocFreqs = docFreqs;
        _normInverses = field.NormInverses;
    }

    /// <summary>The boost times the idf: no score is higher.</summary>
    public float Weight { get; }

    public float Boost { get; }

    public FieldStatistics Field { get; }

    /// <summary>Of the terms whose rarity counts.</summary>
    public IReadOnlyList<long> DocFreqs { get; }

    /// <summary>Tokens of a document that has the field, on average.</summary>
    public float AverageLength => Field.AverageLength;

    /// <param name="boost">The product of all boosts around the term.</param>
    /// <param name="field">Of the term's field, over the whole snapshot.</param>
    /// <param name="docFreqs">Of the term, or of each term of a phrase that occurs at all.</param>
    public static Bm25 Create(float boost, FieldStatistics field, params ReadOnlySpan<long> docFreqs)
    {
        double idf = 0;
        foreach (long docFreq in docFreqs)
        {
            idf += Idf(docFreq, field.DocCount);
        }
        return new Bm25(boost, (float)idf, field, docFreqs.ToArray());
    }

    /// <summary>What a frequency is multiplied by in a document with a norm; by norm.</summary>
    /// <param name="averageLength">Tokens of a document that has the field, on average.</param>
    public static float[] NormInversesOf(float averageLength)
    {
        float[] inverses = new float[Lengths.Length];
        for (int i = 0; i < inverses.Length; i++)
        {
            inverses[i] = 1f / (K1 * ((1 - B) + B * Lengths[i] / averageLength));
        }
        return inverses;
    }

    /// <summary>How rare a term is.</summary>
    public static float Idf(long docFreq, long docCount) => (float)Math.Log(1 + (docCount - docFreq + 0.5) / (docFreq + 0.5));

    /// <summary>The length that a norm stands for.</summary>
    public static float LengthOf(long norm) => Lengths[(byte)norm];

    public float Score(float freq, long norm) => ScoreOf(freq * _normInverses[(byte)norm]);

    /// <summary>What a frequency is multiplied by, for each norm.</summary>
    public ReadOnlySpan<float> NormInverses => _normInverses;

    /// <summary>The score of a document, of the product of frequency and <see cref="NormInverses"/>. No lower product has a higher one.</summary>
    public float ScoreOf(float product) => Weight - Weight / (1f + product);

    /// <summary>As <see cref="ScoreOf"/>, side by side.</summary>
    public Vector256<float> ScoresOf(Vector256<float> products)
    {
        Vector256<float> weight = Vector256.Create(Weight);
        return weight - weight / (Vector256<float>.One + products);
    }

    /// <summary>The share of <see cref="Weight"/> that a document gets, as an explanation gives it: the score is rounded otherwise.</summary>
    public float Share(float freq, long norm) => 1f - 1f / (1 + freq * _normInverses[(byte)norm]);

    /// <summary>The best score that a list of impacts allows what is there at most so many times as often.</summary>
    public float MaxScore(ReadOnlySpan<Impact> impacts, float times = 1)
    {
        float max = 0;
        foreach (Impact impact in impacts)
        {
            max = Math.Max(max, Score(impact.Freq * times, impact.Norm));
        }
        return max;
    }

    /// <summary>Scores documents side by side.</summary>
    /// <param name="docs">Ascending.</param>
    /// <param name="freqs">Occurrences: as long as <paramref name="docs"/>.</param>
    /// <param name="norms">Norms of the field, or null where it has none.</param>
    /// <param name="scores">As long as <paramref name="docs"/>.</param>
    public void Score(ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, NumericDocValues? norms, Span<float> scores)
    {
        FillNormInverses(docs, norms, scores);
        Score(freqs, scores, scores);
    }

    /// <summary>Scores documents whose norms were looked up.</summary>
    /// <param name="freqs">Occurrences.</param>
    /// <param name="inverses">As many, of <see cref="FillNormInverses"/>.</param>
    /// <param name="scores">As many; may be <paramref name="inverses"/>.</param>
    public void Score(ReadOnlySpan<int> freqs, ReadOnlySpan<float> inverses, Span<float> scores)
    {
        inverses = inverses[..freqs.Length];
        scores = scores[..freqs.Length];
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= freqs.Length - 8; i += 8)
            {
                Vector256<float> freq = Vector256.ConvertToSingle(Vector256.Create(freqs.Slice(i, 8)));
                ScoresOf(freq * Vector256.Create(inverses.Slice(i, 8))).CopyTo(scores.Slice(i, 8));
            }
        }
        for (; i < freqs.Length; i++)
        {
            scores[i] = ScoreOf(freqs[i] * inverses[i]);
        }
    }

    /// <summary>As the other, for the fractional frequencies of sloppy phrases.</summary>
    public void Score(ReadOnlySpan<int> docs, ReadOnlySpan<float> freqs, NumericDocValues? norms, Span<float> scores)
    {
        FillNormInverses(docs, norms, scores);
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= docs.Length - 8; i += 8)
            {
                ScoresOf(Vector256.Create(freqs.Slice(i, 8)) * Vector256.Create<float>(scores.Slice(i, 8))).CopyTo(scores.Slice(i, 8));
            }
        }
        for (; i < docs.Length; i++)
        {
            scores[i] = ScoreOf(freqs[i] * scores[i]);
        }
    }

    /// <summary>Looks up what the frequencies in some documents are multiplied by. It is the same for all terms of a field.</summary>
    public void FillNormInverses(ReadOnlySpan<int> docs, NumericDocValues? norms, Span<float> inverses)
    {
        ref float table = ref MemoryMarshal.GetArrayDataReference(_normInverses);
        if (norms == null)
        {
            inverses[..docs.Length].Fill(_normInverses[DefaultNorm]);
        }
        else if (norms.TryGetDenseBytes(out ReadOnlySpan<byte> bytes))
        {
            for (int i = 0; i < docs.Length; i++)
            {
                inverses[i] = System.Runtime.CompilerServices.Unsafe.Add(ref table, bytes[docs[i]]);
            }
        }
        else
        {
            Span<long> values = stackalloc long[128];
            for (int start = 0; start < docs.Length; start += values.Length)
            {
                int count = Math.Min(values.Length, docs.Length - start);
                norms.Fill(docs.Slice(start, count), values[..count], DefaultNorm);
                for (int i = 0; i < count; i++)
                {
                    inverses[start + i] = _normInverses[(byte)values[i]];
                }
            }
        }
    }
}
