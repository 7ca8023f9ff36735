using System.Runtime.Intrinsics;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>
/// Gathers the competitive pairs of frequency and norm of a range of documents: per norm the highest frequency, as long as no better norm has as high a one.
/// </summary>
/// <remarks>
/// A smaller norm (unsigned) is a shorter field and scores higher, so of two pairs the one with the higher frequency and the smaller norm makes the other useless.
/// Norms are bytes, as all similarities of Lucene 8 write them.
/// </remarks>
internal sealed class CompetitiveImpactAccumulator
{
    private readonly int[] _highestFreq = new int[256];

    public void Clear() => Array.Clear(_highestFreq);

    public void Add(int freq, byte norm) => _highestFreq[norm] = Math.Max(_highestFreq[norm], freq);

    public void AddAll(CompetitiveImpactAccumulator other)
    {
        ReadOnlySpan<int> theirs = other._highestFreq;
        Span<int> ours = _highestFreq;
        for (int i = 0; i < ours.Length; i += Vector256<int>.Count)
        {
            Vector256.Max(Vector256.Create(ours.Slice(i, Vector256<int>.Count)), Vector256.Create(theirs.Slice(i, Vector256<int>.Count))).CopyTo(ours[i..]);
        }
    }

    /// <summary>Writes the pairs by rising frequency; see <see cref="ImpactList"/> for the notation.</summary>
    public void Write(ByteWriter output)
    {
        int freq = 0;
        long norm = 0;
        for (int i = 0; i < _highestFreq.Length; i++)
        {
            int highest = _highestFreq[i];
            if (highest > freq)
            {
                long signed = (sbyte)i;     // Lucene's norms are signed bytes that it compares as unsigned numbers
                ImpactList.WritePair(output, highest - freq - 1, signed - norm - 1);
                freq = highest;
                norm = signed;
            }
        }
    }
}
