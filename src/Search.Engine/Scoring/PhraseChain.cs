using System.Numerics;
using System.Runtime.Intrinsics;
using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Exact phrases of three terms and more. The places where the phrase may begin by its two rarest terms are listed; only documents that have any are asked for
/// the other terms, for the phrase's first one last.
/// </summary>
internal sealed class PhraseChain
{
    private readonly PostingsEnum _first;
    private readonly PostingsEnum[] _others;
    private readonly int[] _offsets;
    private readonly PairedPositions _paired;
    private readonly int _keptOffset;
    private readonly int _shift;
    private readonly bool _keepsFirst;
    private readonly bool _isNarrow;
    private readonly PositionRows _rows = new(FewPositions.SecondPadding);

    // Documents that are left: which of the shared ones they are, and a row of up to eight places where the phrase may begin.
    private readonly int[] _indexes = new int[PostingsEnum.BlockSize];
    private readonly int[] _docs = new int[PostingsEnum.BlockSize];
    private readonly int[] _places = new int[PostingsEnum.BlockSize * PositionRows.Lanes];
    private int _count;

    // Which of these a block of a further term has, and where.
    private readonly int[] _found = new int[PostingsEnum.BlockSize + PositionRows.Lanes];
    private readonly int[] _blockPlaces = new int[PostingsEnum.BlockSize + PositionRows.Lanes];
    private int[] _list = new int[4 * PostingsEnum.PositionsPadding];
    private int[] _wide = [];

    /// <param name="postings">Of all terms, at least three; the phrase's first one comes first.</param>
    /// <param name="offsets">Their places in the phrase, counted from the first one's.</param>
    /// <param name="lead">The rarest.</param>
    /// <param name="second">The next rarest.</param>
    public PhraseChain(PostingsEnum[] postings, int[] offsets, PostingsEnum lead, PostingsEnum second)
    {
        int OffsetOf(PostingsEnum one) => offsets[Array.IndexOf(postings, one)];
        _first = postings[0];
        (PostingsEnum kept, PostingsEnum other) = second == _first ? (second, lead) : (lead, second);
        _paired = new PairedPositions(kept, other);
        _keptOffset = OffsetOf(kept);
        _shift = OffsetOf(other) - _keptOffset;
        _keepsFirst = kept == _first;
        _isNarrow = offsets.Max() < FewPositions.Most;
        _others =
        [
            .. postings.Where(one => one != lead && one != second).OrderBy(one => one == _first ? long.MaxValue : one.Cost),
        ];
        _offsets = [.. _others.Select(OffsetOf)];
    }

    /// <summary>Counts phrases.</summary>
    /// <param name="shared">Of the two rarest terms.</param>
    /// <param name="freqs">Takes how often each document has the phrase; 0 also where that is less than asked for.</param>
    /// <returns>False: positions do not come in blocks.</returns>
    public bool TryMatch(in SharedDocs shared, Span<float> freqs)
    {
        if (!_isNarrow || !_paired.TryRead(shared))
        {
            return false;
        }
        freqs.Clear();
        ReadOnlySpan<byte> found = _paired.FindFollowed(_shift);
        ReadOnlySpan<int> isLong = _paired.ListLong();
        int next = 0;
        _count = 0;
        for (int i = 0; i < found.Length; i++)
        {
            if (next < isLong.Length && isLong[next] == i)
            {
                next++;
                AddLong(shared, i, freqs);
            }
            else if (found[i] != 0)
            {
                Add(shared, i, Vector256.Create(_paired.FirstRow(i)), found[i]);
            }
        }
        Finish(shared, freqs);
        return true;
    }

    /// <summary>Asks for the other terms in the documents that are listed.</summary>
    private void Finish(in SharedDocs shared, Span<float> freqs)
    {
        for (int i = 0; i < _others.Length && _count > 0; i++)
        {
            Keep(_others[i], _offsets[i], shared, i == _others.Length - 1 ? freqs : default);
        }
        _count = 0;
    }

    /// <summary>Keeps documents with places where a term stands as it should; of the last term, <paramref name="freqs"/> take how many places these are.</summary>
    private void Keep(PostingsEnum other, int offset, in SharedDocs shared, Span<float> freqs)
    {
        int kept = 0;
        for (int at = 0; at < _count;)
        {
            if ((other.DocId < _docs[at] ? other.Advance(_docs[at]) : other.DocId) == DocIdIterator.NoMoreDocs)
            {
                break;
            }
            int count = other.FindInBlock(_docs.AsSpan(at, _count - at), _found, _blockPlaces, out int passed);
            if (count > 0)
            {
                kept = KeepOfBlock(other, offset, at, count, shared, kept, freqs);
                other.MoveInBlock(_blockPlaces[count - 1]);
            }
            at += passed;
        }
        _count = kept;
    }

