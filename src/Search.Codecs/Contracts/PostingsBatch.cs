using System.Runtime.Intrinsics;

namespace Search.Codecs.Contracts;

/// <summary>
/// Some documents of one term with all their occurrences, as differences: postings keep them so, and nothing need be added up and taken apart on the way from one
/// segment to the next. Without payloads. Filled anew again and again.
/// </summary>
/// <remarks>
/// Positions and start offsets count from those of the occurrence before in the same document, in each document from 0. None of the numbers is negative.
/// </remarks>
public sealed class PostingsBatch
{
    /// <summary>So many documents it takes at most.</summary>
    public const int MaxDocs = PostingsEnum.BlockSize;

    /// <summary>Whoever fills it stops adding documents once there are so many occurrences.</summary>
    public const int ManyOccurrences = 4096;

    private readonly int[] _docs = new int[MaxDocs];
    private readonly int[] _freqs = new int[MaxDocs];
    private int[] _positions = new int[MaxDocs];
    private int[] _starts = new int[MaxDocs];
    private int[] _lengths = new int[MaxDocs];

    public int DocCount { get; private set; }

    /// <summary>Their ids, ascending.</summary>
    public Span<int> Docs => _docs.AsSpan(0, DocCount);

    /// <summary>How many occurrences each has.</summary>
    public Span<int> Freqs => _freqs.AsSpan(0, DocCount);

    /// <summary>The occurrences of all documents; 0 where the field has no positions.</summary>
    public int OccurrenceCount { get; private set; }

    /// <summary>What each position is larger by than the one before.</summary>
    public Span<int> PositionDeltas => _positions.AsSpan(0, OccurrenceCount);

    /// <summary>What each start offset is larger by than the one before. These and lengths mean nothing where the field has no offsets.</summary>
    public Span<int> StartDeltas => _starts.AsSpan(0, OccurrenceCount);

    /// <summary>How many UTF-16 units each occurrence is long.</summary>
    public Span<int> Lengths => _lengths.AsSpan(0, OccurrenceCount);

    public void Clear() => (DocCount, OccurrenceCount) = (0, 0);

    /// <summary>Adds a document; its occurrences are added before or after.</summary>
    public void AddDoc(int doc, int freq)
    {
        _docs[DocCount] = doc;
        _freqs[DocCount++] = freq;
    }

    /// <summary>Sets all documents; at most <see cref="MaxDocs"/>.</summary>
    public void SetDocs(ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs)
    {
        docs.CopyTo(_docs);
        freqs.CopyTo(_freqs);
        DocCount = docs.Length;
    }

    public void AddOccurrence(int positionDelta, int startDelta, int length)
    {
        int i = OccurrenceCount;
        if (i == _positions.Length)
        {
            Grow(i + 1);
        }
        _positions[i] = positionDelta;
        _starts[i] = startDelta;
        _lengths[i] = length;
        OccurrenceCount = i + 1;
    }

    /// <summary>For whoever sets <see cref="Docs"/> and <see cref="Freqs"/> in place: makes them as many, new ones of undefined content.</summary>
    public void SetDocCount(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxDocs);
        DocCount = count;
    }

    /// <summary>The same for occurrences.</summary>
    public void SetOccurrenceCount(int count)
    {
        if (count > _positions.Length)
        {
            Grow(count);
        }
        OccurrenceCount = count;
    }

    /// <summary>Leaves out the documents whose ids have become negative, with their occurrences.</summary>
    public void LeaveOut()
    {
        int count = DocCount;
        bool hasOccurrences = OccurrenceCount > 0;
        DocCount = 0;
        int kept = 0;
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            int freq = _freqs[i];
            int occurrences = hasOccurrences ? freq : 0;
            if (_docs[i] >= 0)
            {
                Move(_positions, next, kept, occurrences);
                Move(_starts, next, kept, occurrences);
                Move(_lengths, next, kept, occurrences);
                kept += occurrences;
                AddDoc(_docs[i], freq);
            }
            next += occurrences;
        }
        OccurrenceCount = kept;
    }

    /// <summary>Whether no difference is negative, no position of a document larger than a limit, and no offset larger than 31 bits.</summary>
    public bool IsWithin(int limit, bool hasOffsets)
    {
        // Mostly all are so small that it does not matter where documents begin.
        uint bits = Bits(PositionDeltas) | (hasOffsets ? Bits(StartDeltas) | Bits(Lengths) : 0);
        if (bits * (OccurrenceCount + 1L) <= limit)
        {
            return true;
        }
        bool isWithin = true;
        int next = 0;
        foreach (int freq in Freqs)
        {
            long position = 0;
            long start = 0;
            for (int end = next + freq; next < end; next++)
            {
                position += _positions[next];
                isWithin &= _positions[next] >= 0 && position <= limit;
                if (hasOffsets)
                {
                    start += _starts[next];
                    isWithin &= (_starts[next] | _lengths[next]) >= 0 && start + _lengths[next] <= int.MaxValue;
                }
            }
        }
        return isWithin;
    }

    // All bits that any of the numbers has.
    private static uint Bits(ReadOnlySpan<int> numbers)
    {
        int i = 0;
        int bits = 0;
        if (numbers.Length >= Vector256<int>.Count)
        {
            Vector256<int> all = Vector256<int>.Zero;
            for (; i <= numbers.Length - Vector256<int>.Count; i += Vector256<int>.Count)
            {
                all |= Vector256.Create(numbers[i..]);
            }
            Vector128<int> half = all.GetLower() | all.GetUpper();
            bits = half[0] | half[1] | half[2] | half[3];
        }
        for (; i < numbers.Length; i++)
        {
            bits |= numbers[i];
        }
        return (uint)bits;
    }

    private static void Move(int[] numbers, int from, int to, int count)
    {
        if (from != to)
        {
            numbers.AsSpan(from, count).CopyTo(numbers.AsSpan(to));
        }
    }

    private void Grow(int count)
    {
        int length = Math.Max(count, (int)Math.Min(2L * _positions.Length, Array.MaxLength));
        Array.Resize(ref _positions, length);
        Array.Resize(ref _starts, length);
        Array.Resize(ref _lengths, length);
    }
}
