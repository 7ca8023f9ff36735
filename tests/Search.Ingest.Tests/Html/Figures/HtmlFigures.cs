using Search.Ingest.Dates;
using Search.Ingest.Html;
using static Search.Ingest.Tests.Html.Figures.TruePages;

namespace Search.Ingest.Tests.Html.Figures;

/// <summary>How well articles are made of pages, by the measures that others publish.</summary>
internal sealed class HtmlFigures
{
    private readonly Dictionary<string, byte[]> _bytes;
    private readonly Dictionary<string, HtmlPage?> _read;
    private readonly Func<TruePage, bool> _isIn;

    /// <param name="bytes">The pages by name.</param>
    /// <param name="isIn">Which pages count.</param>
    /// <param name="other">Figures of the same pages: what they have read is not read again.</param>
    public HtmlFigures(Dictionary<string, byte[]> bytes, Func<TruePage, bool> isIn, HtmlFigures? other = null)
    {
        _bytes = bytes;
        _isIn = isIn;
        _read = other?._read ?? [];
    }

    /// <summary>Dates are told for pages with their addresses, too.</summary>
    public bool HasAddresses { get; init; }

    /// <summary>Told of every page that is not perfect: set, page, score, what is wrong.</summary>
    public Action<string, TruePage, double, string>? Report { get; init; }

    public ShingleScore Bodies()
    {
        var score = new ShingleScore();
        foreach (TruePage page in Set("aeb").Where(_isIn))
        {
            double own = score.Add(page.Text("body")!, Read(page)?.Body ?? "");
            Report?.Invoke("aeb", page, own, "");
        }
        return score;
    }

    public SegmentScore Segments()
    {
        var score = new SegmentScore();
        foreach (TruePage page in Set("trafilatura").Where(_isIn))
        {
            (List<string> missed, List<string> wrong) = score.Add(page.Texts("with").ToList(), page.Texts("without").ToList(), Read(page)?.Body ?? "");
            Report?.Invoke("segments", page, -missed.Count - wrong.Count, string.Concat(missed.Select(s => "\n    MISSED " + s)) + string.Concat(wrong.Select(s => "\n    WRONG  " + s)));
        }
        return score;
    }

    /// <summary>How many titles have the same letters and digits, of how many.</summary>
    public (int Right, int All) Titles(string set)
    {
        int right = 0;
        int all = 0;
        foreach (TruePage page in Set(set).Where(_isIn))
        {
            if (page.Text("title") is not { Length: > 0 } title)
            {
                continue;
            }
            string? found = Read(page)?.Title;
            bool isRight = Key(title) == Key(found ?? "");
            all++;
            right += isRight ? 1 : 0;
            Report?.Invoke("title-" + set, page, isRight ? 1 : 0, $"\n    TRUE  {title}\n    FOUND {found}");
        }
        return (right, all);
    }

    /// <summary>How many pages with an author have one found, and how many of them share a word of three letters with the true one, of how many.</summary>
    public (int Right, int Found, int All) Authors(string set)
    {
        int right = 0;
        int found = 0;
        int all = 0;
        foreach (TruePage page in Set(set).Where(_isIn))
        {
            if (page.Text("author") is not { Length: > 0 } author)
            {
                continue;
            }
            string? told = Read(page)?.Author;
            bool isRight = told != null && (Key(told).Contains(Key(author)) || Key(author).Contains(Key(told)) || author.Split(' ', ',', ';').Any(w => w.Length > 3 && told.Contains(w)));
            all++;
            found += told == null ? 0 : 1;
            right += isRight ? 1 : 0;
            Report?.Invoke("author-" + set, page, isRight ? 1 : 0, $" TRUE {author} FOUND {told}");
        }
        return (right, found, all);
    }

    public DateScore Dates(string set, bool withUrl)
    {
        var score = new DateScore();
        foreach (TruePage page in Set(set).Where(_isIn))
        {
            if (page.Text("date") is not { Length: 10 } date)
            {
                continue;
            }
            HtmlPage? read = Read(page, withUrl);
            DateTime? found = read?.Date is { Source: not DateSource.Inferred, Precision: DatePrecision.Day or DatePrecision.Second } facts ? facts.Published : null;
            score.Add(date, found, read?.DateOrigin);
            Report?.Invoke(set + (withUrl ? "-url" : ""), page, found?.ToString("yyyy-MM-dd", null) == date ? 1 : 0, $" TRUE {date} FOUND {found:yyyy-MM-dd} by {read?.DateOrigin}");
        }
        return score;
    }

    /// <summary>All figures, for people.</summary>
    public override string ToString()
    {
        ShingleScore bodies = Bodies();
        SegmentScore segments = Segments();
        return $"bodies P {bodies.Precision:F3} R {bodies.Recall:F3} F1 {bodies.F1:F3}; segments P {segments.Precision:F3} R {segments.Recall:F3} F {segments.F:F3}; "
            + $"titles {Titles("trafilatura")} {Titles("postlight")}; authors {Authors("trafilatura")} {Authors("postlight")}"
            + string.Concat(new[] { "htmldate-default", "htmldate-mediacloud" }.Select(s => $"\n  {s}: {Dates(s, false)}" + (HasAddresses ? $"\n  {s} with addresses: {Dates(s, true)}" : "")));
    }

    private HtmlPage? Read(TruePage page, bool withUrl = false)
    {
        string key = page.Name + (withUrl ? "+" : "");
        if (!_read.TryGetValue(key, out HtmlPage? read))
        {
            read = HtmlArticle.Read(_bytes[page.Name], new HtmlFacts(withUrl ? page.Url : null), out _);
            _read[key] = read;
        }
        return read;
    }

    /// <summary>Letters and digits, case ignored.</summary>
    private static string Key(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
