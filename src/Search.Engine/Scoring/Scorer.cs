namespace Search.Engine.Scoring;

/// <summary>
/// Finds and scores the documents of one segment that match a part of a query, block by block: one virtual call gives up to a few hundred documents. It is
/// driven in one of two ways, always upwards: <see cref="Read"/> enumerates matches, <see cref="Probe"/> tests documents that another scorer found. A caller may change from
/// one to the other at a doc id up to which it has read all that there was.
/// </summary>
internal abstract class Scorer
{
    /// <summary>How many documents callers take at once.</summary>
    public const int BlockSize = 512;

    /// <summary>How many documents it may match: the fewer, the better it leads others.</summary>
    public abstract long Cost { get; }

    /// <summary>No match that was not read yet lies before this doc id. Exact where that is cheap, and NoMoreDocs soon after the last match was read: the ids from
    /// the last document to there are too many to look through.</summary>
    public abstract int Next { get; }

    /// <summary>Gives matches in [from, end), ascending, as many as fit; 0: none is left there.</summary>
    /// <param name="from">Not before what was asked of this scorer earlier; matches before it are passed over.</param>
    /// <param name="end">Where to stop.</param>
    /// <param name="docs">Takes doc ids.</param>
    /// <param name="scores">Takes their scores; empty where none are wanted.</param>
    public abstract int Read(int from, int end, Span<int> docs, Span<float> scores);

    /// <summary>Tests documents.</summary>
    /// <param name="docs">At most <see cref="BlockSize"/>, ascending, none before what was asked earlier.</param>
    /// <param name="matches">As long as <paramref name="docs"/>: set to whether each matches.</param>
    /// <param name="scores">As long, or empty: takes the scores of those that match.</param>
    public abstract void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores);

    /// <summary>Whether <see cref="Select"/> takes next to no time for a document, wherever it is.</summary>
    public virtual bool SelectsAnywhere => false;

    /// <summary>Finds out which of some documents match, without scores. As <see cref="Probe"/> otherwise.</summary>
    /// <param name="docs">At most <see cref="BlockSize"/>.</param>
    /// <param name="places">Takes the indexes, in <paramref name="docs"/>, of those that match: room for all of them.</param>
    /// <returns>How many match.</returns>
    public virtual int Select(ReadOnlySpan<int> docs, Span<int> places)
    {
        Span<bool> matches = stackalloc bool[BlockSize];
        Probe(docs, matches[..docs.Length], default);
        int count = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            places[count] = i;
            count += matches[i] ? 1 : 0;
        }
        return count;
    }

    /// <summary>No match lies from <paramref name="doc"/> on and before the result. Does not move the scorer.</summary>
    public virtual int FirstFrom(int doc) => doc;

    /// <summary>
    /// How many matches there are from a doc id on, where that is known without reading them and none of them scores as much; otherwise -1. Ends the
    /// reading.
    /// </summary>
    /// <param name="from">Not before what was asked of this scorer earlier.</param>
    /// <param name="minScore">More than matches without a score have.</param>
    public virtual int CountFrom(int from, float minScore) => -1;

    /// <summary>An upper bound of the scores in [from, end). Asked with rising <paramref name="from"/>.</summary>
    public abstract float MaxScore(int from, int end);

    /// <summary>Behind the last document that a cheap, tight <see cref="MaxScore"/> from <paramref name="from"/> on speaks of.</summary>
    public virtual int BlockEnd(int from) => int.MaxValue;

    /// <summary>Allows <see cref="Read"/> to leave out matches with lower scores. Rises only.</summary>
    public virtual void SetMinScore(float minScore)
    {
    }

    /// <summary>Adds to sums beside documents, ascending as in <see cref="Probe"/>, the scores of those that match.</summary>
    public virtual void AddScores(ReadOnlySpan<int> docs, Span<double> sums)
    {
        Span<bool> matches = stackalloc bool[BlockSize];
        Span<float> scores = stackalloc float[BlockSize];
        Probe(docs, matches, scores[..docs.Length]);
        for (int i = 0; i < docs.Length; i++)
        {
            sums[i] += matches[i] ? scores[i] : 0;
        }
    }

    /// <summary>The first doc id, from <paramref name="from"/> on, of a block whose <see cref="MaxScore"/> is high enough, and the block's end; <paramref name="end"/>: there is none.</summary>
    protected int FindCompetitive(int from, int end, float minScore, out int last)
    {
        while (from < end)
        {
            last = Math.Min(end, BlockEnd(from));
            if (MaxScore(from, last) >= minScore)
            {
                return from;
            }
            from = last;
        }
        last = end;
        return end;
    }
}
