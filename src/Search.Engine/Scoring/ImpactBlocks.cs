using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>What the impacts of a term say about the scores in the block of documents ahead.</summary>
/// <param name="postings">Opened with impacts.</param>
/// <param name="similarity">Scores the term, or a phrase that has it.</param>
/// <param name="times">A phrase is there at most so many times as often as the term.</param>
internal sealed class ImpactBlocks(PostingsEnum postings, Bm25 similarity, float times = 1)
{
    private bool _isPlaced;

    /// <summary>Behind the last document of the block.</summary>
    public int End { get; private set; }

    /// <summary>No document of the block scores higher.</summary>
    public float Max { get; private set; }

    /// <summary>Goes to the block that holds a doc id; ids rise.</summary>
    public void MoveTo(int doc)
    {
        if (_isPlaced && doc < End)
        {
            return;
        }
        postings.AdvanceShallow(doc);
        _isPlaced = true;
        End = EndOf(0);
        Max = similarity.MaxScore(postings.Impacts(0), times);
    }

    /// <summary>An upper bound up to a doc id, after <see cref="MoveTo"/>.</summary>
    public float MaxUpTo(int end)
    {
        if (end <= End)
        {
            return Max;
        }
        for (int level = 1; level < postings.ImpactLevels; level++)
        {
            if (EndOf(level) >= end)
            {
                return similarity.MaxScore(postings.Impacts(level), times);
            }
        }
        return similarity.Weight;
    }

    /// <summary>The first doc id, from <paramref name="doc"/> on, whose block may have a score that is high enough; int.MaxValue: there is none.</summary>
    public int FindCompetitive(int doc, float minScore)
    {
        while (true)
        {
            MoveTo(doc);
            if (Max >= minScore)
            {
                return doc;
            }
            int end = End;
            for (int level = 1; level < postings.ImpactLevels && EndOf(level) > end; level++)
            {
                if (similarity.MaxScore(postings.Impacts(level), times) >= minScore)
                {
                    break;
                }
                end = EndOf(level);
            }
            if (end == int.MaxValue)
            {
                return end;
            }
            doc = end;
        }
    }

    private int EndOf(int level) => postings.ImpactsUpTo(level) is var last && last == DocIdIterator.NoMoreDocs ? last : last + 1;
}
