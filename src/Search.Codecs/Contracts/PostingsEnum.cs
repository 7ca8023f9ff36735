using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Codecs.Contracts;

/// <summary>What a caller wants of a term's postings. More costs more.</summary>
[Flags]
public enum PostingsFlags
{
    Docs = 0,
    Freqs = 1,
    Positions = 2 | Freqs,
    Offsets = 4 | Positions,
    Payloads = 8 | Positions,

    /// <summary>The caller will ask for impacts.</summary>
    Impacts = 16 | Freqs,
}

/// <summary>
/// The postings of one term in one segment. Doc ids and frequencies come in blocks: <see cref="NextDoc"/> and <see cref="Advance"/> walk a
/// decoded block without a virtual call, and scorers may take whole blocks from <see cref="BlockDocs"/> and <see cref="BlockFreqs"/>.
/// </summary>
/// <remarks>
/// Guarantees: doc ids rise strictly. Frequencies are at least 1, and 1 where the field stores none. Positions of a document rise (equal ones may follow
/// each other). Contract for callers: at most <see cref="Freq"/> calls of <see cref="NextPosition"/> per document.
/// For implementers: fill <see cref="Docs"/> in [0, <see cref="Count"/>) with <see cref="DocIdIterator.NoMoreDocs"/> at [Count], so that loops need no bounds check.
/// </remarks>
public abstract class PostingsEnum : DocIdIterator
{
    /// <summary>Postings a block holds at most.</summary>
    public const int BlockSize = 128;

    /// <summary>Numbers behind positions in an array, so that positions can be compared eight at a time.</summary>
    public const int PositionsPadding = 8;

    // Docs are compared so many at a time: whatever stands behind the sentinel is not looked at, but read.
    private const int Lanes = SortedBlocks.Lanes;

    /// <summary>Ids of the block, ascending, with <see cref="DocIdIterator.NoMoreDocs"/> behind the last.</summary>
    protected readonly int[] Docs = new int[BlockSize + Lanes];

    /// <summary>Frequencies beside <see cref="Docs"/>; valid when <see cref="FreqsDecoded"/>.</summary>
    protected readonly int[] Freqs = new int[BlockSize];

    /// <summary>How many docs the block holds.</summary>
    protected int Count;

    /// <summary>Index of the current doc in the block, -1 before its first.</summary>
    protected int Index = -1;

    /// <summary>Whether <see cref="Freqs"/> belong to the current block already: they are decoded only when asked for.</summary>
    protected bool FreqsDecoded;

    private int _docId = -1;
    private int[]? _places;

    public sealed override int DocId => _docId;

    /// <summary>Number of documents with the term, deleted ones included.</summary>
    public abstract int DocFreq { get; }

    public sealed override long Cost => DocFreq;

    /// <summary>Occurrences in the current document.</summary>
    public int Freq
    {
        get
        {
            if (!FreqsDecoded)
            {
                DecodeFreqs();
            }
            return Freqs[Index];
        }
    }

    /// <summary>The rest of the current block from the current doc on (the whole block right after it was decoded). Valid until the next move.</summary>
    public ReadOnlySpan<int> BlockDocs => Docs.AsSpan(Math.Max(Index, 0), Count - Math.Max(Index, 0));

    /// <summary>Frequencies of <see cref="BlockDocs"/>.</summary>
    public ReadOnlySpan<int> BlockFreqs
    {
        get
        {
            if (!FreqsDecoded)
            {
                DecodeFreqs();
            }
            return Freqs.AsSpan(Math.Max(Index, 0), Count - Math.Max(Index, 0));
        }
    }

    /// <summary>The whole current block; <see cref="DocIndex"/> is the current doc's place in it. Valid until the next move out of it.</summary>
    public ReadOnlySpan<int> DecodedDocs => Docs.AsSpan(0, Count);

    /// <summary>Frequencies of <see cref="DecodedDocs"/>.</summary>
    public ReadOnlySpan<int> DecodedFreqs
    {
        get
        {
            if (!FreqsDecoded)
            {
                DecodeFreqs();
            }
            return Freqs.AsSpan(0, Count);
        }
    }

    /// <summary>The place of the current doc in <see cref="DecodedDocs"/>.</summary>
    public int DocIndex => Index;

    /// <summary>Moves to a doc of the current block, not before the current doc.</summary>
    public void MoveInBlock(int index)
    {
        Index = index;
        _docId = Docs[index];
    }

