using System.Text.RegularExpressions;

namespace Search.Ingest.Tests.Html.Figures;

/// <summary>Trafilatura's measure: segments that must be in the text and segments that must not, white space made even.</summary>
internal sealed partial class SegmentScore
{
    private int _found;
    private int _missed;
    private int _wrong;
    private int _right;

    public double Precision => (double)_found / (_found + _wrong);

    public double Recall => (double)_found / (_found + _missed);

    public double F => 2 * Precision * Recall / (Precision + Recall);

    public double Accuracy => (double)(_found + _right) / (_found + _right + _missed + _wrong);

    /// <returns>The segments that were missed and those that should not be there.</returns>
    public (List<string> Missed, List<string> Wrong) Add(IEnumerable<string> with, IEnumerable<string> without, string found)
    {
        found = Space().Replace(found, " ");
        var missed = with.Where(s => !found.Contains(Space().Replace(s, " ").Trim(), StringComparison.Ordinal)).ToList();
        var wrong = without.Where(s => found.Contains(Space().Replace(s, " ").Trim(), StringComparison.Ordinal)).ToList();
        _missed += missed.Count;
        _found += with.Count() - missed.Count;
        _wrong += wrong.Count;
        _right += without.Count() - wrong.Count;
        return (missed, wrong);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
