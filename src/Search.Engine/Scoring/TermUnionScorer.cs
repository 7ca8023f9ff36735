using System.Numerics;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Engine.Scoring;

/// <summary>
/// Documents with any of many terms, without scores: a set of bits. So much of the terms is set as is read, and some more, so that whoever stops early does
/// not wait for all.
/// </summary>
internal sealed class TermUnionScorer : Scorer
{
    /// <summary>A term with fewer documents has no enumerator of its own: it is read from its start when more of it is needed.</summary>
    private const int Few = 512;

    /// <summary>Documents that are set at first; then twice as many each time.</summary>
    private const int FirstWindow = 4096;

    private readonly BitSet _bits;
    private readonly Terms _terms;
    private readonly List<PostingsEnum> _open = [];
    private readonly List<TermDocs> _few = [];
    private PostingsEnum? _reused;
    private long _postings;
    private int _whole;
    private int _next;

    /// <param name="terms">Where the terms are.</param>
    /// <param name="maxDoc">Of the segment.</param>
    public TermUnionScorer(Terms terms, int maxDoc)
    {
        _terms = terms;
        _bits = new BitSet(maxDoc);
    }

    public override long Cost => Math.Min(_postings, _bits.Length);

    public override int Next => _next;

    public override bool SelectsAnywhere => true;

    public override int CountFrom(int from, float minScore)
    {
        SetUpTo(_bits.Length);
        return _bits.CountOnes(from);
    }

    /// <summary>Adds a term; before anything is read.</summary>
    public void Add(TermDocs term)
    {
        _postings += term.Count;
        if (term.Count >= Few)
        {
            PostingsEnum postings = _terms.Postings(term.ToState(), PostingsFlags.Docs);
            postings.NextDoc();
            _open.Add(postings);
        }
        else if (term.Singleton >= 0)
        {
            _terms.SetDocs(term, _bits, int.MaxValue);
        }
        else
        {
            _few.Add(term);
        }
    }

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        int doc = Math.Max(from, _next);
        int last = Math.Min(end, _bits.Length);
        int count = 0;
        while (doc < last)
        {
            SetUpTo(doc + 1);
            count += ReadWhole(ref doc, Math.Min(last, _whole), docs[count..]);
            if (count == docs.Length)
            {
                break;
            }
        }
        _next = doc < _bits.Length ? doc : DocIdIterator.NoMoreDocs;
        return count;
    }

    public override int Select(ReadOnlySpan<int> docs, Span<int> places)
    {
        if (docs.IsEmpty)
        {
            return 0;
        }
        SetUpTo(docs[^1] + 1);
        return BitSetScorer.Select(_bits, docs, places);
    }

    public override int FirstFrom(int doc)
    {
        int unknown = _whole < _bits.Length ? Math.Max(doc, _whole) : DocIdIterator.NoMoreDocs;
        return _bits.NextSetBit(doc) is >= 0 and int next ? Math.Min(next, unknown) : unknown;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        if (!docs.IsEmpty)
        {
            SetUpTo(docs[^1] + 1);
        }
        for (int i = 0; i < docs.Length; i++)
        {
            matches[i] = _bits[docs[i]];
        }
    }

    public override float MaxScore(int from, int end) => 0;

    /// <summary>Gives documents whose bits are all set; leaves the place behind the last that was looked at.</summary>
    private int ReadWhole(ref int doc, int last, Span<int> docs)
    {
        Span<ulong> words = _bits.Words;
        int count = 0;
        int at = doc >> 6;
        ulong word = words[at] & (ulong.MaxValue << (doc & 63));
        while (true)
        {
            while (word != 0)
            {
                doc = (at << 6) + BitOperations.TrailingZeroCount(word);
                if (doc >= last || count == docs.Length)
                {
                    doc = Math.Min(doc, last);
                    return count;
                }
                docs[count++] = doc;
                word &= word - 1;
            }
            if (++at << 6 >= last)
            {
                doc = last;
                return count;
            }
            word = words[at];
        }
    }

    /// <summary>Sets all documents before <paramref name="end"/>.</summary>
    private void SetUpTo(int end)
    {
        if (end <= _whole)
        {
            return;
        }
        _whole = (int)Math.Min(_bits.Length, Math.Max(end, Math.Max(FirstWindow, 2L * _whole)));
        SetFew();
        int open = 0;
        for (int i = 0; i < _open.Count; i++)
        {
            if (Set(_open[i], _whole))
            {
                _open[open++] = _open[i];
            }
        }
        _open.RemoveRange(open, _open.Count - open);
    }

    // Up to the first window, then all: many are never needed behind it.
    private void SetFew()
    {
        int end = _whole > FirstWindow ? int.MaxValue : _whole;
        foreach (TermDocs term in _few)
        {
            if (term.Count < PostingsEnum.BlockSize)
            {
                _terms.SetDocs(term, _bits, end);
                continue;
            }
            _reused = _terms.Postings(term.ToState(), PostingsFlags.Docs, _reused);
            _reused.NextDoc();
            Set(_reused, end);
        }
        if (end == int.MaxValue)
        {
            _few.Clear();
        }
    }

    /// <summary>Sets blocks that begin before <paramref name="end"/>; whether any is left.</summary>
    private bool Set(PostingsEnum postings, int end)
    {
        Span<ulong> words = _bits.Words;
        bool any = postings.DocId != DocIdIterator.NoMoreDocs;
        while (any && postings.DocId < end)
        {
            foreach (int doc in postings.BlockDocs)
            {
                words[doc >> 6] |= 1UL << doc;
            }
            any = postings.NextBlock();
        }
        return any;
    }
}