    public sealed override int NextDoc()
    {
        if (++Index >= Count)
        {
            if (!DecodeNextBlock())
            {
                return End();
            }
            Index = 0;
        }
        return _docId = Docs[Index];
    }

    public sealed override int Advance(int target)
    {
        if (Count == 0 || target > Docs[Count - 1])
        {
            if (!DecodeBlockWith(target))
            {
                return End();
            }
            Index = 0;
        }
        else if (Index < 0)
        {
            Index = 0;
        }
        int i = Find(target);
        Index = i;
        return _docId = Docs[i];
    }

    /// <summary>The index of the block's first doc at or after <paramref name="target"/>, from the current one on; there is one, at least the sentinel.</summary>
    private int Find(int target)
    {
        int i = Index;
        if (!Vector256.IsHardwareAccelerated)
        {
            while (Docs[i] < target)
            {
                i++;
            }
            return i;
        }
        ref int docs = ref MemoryMarshal.GetArrayDataReference(Docs);
        Vector256<int> wanted = Vector256.Create(target);
        while (true)
        {
            uint reached = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref docs, (nuint)i), wanted).ExtractMostSignificantBits();
            if (reached != 0)
            {
                return i + BitOperations.TrailingZeroCount(reached);
            }
            i += Lanes;
        }
    }

    /// <summary>Moves to the first doc of the next block; false at the end. What is left of the current block is passed over.</summary>
    public bool NextBlock()
    {
        Index = Count;
        return NextDoc() != NoMoreDocs;
    }

    /// <summary>Moves on by <paramref name="count"/> docs, at least 1 and at most all of <see cref="BlockDocs"/>: behind what a scorer took of the block.</summary>
    public int Skip(int count)
    {
        Index += count - 1;
        return NextDoc();
    }

    /// <summary>The rest of the current block (<see cref="BlockDocs"/>), as far as it lies before a doc id.</summary>
    public ReadOnlySpan<int> BlockDocsBefore(int end)
    {
        ReadOnlySpan<int> docs = BlockDocs;
        if (docs[^1] < end)
        {
            return docs;
        }
        int index = docs.BinarySearch(end);
        return docs[..(index >= 0 ? index : ~index)];
    }

    /// <summary>Finds out which of some documents stand in the current block, from the current doc on. Does not move.</summary>
    /// <param name="docs">Ascending.</param>
    /// <param name="places">Takes the indexes, in <paramref name="docs"/>, of those that do: room for all of them, and 8 more.</param>
    /// <param name="blockPlaces">Takes their places in <see cref="DecodedDocs"/>: as much room.</param>
    /// <param name="passed">So many of <paramref name="docs"/> are at most the last one of the block.</param>
    /// <returns>How many there are.</returns>
    public int FindInBlock(ReadOnlySpan<int> docs, Span<int> places, Span<int> blockPlaces, out int passed)
    {
        Docs.AsSpan(Count, Lanes).Fill(SortedBlocks.Padding);
        return SortedBlocks.Common(docs, Docs, Index, Count, places, blockPlaces, out passed);
    }

    /// <summary>Finds out which of some documents have the term, and moves to the last of them or, if it has not, behind it.</summary>
    /// <param name="docs">Ascending. One before the current doc counts as one that has it not.</param>
    /// <param name="places">Takes the indexes, in <paramref name="docs"/>, of those that have it: room for all of them, and 8 more.</param>
    /// <param name="freqs">Takes their frequencies; empty where none are wanted.</param>
    /// <returns>How many have it.</returns>
    public int FindAmong(ReadOnlySpan<int> docs, Span<int> places, Span<int> freqs)
    {
        int[] indexes = _places ??= new int[BlockSize * 8];
        int found = 0;
        int start = 0;
        while (start < docs.Length && Advance(docs[start]) != NoMoreDocs)
        {
            ReadOnlySpan<int> asked = docs.Slice(start, Math.Min(docs.Length - start, indexes.Length - Lanes));
            int count = FindInBlock(asked, places[found..], indexes, out int passed);
            if (!freqs.IsEmpty && count > 0)
            {
                ReadOnlySpan<int> decoded = DecodedFreqs;
                for (int i = 0; i < count; i++)
                {
                    freqs[found + i] = decoded[indexes[i]];
                }
            }
            for (int i = 0; i < count && start > 0; i++)
            {
                places[found + i] += start;
            }
            found += count;
            start += passed;
        }
        if (start > 0)
        {
            Advance(docs[^1]);
        }
        return found;
    }

    /// <summary>
    /// Fills a batch with docs of the block from the current one on, and with all their occurrences where positions were asked for: as many docs as
    /// have not <see cref="PostingsBatch.ManyOccurrences"/> yet. Does not move. False: there are too many, and must be asked for one by one. Payloads are
    /// left behind.
    /// </summary>
    public virtual bool TryRead(PostingsBatch batch) => false;

    /// <summary>The next position in the current document, counted from 0; -1 where the field stores none.</summary>
    public abstract int NextPosition();

    /// <summary>
    /// All positions of the current document at once, into an array that grows as needed, with room for <see cref="PositionsPadding"/> numbers behind them that
    /// mean nothing; gives their number. Takes the place of <see cref="NextPosition"/> for this document, and tells no offsets.
    /// </summary>
    public virtual int ReadPositions(ref int[] positions)
    {
        int count = Freq;
        MakeRoom(ref positions, count);
        for (int i = 0; i < count; i++)
        {
            positions[i] = NextPosition();
        }
        return count;
    }

    /// <summary>Whether positions of several documents of the current block can be read at once.</summary>
    public virtual bool HasPositionRows => false;

    /// <summary>The positions in several documents of the block, as <see cref="ReadPositions(ref int[])"/> gives them for one.</summary>
    /// <param name="indexes">Their places in <see cref="DecodedDocs"/>, ascending; none is before the current doc.</param>
    /// <param name="rows">Takes them.</param>
    /// <exception cref="NotSupportedException"><see cref="HasPositionRows"/> says no.</exception>
    public virtual void ReadPositions(ReadOnlySpan<int> indexes, PositionRows rows) => throw new NotSupportedException();

    /// <summary>Start of the last position's token in UTF-16 units of the field's text; -1 where the field stores none.</summary>
    public abstract int StartOffset { get; }

    /// <summary>End of it, behind its last unit.</summary>
    public abstract int EndOffset { get; }

    /// <summary>The last position's payload; empty where there is none. Valid until the next move.</summary>
    public abstract ReadOnlySpan<byte> Payload { get; }

    /// <summary>The term's skip data as a table; null where there is none, or no more than one block.</summary>
    /// <param name="weights">Of norms, as unsigned bytes: 256.</param>
    /// <param name="key">Names the weights: equal keys stand for equal weights.</param>
    public virtual SkipTable? Skips(ReadOnlySpan<float> weights, float key) => null;

    /// <summary>Reads skip data up to <paramref name="target"/> so that impacts speak of docs from there on. Decodes no postings and does not move <see cref="DocId"/>.</summary>
    public abstract void AdvanceShallow(int target);

    /// <summary>Levels of impacts, each covering more docs than the one before; at least 1 after <see cref="AdvanceShallow"/>.</summary>
    public abstract int ImpactLevels { get; }

    /// <summary>The last doc id that a level's impacts speak of (<see cref="DocIdIterator.NoMoreDocs"/>: all to the end).</summary>
    public abstract int ImpactsUpTo(int level);

    /// <summary>The competitive pairs of the docs from the shallow target to <see cref="ImpactsUpTo"/>, by rising frequency and norm. Valid until the next call.</summary>
    public abstract ReadOnlySpan<Impact> Impacts(int level);

    /// <summary>Decodes the next block into <see cref="Docs"/> and <see cref="Count"/>; false when there is none.</summary>
    protected abstract bool DecodeNextBlock();

    /// <summary>Skips to the block that holds the first doc at or after <paramref name="target"/> (beyond the current block) and decodes it; false when there is none.</summary>
    protected abstract bool DecodeBlockWith(int target);

    /// <summary>Fills <see cref="Freqs"/> for the current block and sets <see cref="FreqsDecoded"/>.</summary>
    protected abstract void DecodeFreqs();

    /// <summary>Makes an array of positions long enough; what stands in it is lost.</summary>
    public static void MakeRoom(ref int[] positions, int count)
    {
        if (positions.Length - PositionsPadding < count)
        {
            positions = new int[(int)Math.Min(Array.MaxLength, Math.Max(2L * positions.Length, (long)count + PositionsPadding))];
        }
    }

    /// <summary>Starts over with another term, for implementations that are reused.</summary>
    protected void Restart()
    {
        Count = 0;
        Index = -1;
        FreqsDecoded = false;
        _docId = -1;
        Docs[0] = NoMoreDocs;
    }

    private int End()
    {
        Count = 0;
        Index = 0;
        Docs[0] = NoMoreDocs;
        return _docId = NoMoreDocs;
    }
}
