namespace Search.Engine.Collecting;

/// <summary>The score that a document needs at least to be among the hits, known to all threads of a search.</summary>
internal sealed class SharedThreshold
{
    // Scores are never negative, so their bits order as they do.
    private int _bits;

    /// <summary>Documents with a lower score are not among the best.</summary>
    public float Value => BitConverter.Int32BitsToSingle(Volatile.Read(ref _bits));

    public void Raise(float score)
    {
        int bits = BitConverter.SingleToInt32Bits(score);
        for (int seen = Volatile.Read(ref _bits); seen < bits;)
        {
            int before = Interlocked.CompareExchange(ref _bits, bits, seen);
            if (before == seen)
            {
                return;
            }
            seen = before;
        }
    }
}
