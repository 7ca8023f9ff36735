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

    public override string ToString() =>
        $"right {Right} wrong {Wrong} missing {Missing} accuracy {Accuracy:F3}; " + string.Join(", ", _byOrigin.Select(o => $"{o.Key} {o.Value.Right}/{o.Value.Right + o.Value.Wrong}"));
}
