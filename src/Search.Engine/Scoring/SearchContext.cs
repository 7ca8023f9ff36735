using Search.Codecs.Contracts;
using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>What the documents of a field are like in a whole snapshot, deleted ones included.</summary>
/// <param name="DocCount">Documents that have the field.</param>
/// <param name="SumTotalTermFreq">Tokens of the field.</param>
internal sealed record FieldStatistics(long DocCount, long SumTotalTermFreq)
{
    private float[]? _normInverses;

    /// <summary>Tokens of a document that has the field, on average.</summary>
    public float AverageLength { get; } = (float)(SumTotalTermFreq / (double)DocCount);

    /// <summary>What <see cref="Bm25"/> multiplies frequencies by, for each norm.</summary>
    public float[] NormInverses => _normInverses ??= Bm25.NormInversesOf(AverageLength);

    public static FieldStatistics Of(string field, IReadOnlyList<SegmentView> segments)
    {
        long docCount = 0;
        long tokens = 0;
        foreach (SegmentView segment in segments)
        {
            if (segment.Reader.GetTerms(field) is { } terms)
            {
                docCount += terms.DocCount;
                tokens += terms.SumTotalTermFreq;
            }
        }
        return new FieldStatistics(docCount, tokens);
    }
}

/// <summary>A snapshot and its statistics, for the weights of one search.</summary>
internal sealed class SearchContext(Snapshot snapshot)
{
    public Snapshot Snapshot => snapshot;

    /// <summary>End whatever takes long: going through dictionaries and postings.</summary>
    public SearchLimits Limits { get; init; } = SearchLimits.None;

    /// <summary>Whether hits may be passed over that cannot be among the best: postings are opened with impacts.</summary>
    public bool SkipsHits { get; init; }

    /// <summary>Knows what filters found before; null: it is not to be asked.</summary>
    public FilterCache? Filters { get; init; }

    /// <summary>For the parts of a filter that is kept as a whole.</summary>
    public SearchContext WithoutFilters() => new(snapshot) { Limits = Limits };

    public FieldStatistics StatisticsOf(string field) => snapshot.StatisticsOf(field);

    /// <summary>Looks a term up in all segments.</summary>
    public TermStates StatesOf(string field, ReadOnlySpan<byte> term)
    {
        var states = new TermState?[snapshot.Segments.Count];
        long docFreq = 0;
        for (int i = 0; i < states.Length; i++)
        {
            if (snapshot.Segments[i].Reader.GetTerms(field) is { } terms && terms.TryFind(term, out TermState state))
            {
                states[i] = state;
                docFreq += state.DocFreq;
            }
        }
        return new TermStates(states, docFreq);
    }
}

/// <summary>Where a term is in each segment of a snapshot.</summary>
/// <param name="BySegment">Null: not there.</param>
/// <param name="DocFreq">Documents with the term in all segments, deleted ones included.</param>
internal sealed record TermStates(TermState?[] BySegment, long DocFreq);
