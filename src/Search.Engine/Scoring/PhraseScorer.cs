using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Documents with a phrase, or with spans. A block of the rarest term's documents is compared with those of the next rarest, and what they share is
/// looked up in the other terms; only documents with all of them have positions read. Where scores must reach something, documents in which a term is
/// too rare for that are left out first.
/// </summary>
internal sealed class PhraseScorer : Scorer
{
    private readonly PostingsEnum[] _postings;
    private readonly PhraseMatcher _matcher;
    private readonly Bm25? _similarity;
    private readonly NumericDocValues? _norms;
    private readonly ImpactBlocks? _impacts;
    private readonly FreqBounds? _bounds;
    private readonly int _leadTimes;
    private readonly int[] _docs = new int[BlockSize];
    private readonly int[] _places = new int[BlockSize];
    private readonly float[] _freqs = new float[BlockSize];
    private float[]? _scores;

    // Of a block of the first term: documents that may match and their places in it, then which of these the second has, and where.
    private readonly int[] _leadDocs = new int[PostingsEnum.BlockSize];
    private readonly int[] _leadPlaces = new int[PostingsEnum.BlockSize];
    private readonly int[] _shared = new int[PostingsEnum.BlockSize + PackedLanes.Lanes];
    private readonly int[] _sharedPlaces = new int[PostingsEnum.BlockSize + PackedLanes.Lanes];
    private readonly float[] _sharedFreqs = new float[PostingsEnum.BlockSize];
    private readonly int[] _leastFreqs = new int[PostingsEnum.BlockSize];
    private readonly bool _sharesDocs;
    private float _minScore;
    private int _next;

    /// <param name="postings">Of the terms that a document must have.</param>
    /// <param name="matcher">Looks at positions.</param>
    /// <param name="similarity">Null where no scores are wanted.</param>
    /// <param name="norms">The field's norms, if it has any and scores are wanted.</param>
    /// <param name="impacts">Of a term that a document has at least as often as the phrase; null: of none.</param>
    /// <param name="leadTimes">How often a document must have the rarest term, of equally rare ones the first.</param>
    public PhraseScorer(
        IEnumerable<PostingsEnum> postings, PhraseMatcher matcher, Bm25? similarity, NumericDocValues? norms, ImpactBlocks? impacts, int leadTimes = 1)
    {
        _postings = [.. postings.OrderBy(each => each.Cost)];
        _matcher = matcher;
        _similarity = similarity;
        _norms = norms;
        _impacts = impacts;
        _leadTimes = leadTimes;
        _sharesDocs = _postings.Length > 1 && matcher.MostTimes > 0;
        _bounds = similarity != null && matcher.MostTimes > 0 ? new FreqBounds(similarity, matcher.MostTimes) : null;
    }

    public override long Cost => _postings[0].Cost;