    private int KeepOfBlock(PostingsEnum other, int offset, int at, int count, in SharedDocs shared, int kept, Span<float> freqs)
    {
        bool isInRows = other.HasPositionRows;
        if (isInRows)
        {
            other.ReadPositions(_blockPlaces.AsSpan(0, count), _rows);
        }
        ReadOnlySpan<int> otherFreqs = isInRows ? other.DecodedFreqs : default;
        for (int i = 0; i < count; i++)
        {
            int from = at + _found[i];
            int index = _indexes[from];
            int least = shared.LeastFreqs[index];
            ReadOnlySpan<int> row = _places.AsSpan(from * PositionRows.Lanes, PositionRows.Lanes);
            ReadOnlySpan<int> others = isInRows ? _rows.RowsOf(i) : ReadRows(other, _blockPlaces[i]);
            if (isInRows && otherFreqs[_blockPlaces[i]] < least)
            {
                continue;
            }
            if (freqs.IsEmpty)
            {
                uint found = FewPositions.FindFollowed(row, others, offset);
                _indexes[kept] = index;
                _docs[kept] = _docs[from];
                Put(kept, Vector256.Create(row), found);
                kept += BitOperations.PopCount(found) >= least ? 1 : 0;
            }
            else
            {
                // Each occurrence of the phrase's first term counts, also where two stand at one place.
                int places = other == _first ? FewPositions.CountFollowed(others, row, 0) : FewPositions.CountFollowed(row, others, offset);
                freqs[index] = places >= least ? places : 0;
            }
        }
        return kept;
    }

    private ReadOnlySpan<int> ReadRows(PostingsEnum other, int blockPlace)
    {
        other.MoveInBlock(blockPlace);
        int count = other.ReadPositions(ref _list);
        int length = (count + PositionRows.Lanes - 1) & -PositionRows.Lanes;
        _list.AsSpan(count, length - count).Fill(FewPositions.SecondPadding);
        return _list.AsSpan(0, length);
    }

    /// <summary>Adds a document, if enough of a row of positions are places.</summary>
    /// <param name="shared">The documents.</param>
    /// <param name="index">Which it is.</param>
    /// <param name="positions">Of the term whose positions are kept.</param>
    /// <param name="found">Which of them are places: a bit for each.</param>
    private void Add(in SharedDocs shared, int index, Vector256<int> positions, uint found)
    {
        if (!_keepsFirst)
        {
            // Two occurrences of the phrase's first term at one place are two places, those of another are one.
            Vector256<int> before = Vector256.Shuffle(positions, Vector256.Create(0, 0, 1, 2, 3, 4, 5, 6));
            found &= ~(Vector256.Equals(positions, before).ExtractMostSignificantBits() & 0xFE);
        }
        _indexes[_count] = index;
        _docs[_count] = shared.Docs[index];
        Put(_count, positions - Vector256.Create(_keptOffset), found);
        _count += BitOperations.PopCount(found) >= shared.LeastFreqs[index] ? 1 : 0;
    }

    /// <summary>Adds a document that has a term more than eight times; where there are more than eight places, the other terms are asked for at once.</summary>
    private void AddLong(in SharedDocs shared, int index, Span<float> freqs)
    {
        Span<int> positions = _paired.First(index);
        int count = PositionLists.KeepFollowed(positions, _paired.Second(index, out int secondCount), secondCount, _shift);
        if (count <= PositionRows.Lanes)
        {
            Span<int> row = stackalloc int[PositionRows.Lanes];
            row.Fill(FewPositions.FirstPadding);
            positions[..count].CopyTo(row);
            Add(shared, index, Vector256.Create<int>(row), (1u << count) - 1);
            return;
        }
        Finish(shared, freqs);
        PostingsEnum.MakeRoom(ref _wide, count);
        int places = 0;
        foreach (int position in positions[..count])
        {
            _wide[places] = position - _keptOffset;
            places += _keepsFirst || places == 0 || _wide[places - 1] != position - _keptOffset ? 1 : 0;
        }
        for (int i = 0; i < _others.Length && places > 0; i++)
        {
            places = KeepWide(_others[i], _offsets[i], shared.Docs[index], places);
        }
        freqs[index] = places >= shared.LeastFreqs[index] ? places : 0;
    }

    private int KeepWide(PostingsEnum other, int offset, int doc, int places)
    {
        if ((other.DocId < doc ? other.Advance(doc) : other.DocId) != doc)
        {
            return 0;
        }
        int count = other.ReadPositions(ref _list);
        return other == _first
            ? PositionLists.KeepFollowed(_list.AsSpan(0, count), _wide, places, 0)
            : PositionLists.KeepFollowed(_wide.AsSpan(0, places), _list, count, offset);
    }

    /// <summary>Puts some numbers of a row into the row of places of a document.</summary>
    private void Put(int index, Vector256<int> numbers, uint chosen)
    {
        Span<int> row = _places.AsSpan(index * PositionRows.Lanes, PositionRows.Lanes);
        int count = BitOperations.PopCount(chosen);
        if (PackedLanes.IsSupported)
        {
            numbers = PackedLanes.Pack(numbers, PackedLanes.IndexesOf(chosen));
            Vector256<int> isThere = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count));
            Vector256.ConditionalSelect(isThere, numbers, Vector256.Create(FewPositions.FirstPadding)).CopyTo(row);
            return;
        }
        row.Fill(FewPositions.FirstPadding);
        for (int i = 0; chosen != 0; i++, chosen &= chosen - 1)
        {
            row[i] = numbers[BitOperations.TrailingZeroCount(chosen)];
        }
    }
}
