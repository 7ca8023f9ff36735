using System.Globalization;
using Search.Engine;

namespace Search.Interop.Tests.Queries;

/// <summary>
/// A node of an explanation, ours or Lucene's, with its nodes in an order that says nothing: Lucene's rewriting puts repeated clauses in the order of
/// a hash map.
/// </summary>
/// <param name="Sign">+ for a match, otherwise -.</param>
/// <param name="Value">The number.</param>
/// <param name="Description">What it is.</param>
/// <param name="Details">What it is made of.</param>
internal sealed record ExplainedNode(string Sign, string Value, string Description, IReadOnlyList<ExplainedNode> Details)
{
    /// <summary>The letters of the description in order: texts of queries whose clauses stand in another order are alike.</summary>
    private string Key => string.Concat(Description.Order());

    private bool IsSum => Description is "sum of:" or "max of:" || Description.StartsWith("max plus", StringComparison.Ordinal);

    public static ExplainedNode Of(Explanation explanation) =>
        new(explanation.IsMatch ? "+" : "-", explanation.ValueText, explanation.Description, Sorted(explanation.Details.Select(Of)));

    /// <summary>Reads lines of Java's program ExplainQueries; null where Lucene fails to explain.</summary>
    public static ExplainedNode? Read(IReadOnlyList<string> lines)
    {
        int at = 0;
        return lines[0].StartsWith("failed", StringComparison.Ordinal) ? null : Read(lines, 0, ref at);
    }

    /// <summary>
    /// Where two explanations part, or null: numbers may differ by a millionth. Below clauses without a score and what does not match, Lucene's sums
    /// are what its scorers happen to
    /// say, and ours are 0: those numbers are not compared.
    /// </summary>
    public string? DifferenceFrom(ExplainedNode expected, bool isScored = true)
    {
        isScored &= Sign == "+" && !Description.StartsWith("match on required clause", StringComparison.Ordinal);
        double difference = Math.Abs(Number(Value) - Number(expected.Value));
        bool isClose = (IsSum && !isScored) || Value == expected.Value || difference <= 1e-6 * Math.Max(1, Math.Abs(Number(expected.Value)));
        if (!isClose || (Sign, Key, Details.Count) != (expected.Sign, expected.Key, expected.Details.Count))
        {
            return $"  {this}\n  expected {expected}";
        }
        return Details.Zip(expected.Details).Select(pair => pair.First.DifferenceFrom(pair.Second, isScored)).FirstOrDefault(found => found != null);
    }

    public override string ToString() => $"{Sign} {Value} {Description} [{Details.Count}]";

    private static ExplainedNode Read(IReadOnlyList<string> lines, int depth, ref int at)
    {
        string[] parts = lines[at++].Split('\t');
        List<ExplainedNode> details = [];
        while (at < lines.Count && lines[at].StartsWith((depth + 1).ToString(CultureInfo.InvariantCulture) + "\t", StringComparison.Ordinal))
        {
            details.Add(Read(lines, depth + 1, ref at));
        }
        return new ExplainedNode(parts[1], parts[2], parts[3], Sorted(details));
    }

    private static string Order(ExplainedNode node) =>
        $"{node.Key} {node.Sign} {string.Join('|', node.Details.Select(Order))} {(node.IsSum ? "" : $"{Number(node.Value):G5}")}";

    private static ExplainedNode[] Sorted(IEnumerable<ExplainedNode> nodes) => [.. nodes.OrderBy(Order, StringComparer.Ordinal)];

    private static double Number(string value) => double.Parse(value, CultureInfo.InvariantCulture);
}