    public override int Next => _postings[0].DocId == DocIdIterator.NoMoreDocs ? DocIdIterator.NoMoreDocs : Math.Max(_postings[0].DocId, _next);

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        PostingsEnum lead = _postings[0];
        int room = Math.Min(docs.Length, BlockSize);
        int count = 0;
        int doc = Math.Max(from, _next);
        ReadOnlySpan<byte> lengths = default;
        bool skips = _minScore > 0 && !scores.IsEmpty && (_norms == null || _norms.TryGetDenseBytes(out lengths));
        while (count < room && doc < end)
        {
            doc = lead.DocId < doc ? lead.Advance(doc) : lead.DocId;
            if (doc >= end)
            {
                break;
            }
            int last = Math.Min(lead.DecodedDocs[^1], end - 1);
            if (skips && _impacts != null)
            {
                int competitive = _impacts.FindCompetitive(doc, _minScore);
                if (competitive > doc)
                {
                    doc = competitive;
                    continue;
                }
                last = Math.Min(last, _impacts.End - 1);
            }
            count = _leadTimes > 1 || (skips && _bounds != null)
                ? MatchFrequent(ref last, room - count, skips, lengths, scores.IsEmpty, docs, count)
                : MatchAll(ref last, room - count, skips, lengths, scores.IsEmpty, docs, count);
            doc = Math.Max(last + 1, _next);
        }
        _next = doc;
        if (count > 0 && !scores.IsEmpty)
        {
            _similarity!.Score(docs[..count], _freqs.AsSpan(0, count), _norms, scores[..count]);
        }
        return count;
    }

    /// <summary>Looks at the documents of the first term's block, up to a last one, which comes down where there is no room.</summary>
    private int MatchAll(ref int last, int room, bool skips, ReadOnlySpan<byte> lengths, bool any, Span<int> docs, int count)
    {
        PostingsEnum lead = _postings[0];
        ReadOnlySpan<int> block = lead.BlockDocs;
        int taken = Math.Min(lead.BlockDocsBefore(last + 1).Length, room);
        last = Math.Min(last, taken < block.Length ? block[taken] - 1 : int.MaxValue);
        return Match(block[..taken], lead.DocIndex, skips, lengths, any, docs, count);
    }

    /// <summary>As <see cref="MatchAll"/>, without documents in which the first term is too rare.</summary>
    private int MatchFrequent(ref int last, int room, bool skips, ReadOnlySpan<byte> lengths, bool any, Span<int> docs, int count)
    {
        PostingsEnum lead = _postings[0];
        ReadOnlySpan<int> block = lead.BlockDocs;
        ReadOnlySpan<int> freqs = lead.BlockFreqs;
        int taken = Math.Min(lead.BlockDocsBefore(last + 1).Length, room);
        last = Math.Min(last, taken < block.Length ? block[taken] - 1 : int.MaxValue);
        int listed = skips && _bounds != null
            ? _bounds.List(block[..taken], freqs, lengths, _minScore, _leadTimes, _leadDocs, _leadPlaces)
            : ListFrequent(block[..taken], freqs);
        for (int i = 0; i < listed; i++)
        {
            _leadPlaces[i] += lead.DocIndex;
        }
        return Match(_leadDocs.AsSpan(0, listed), -1, skips, lengths, any, docs, count);
    }

    private int ListFrequent(ReadOnlySpan<int> block, ReadOnlySpan<int> freqs)
    {
        int listed = 0;
        for (int i = 0; i < block.Length; i++)
        {
            _leadDocs[listed] = block[i];
            _leadPlaces[listed] = i;
            listed += freqs[i] >= _leadTimes ? 1 : 0;
        }
        return listed;
    }

    /// <summary>Finds which of the listed documents match, and how often; gives how many were found up to now.</summary>
    /// <param name="listed">Documents of the first term's block.</param>
    /// <param name="firstPlace">
    /// The place of the first one in the block, where they follow each other there; -1: they stand in <see cref="_leadPlaces"/>.
    /// </param>
    /// <param name="skips">Whether scores must reach something.</param>
    /// <param name="lengths">Norms of the documents; empty: there are none.</param>
    /// <param name="any">Whether it only matters that a document matches.</param>
    /// <param name="docs">Takes those that do.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Match(ReadOnlySpan<int> listed, int firstPlace, bool skips, ReadOnlySpan<byte> lengths, bool any, Span<int> docs, int count)
    {
        for (int at = 0; at < listed.Length;)
        {
            int taken = listed.Length - at;
            int shared = taken;
            if (_postings.Length > 1)
            {
                PostingsEnum second = _postings[1];
                if ((second.DocId < listed[at] ? second.Advance(listed[at]) : second.DocId) == DocIdIterator.NoMoreDocs)
                {
                    _next = DocIdIterator.NoMoreDocs;
                    break;
                }
                shared = second.FindInBlock(listed[at..], _shared, _sharedPlaces, out taken);
            }
            if (_sharesDocs)
            {
                ReadOnlySpan<int> places = firstPlace < 0 ? _leadPlaces.AsSpan(at, taken) : default;
                shared = MatchShared(listed.Slice(at, taken), places, firstPlace + at, shared, skips, lengths, any);
                count = TakeShared(shared, docs, count);
                at += taken;
                continue;
            }
            for (int i = 0; i < shared; i++)
            {
                int place = at + (_postings.Length > 1 ? _shared[i] : i);
                int leadPlace = firstPlace >= 0 ? firstPlace + place : _leadPlaces[place];
                float freq = FreqOf(listed[place], leadPlace, _sharedPlaces[i], skips, lengths, any);
                docs[count] = listed[place];
                _freqs[count] = freq;
                count += freq > 0 ? 1 : 0;
            }
            at += taken;
        }
        return count;
    }

    /// <summary>Looks at all documents that the blocks of the first two terms share, but those in which the second is too rare.</summary>
    /// <param name="listed">Documents of the first term's block.</param>
    /// <param name="leadPlaces">Their places in it; empty: they follow each other.</param>
    /// <param name="firstPlace">Then the place of the first one.</param>
    /// <param name="shared">How many of them the second term has.</param>
    /// <param name="skips">Whether scores must reach something.</param>
    /// <param name="lengths">Norms of the documents; empty: there are none.</param>
    /// <param name="any">Whether it only matters that a document matches.</param>
    /// <returns>How many are left.</returns>
    private int MatchShared(
        ReadOnlySpan<int> listed, ReadOnlySpan<int> leadPlaces, int firstPlace, int shared, bool skips, ReadOnlySpan<byte> lengths, bool any)
    {
        ReadOnlySpan<int> indexes = _shared.AsSpan(0, shared);
        Span<int> docs = _docs.AsSpan(0, indexes.Length);
        Span<int> places = _places.AsSpan(0, indexes.Length);
        for (int i = 0; i < indexes.Length; i++)
        {
            int index = indexes[i];
            docs[i] = listed[index];
            places[i] = leadPlaces.IsEmpty ? firstPlace + index : leadPlaces[index];
        }
        if (skips && shared > 0)
        {
            shared = _bounds!.Keep(docs, places, _postings[0].DecodedFreqs, _sharedPlaces, _postings[1].DecodedFreqs, lengths, _minScore);
            docs = docs[..shared];
            places = places[..shared];
        }
        if (shared == 0)
        {
            return 0;
        }
        Span<int> leastFreqs = _leastFreqs.AsSpan(0, shared);
        leastFreqs.Fill(1);
        for (int i = 0; i < leastFreqs.Length && skips && _postings.Length > 2; i++)
        {
            leastFreqs[i] = _bounds!.LeastFreq(lengths.IsEmpty ? Bm25.DefaultNorm : lengths[docs[i]], _minScore);
        }
        var sharedDocs = new SharedDocs
        {
            Lead = _postings[0],
            Second = _postings[1],
            Docs = docs,
            LeadPlaces = places,
            SecondPlaces = _sharedPlaces.AsSpan(0, shared),
            LeastFreqs = leastFreqs,
            Any = any,
        };
        if (!_matcher.TryMatchShared(sharedDocs, _sharedFreqs.AsSpan(0, shared)))
        {
            for (int i = 0; i < shared; i++)
            {
                _sharedFreqs[i] = FreqOf(docs[i], places[i], _sharedPlaces[i], skips, lengths, any);
            }
        }
        _postings[0].MoveInBlock(places[^1]);
        _postings[1].MoveInBlock(_sharedPlaces[shared - 1]);
        return shared;
    }

    /// <summary>Adds those of the shared documents that have the phrase; gives how many were found up to now.</summary>
    private int TakeShared(int shared, Span<int> docs, int count)
    {
        ReadOnlySpan<int> sharedDocs = _docs.AsSpan(0, shared);
        ReadOnlySpan<float> sharedFreqs = _sharedFreqs.AsSpan(0, sharedDocs.Length);
        docs = docs[count..Math.Min(docs.Length, BlockSize)];
        Span<float> freqs = _freqs.AsSpan(count, docs.Length);
        int found = 0;
        int i = 0;
        if (PackedLanes.IsSupported)
        {
            for (; i <= sharedDocs.Length - PackedLanes.Lanes && found <= docs.Length - PackedLanes.Lanes; i += PackedLanes.Lanes)
            {
                Vector256<float> eight = Vector256.Create(sharedFreqs.Slice(i, PackedLanes.Lanes));
                uint matches = Vector256.GreaterThan(eight, Vector256<float>.Zero).ExtractMostSignificantBits();
                Vector256<int> indexes = PackedLanes.IndexesOf(matches);
                PackedLanes.Pack(Vector256.Create(sharedDocs.Slice(i, PackedLanes.Lanes)), indexes).CopyTo(docs[found..]);
                PackedLanes.Pack(eight, indexes).CopyTo(freqs[found..]);
                found += BitOperations.PopCount(matches);
            }
        }
        for (; i < sharedDocs.Length; i++)
        {
            docs[found] = sharedDocs[i];
            freqs[found] = sharedFreqs[i];
            found += sharedFreqs[i] > 0 ? 1 : 0;
        }
        return count + found;
    }

    /// <summary>How often a document has the phrase, whose places in the blocks of the first two terms are known; 0 also where that cannot be enough.</summary>
    private float FreqOf(int doc, int leadPlace, int secondPlace, bool skips, ReadOnlySpan<byte> lengths, bool any)
    {
        byte norm = !skips || lengths.IsEmpty ? Bm25.DefaultNorm : lengths[doc];
        int least = skips && _bounds != null ? _bounds.LeastFreq(norm, _minScore) : 1;
        if (_postings.Length > 1)
        {
            PostingsEnum second = _postings[1];
            if (least > 1 && second.DecodedFreqs[secondPlace] < least)
            {
                return 0;
            }
            second.MoveInBlock(secondPlace);
        }
        for (int i = 2; i < _postings.Length; i++)
        {
            PostingsEnum other = _postings[i];
            int reached = other.DocId < doc ? other.Advance(doc) : other.DocId;
            if (reached != doc || (least > 1 && other.Freq < least))
            {
                return 0;
            }
        }
        _postings[0].MoveInBlock(leadPlace);
        bool mayCompete = !skips || _matcher.MostTimes == 1 || _similarity!.Score(_matcher.MaxFreq(), norm) >= _minScore;
        return mayCompete ? _matcher.Freq(any) : 0;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        bool isScoring = !scores.IsEmpty;
        int found = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = docs[i];
            int current = _postings[0].DocId;
            current = current < doc ? _postings[0].Advance(doc) : current;
            float freq = current == doc && HasLead() && Align(doc) == doc ? _matcher.Freq(any: !isScoring) : 0;
            matches[i] = freq > 0;
            if (freq > 0 && isScoring)
            {
                _docs[found] = doc;
                _places[found] = i;
                _freqs[found++] = freq;
            }
        }
        if (found > 0)
        {
            _scores ??= new float[BlockSize];
            _similarity!.Score(_docs.AsSpan(0, found), _freqs.AsSpan(0, found), _norms, _scores.AsSpan(0, found));
            for (int i = 0; i < found; i++)
            {
                scores[_places[i]] = _scores[i];
            }
        }
    }

    public override float MaxScore(int from, int end)
    {
        if (_impacts == null || _postings[0].DocId == DocIdIterator.NoMoreDocs)
        {
            return Math.Max(_similarity?.Weight ?? 0, 0);
        }
        _impacts.MoveTo(from);
        return _impacts.MaxUpTo(end);
    }

    public override int BlockEnd(int from)
    {
        if (_impacts == null || _postings[0].DocId == DocIdIterator.NoMoreDocs)
        {
            return int.MaxValue;
        }
        _impacts.MoveTo(from);
        return _impacts.End;
    }

    public override void SetMinScore(float minScore) => _minScore = minScore;

    private bool HasLead() => _leadTimes == 1 || _postings[0].Freq >= _leadTimes;

    /// <summary>Moves the other terms to <paramref name="doc"/>; gives it back, or a later doc id before which no document has all terms.</summary>
    private int Align(int doc)
    {
        for (int i = 1; i < _postings.Length; i++)
        {
            int other = _postings[i].DocId;
            other = other < doc ? _postings[i].Advance(doc) : other;
            if (other > doc)
            {
                return other;
            }
        }
        return doc;
    }
}
