namespace Search.Ingest.Tests.Html.Figures;

/// <summary>Days found, as htmldate counts them.</summary>
internal sealed class DateScore
{
    private readonly SortedDictionary<string, (int Right, int Wrong)> _byOrigin = new(StringComparer.Ordinal);

    public int Right { get; private set; }

    public int Wrong { get; private set; }

    public int Missing { get; private set; }

    public double Accuracy => (double)Right / (Right + Wrong + Missing);

    public void Add(string truth, DateTime? found, string? origin)
    {
        if (found == null)
        {
            Missing++;
            return;
        }
        bool isRight = found.Value.ToString("yyyy-MM-dd", null) == truth;
        Right += isRight ? 1 : 0;
        Wrong += isRight ? 0 : 1;
        (int right, int wrong) = _byOrigin.GetValueOrDefault(origin ?? "?");
        _byOrigin[origin ?? "?"] = isRight ? (right + 1, wrong) : (right, wrong + 1);
    }

    /// <summary>How often each source of a date is right, a line each, for people.</summary>
    public string Table() => string.Join('\n', _byOrigin.GroupBy(o => SourceOf(o.Key)).OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => (g.Key, Right: g.Sum(o => o.Value.Right), All: g.Sum(o => o.Value.Right + o.Value.Wrong)))
        .Select(s => $"{s.Key,-22} {s.Right,4} of {s.All,4}  {(double)s.Right / s.All:F3}"));

    /// <summary>Names of <c>meta</c> elements are one source, and so is what stands in addresses.</summary>
    private static string SourceOf(string origin) =>
        origin.EndsWith("as seen", StringComparison.Ordinal) ? "UTC stamp, day as seen"
        : origin.StartsWith("meta ", StringComparison.Ordinal) ? "meta"
        : origin.EndsWith("url", StringComparison.Ordinal) ? "address"
        : origin.StartsWith("changed", StringComparison.Ordinal) ? "date of change"
        : origin;

    public override string ToString() =>
        $"right {Right} wrong {Wrong} missing {Missing} accuracy {Accuracy:F3}; " + string.Join(", ", _byOrigin.Select(o => $"{o.Key} {o.Value.Right}/{o.Value.Right + o.Value.Wrong}"));
}
