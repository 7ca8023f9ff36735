using System.Globalization;
using System.Text;

namespace Search.Benchmarks.Comparison;

/// <summary>A table of medians per category at several sizes of the corpus, for one or two engines, and of how steeply they rise.</summary>
internal sealed class CurveTable(IReadOnlyList<int> sizes, IReadOnlyList<(string Name, List<SearchResult> Results)> engines)
{
    /// <summary>The exponent k of cost ~ size^k that fits best: the slope of a line through the logarithms, by least squares.</summary>
    public static double Steepness(IReadOnlyList<int> sizes, IReadOnlyList<double> costs)
    {
        double[] x = [.. sizes.Select(size => Math.Log((double)size))];
        double[] y = [.. costs.Select(cost => Math.Log(cost))];
        (double meanX, double meanY) = (x.Average(), y.Average());
        return x.Zip(y).Sum(point => (point.First - meanX) * (point.Second - meanY)) / x.Sum(value => (value - meanX) * (value - meanX));
    }

    public string Write(string title, Func<QueryResult, double?> field)
    {
        var text = new StringBuilder($"| {title}");
        foreach ((string name, _) in engines)
        {
            text.AppendJoin("", sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $" | {name}, {size:#,0}")))
                .Append(CultureInfo.InvariantCulture, $" | {name}, steepness");
        }
        text.Append(" |\n|---|").AppendJoin("", Enumerable.Repeat("---:|", engines.Count * (sizes.Count + 1))).Append('\n');
        // Category, then one column for each size.
        double[][][] columns = [.. engines.Select(engine => engine.Results.Select(Column).ToArray())];
        string[] categories = [.. engines[0].Results[0].Medians(field).Select(median => median.Category)];
        var steeper = new List<string>();
        for (int i = 0; i < categories.Length; i++)
        {
            text.Append("| ").Append(categories[i]);
            var slopes = new List<double>();
            foreach (double[][] engine in columns)
            {
                double[] costs = [.. engine.Select(column => column[i])];
                slopes.Add(Steepness(sizes, costs));
                text.AppendJoin("", costs.Select(cost => string.Create(CultureInfo.InvariantCulture, $" | {cost:#,0.0}")))
                    .Append(CultureInfo.InvariantCulture, $" | {slopes[^1]:F2}");
            }
            text.Append(" |\n");
            if (slopes.Count > 1 && slopes[0] > slopes[1])
            {
                steeper.Add(categories[i]);
            }
        }
        text.Append('\n');
        if (engines.Count > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"{engines[0].Name} rises more steeply than {engines[1].Name} in: ")
                .Append(steeper.Count > 0 ? string.Join(", ", steeper) : "none").Append(".\n\n");
        }
        return text.ToString();

        double[] Column(SearchResult result) => [.. result.Medians(field).Select(median => median.Median ?? double.NaN)];
    }
}
