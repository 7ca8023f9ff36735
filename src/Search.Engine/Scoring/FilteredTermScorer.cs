using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Documents with a term that filters let pass. A filter tests a block of the term's documents as soon as it is decoded; frequencies are decoded and
/// scores made only for what it leaves. Where it leaves nothing and its next match is far, blocks of the term are passed over.
/// </summary>
/// <param name="term">The term.</param>
/// <param name="filters">At least one; each tests a document in next to no time.</param>
internal sealed class FilteredTermScorer(TermScorer term, IReadOnlyList<Scorer> filters) : Scorer
{
    /// <summary>A filter that matches so many times fewer documents than the term leads better itself.</summary>
    private const int MuchFewer = 16;

    private readonly int[] _places = new int[PostingsEnum.BlockSize];
    private readonly int[] _again = new int[PostingsEnum.BlockSize];
    private readonly int[] _freqs = new int[PostingsEnum.BlockSize];
    private readonly bool[] _matches = new bool[BlockSize];
    private float _minScore;

    public override long Cost => Math.Min(term.Cost, filters.Min(filter => filter.Cost));

    public override int Next => term.Next;

    /// <summary>Whether it is the best way to take a term and filters together.</summary>
    public static bool Suits(Scorer required, IReadOnlyList<Scorer> filters) =>
        required is TermScorer && filters.All(filter => filter.SelectsAnywhere && filter.Cost > required.Cost / MuchFewer);

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        PostingsEnum postings = term.Postings;
        int doc = postings.DocId;
        if (doc < from)
        {
            doc = postings.Advance(from);
        }
        int count = 0;
        while (doc < end && (count == 0 || docs.Length - count >= PostingsEnum.BlockSize))
        {
            if (_minScore > 0 && term.Impacts is { } impacts)
            {
                int competitive = impacts.FindCompetitive(doc, _minScore);
                if (competitive > doc)
                {
                    if (competitive >= end)
                    {
                        break;
                    }
                    doc = postings.Advance(competitive);
                    continue;
                }
            }
            ReadOnlySpan<int> block = postings.BlockDocs;
            block = block[..Math.Min(block.Length, docs.Length - count)];
            if (block[^1] >= end)
            {
                block = block[..(block.BinarySearch(end) is >= 0 and int exact ? exact : ~block.BinarySearch(end))];
            }
            int found = SelectAmong(block, docs[count..]);
            if (found > 0 && !scores.IsEmpty)
            {
                ReadOnlySpan<int> freqs = postings.BlockFreqs;
                for (int i = 0; i < found; i++)
                {
                    _freqs[i] = freqs[_places[i]];
                }
                term.Similarity!.Score(docs.Slice(count, found), _freqs.AsSpan(0, found), term.Norms, scores.Slice(count, found));
            }
            count += found;
            doc = found > 0 ? postings.Skip(block.Length) : Pass(postings, block);
        }
        return count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        term.Probe(docs, matches, scores);
        foreach (Scorer filter in filters)
        {
            filter.Probe(docs, _matches, default);
            for (int i = 0; i < docs.Length; i++)
            {
                matches[i] &= _matches[i];
            }
        }
    }

    public override float MaxScore(int from, int end) => term.MaxScore(from, end);

    public override int BlockEnd(int from) => term.BlockEnd(from);

    public override void SetMinScore(float minScore) => _minScore = minScore;

    /// <summary>Gives those of a block that all filters let pass; their places in it are kept.</summary>
    private int SelectAmong(ReadOnlySpan<int> block, Span<int> docs)
    {
        int count = filters[0].Select(block, _places);
        for (int i = 0; i < count; i++)
        {
            docs[i] = block[_places[i]];
        }
        for (int f = 1; f < filters.Count && count > 0; f++)
        {
            count = filters[f].Select(docs[..count], _again);
            for (int i = 0; i < count; i++)
            {
                docs[i] = docs[_again[i]];
                _places[i] = _places[_again[i]];
            }
        }
        return count;
    }

    /// <summary>Moves behind what has no match: over further blocks where a filter says that there is none for long.</summary>
    private int Pass(PostingsEnum postings, ReadOnlySpan<int> block)
    {
        int next = block[^1] + 1;
        int least = next;
        foreach (Scorer filter in filters)
        {
            least = Math.Max(least, filter.FirstFrom(next));
        }
        return least - next > 2 * (next - block[0]) ? postings.Advance(least) : postings.Skip(block.Length);
    }
}
