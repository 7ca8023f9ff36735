using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>
/// Lines that repeat over articles of one source: its slogan, its menu, the line that asks to subscribe. Learned from some of its articles, whose
/// order does not matter.
/// </summary>
internal sealed class RepeatedLines
{
    /// <summary>In fewer articles a line may stand by chance, or because somebody wrote twice about one thing.</summary>
    public const int LeastArticles = 5;

    /// <summary>The share of articles that have a line which is furniture.</summary>
    public const double LeastShare = 0.1;

    /// <summary>
    /// The same for a line in which one number or date changes: reports in one form of words, too, have such lines (<c>Record date April 10</c>).
    /// One in which several change (<c>Shr 12 cts vs 10 cts</c>) is always taken for a report's.
    /// </summary>
    public const double LeastChangingShare = 0.3;

    /// <summary>A line that stands more often in an article which has it, on average, is a refrain of its text, or names who speaks.</summary>
    private const double MostTimes = 2;

    /// <summary>
    /// How much of an article's text must stand in no other one. What has less is a copy, or a form that was filled in, and is not counted.
    /// </summary>
    private const double LeastOwnShare = 0.2;

    /// <summary>Of the articles that have it, the share in which it is a line by itself.</summary>
    private const double LeastApart = 0.9;

    private static readonly RepeatedLines None = new([]);

    private readonly HashSet<string> _shapes;

    private RepeatedLines(HashSet<string> shapes) => _shapes = shapes;

    /// <summary>What was learned: lines as <see cref="LineShape"/> has them, with their numbers or without.</summary>
    public IReadOnlyCollection<string> Shapes => _shapes;

    /// <param name="pages">Articles of one source.</param>
    public static RepeatedLines Learn(IEnumerable<PageText> pages)
    {
        List<Dictionary<string, LineCount>> articles = [.. pages.Select(Lines)];
        Dictionary<string, LineCount> all = Sum(articles);
        articles.RemoveAll(lines => OwnShare(lines, all) < LeastOwnShare);
        if (articles.Count < LeastArticles)
        {
            return None;
        }
        return new RepeatedLines([.. Sum(articles).Where(line => IsFurniture(line.Value, articles.Count)).Select(line => line.Key)]);
    }

    /// <summary>
    /// Marks the lines of a page that were learned. Not its title, which may be that of a series, unless another one follows; and none at all where
    /// nothing else is left.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="isFurniture">For each line whether it is known to be furniture.</param>
    public void Mark(PageText page, bool[] isFurniture)
    {
        if (_shapes.Count == 0)
        {
            return;
        }
        bool[] marked = [.. isFurniture];
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> shapes = _shapes.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> shape = stackalloc char[LineShape.MostLetters];
        for (int line = 0; line < page.Count; line++)
        {
            if (!marked[line] && CanBe(page, line) && LineShape.Of(page[line], folds: false, shape, out int numbers) is > 0 and int length)
            {
                marked[line] = shapes.Contains(shape[..length])
                    || (numbers == 1 && shapes.Contains(shape[..LineShape.Of(page[line], folds: true, shape, out _)]));
            }
        }
        int first = Array.IndexOf(isFurniture, false);
        int next = Array.IndexOf(marked, false);
        if (next < 0)
        {
            return;
        }
        if (next > first && TitleFinder.IsTitle(page, first, isFurniture) && !TitleFinder.IsTitle(page, next, marked))
        {
            marked[first] = false;
        }
        marked.CopyTo(isFurniture, 0);
    }

    /// <summary>A line by itself: not one of a wrapped paragraph.</summary>
    private static bool CanBe(PageText page, int line) =>
        page[line].Length <= LineShape.MostLetters && !LineText.GoesOn(page, line) && !(line + 1 < page.Count && LineText.GoesOn(page, line + 1));

    private static bool IsFurniture(LineCount line, int articles) =>
        line.Apart >= LeastArticles && line.Apart >= articles * (line.Changes ? LeastChangingShare : LeastShare)
        && line.Apart >= line.Articles * LeastApart && line.Times <= line.Articles * MostTimes;

    /// <summary>The lines of an article, each once; those in which one number may change, twice: with it and without.</summary>
    private static Dictionary<string, LineCount> Lines(PageText page)
    {
        var lines = new Dictionary<string, LineCount>();
        Span<char> shape = stackalloc char[LineShape.MostLetters];
        for (int line = 0; line < page.Count; line++)
        {
            if (LineShape.Of(page[line], folds: false, shape, out int numbers) is not (> 0 and int length))
            {
                continue;
            }
            var one = new LineCount(1, CanBe(page, line) ? 1 : 0, 1, page[line].Length, false);
            Add(lines, shape[..length].ToString(), numbers == 1 ? one with { Length = 0 } : one);
            if (numbers == 1)
            {
                Add(lines, shape[..LineShape.Of(page[line], folds: true, shape, out _)].ToString(), one with { Changes = true });
            }
        }
        return lines;
    }

    private static void Add(Dictionary<string, LineCount> lines, string key, LineCount line) =>
        lines[key] = lines.TryGetValue(key, out LineCount before)
            ? before with { Times = before.Times + 1, Apart = before.Apart & line.Apart } : line;

    private static Dictionary<string, LineCount> Sum(List<Dictionary<string, LineCount>> articles)
    {
        var sum = new Dictionary<string, LineCount>();
        foreach ((string key, LineCount line) in articles.SelectMany(lines => lines))
        {
            sum[key] = sum.TryGetValue(key, out LineCount before)
                ? before with { Articles = before.Articles + 1, Apart = before.Apart + line.Apart, Times = before.Times + line.Times } : line;
        }
        return sum;
    }

    private static double OwnShare(Dictionary<string, LineCount> lines, Dictionary<string, LineCount> all)
    {
        long own = 0;
        long whole = 0;
        foreach ((string key, LineCount line) in lines)
        {
            whole += line.Length;
            own += all[key].Articles == 1 ? line.Length : 0;
        }
        return whole == 0 ? 0 : (double)own / whole;
    }

    /// <summary>A line in one article or in several.</summary>
    /// <param name="Articles">How many have it.</param>
    /// <param name="Apart">In how many it is a line by itself wherever it stands.</param>
    /// <param name="Times">How often it stands in them.</param>
    /// <param name="Length">Its characters; none where the line without its number has them.</param>
    /// <param name="Changes">A number or a date was taken out of it.</param>
    private readonly record struct LineCount(int Articles, int Apart, int Times, int Length, bool Changes);
}
