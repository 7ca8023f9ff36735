namespace Search.Service.Relevance;

/// <summary>How well a ranking answers one query; or, as <see cref="Mean"/>, many. Each measure is between 0 and 1.</summary>
/// <param name="AveragePrecision">The mean of the precisions at each relevant document; those not found count 0. Its mean over queries is MAP.</param>
/// <param name="Gain">nDCG of the first ten, with grades as gains, divided by the binary logarithm of the rank plus 1.</param>
/// <param name="Precision">Share of relevant documents among the first ten.</param>
/// <param name="Recall">Share of the relevant documents that are among the first hundred.</param>
public readonly record struct Measures(double AveragePrecision, double Gain, double Precision, double Recall)
{
    /// <param name="ranking">Ids, best first, each once.</param>
    /// <param name="relevant">Grades above 0 by id; at least one.</param>
    public static Measures Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> relevant)
    {
        double precisions = 0;
        double gain = 0;
        int found = 0;
        int early = 0;
        int inHundred = 0;
        for (int i = 0; i < ranking.Count; i++)
        {
            if (!relevant.TryGetValue(ranking[i], out int grade))
            {
                continue;
            }
            precisions += ++found / (i + 1.0);
            inHundred += i < 100 ? 1 : 0;
            if (i < 10)
            {
                early++;
                gain += grade / Math.Log2(i + 2);
            }
        }
        double ideal = relevant.Values.OrderDescending().Take(10).Select((grade, i) => grade / Math.Log2(i + 2)).Sum();
        return new Measures(precisions / relevant.Count, gain / ideal, early / 10.0, (double)inHundred / relevant.Count);
    }

    /// <summary>The mean over queries, each counting the same; zeros for none.</summary>
    public static Measures Mean(IReadOnlyCollection<Measures> all) => all.Count == 0 ? default : new(
        all.Average(measures => measures.AveragePrecision), all.Average(measures => measures.Gain),
        all.Average(measures => measures.Precision), all.Average(measures => measures.Recall));
}
