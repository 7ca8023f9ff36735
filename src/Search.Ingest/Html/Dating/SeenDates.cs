using Search.Ingest.Dates;
using Search.Ingest.Html.Extraction;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Dating;

/// <summary>Finds days in a page's text and judges by their place, the words beside them and the names of their elements which one is that of publication.</summary>
internal sealed class SeenDates
{
    /// <summary>Dates in longer blocks are what the article tells of, but for their start.</summary>
    private const int LongestLine = 220;

    /// <summary>A line below the text that tells who wrote it when may be a sentence or two.</summary>
    private const int LongestNote = 600;

    private const int AgencyStart = 70;

    /// <summary>A page with more is a list of dates, and its own stands among the first.</summary>
    private const int MostDates = 2000;

    private readonly PageParts _page;
    private readonly MainText _main;
    private readonly bool _isMonthFirst;
    private readonly int _title;
    private readonly int _firstBody;
    private readonly int _lastBody;

    public SeenDates(PageParts page, MainText main, int titleNode, string? language)
    {
        _page = page;
        _main = main;
        _title = titleNode < 0 ? -1 : page.FirstFrom(titleNode);
        _firstBody = Enumerable.Range(0, page.Blocks.Count).FirstOrDefault(main.IsBody, page.Blocks.Count);
        _lastBody = Enumerable.Range(0, page.Blocks.Count).LastOrDefault(main.IsBody, -1);
        _isMonthFirst = language is "en-US" or "en_US" || page.Blocks.Any(b => b.Text.Length < LongestLine && DayText.HasMonthFirst(b.Text));
    }

    /// <summary>The best first.</summary>
    public List<SeenDate> Find()
    {
        var dates = new List<SeenDate>();
        for (int i = 0; i < _page.Blocks.Count && dates.Count < MostDates; i++)
        {
            TextBlock block = _page.Blocks[i];
            ReadOnlySpan<char> text = block.Text.Length <= (i > _lastBody ? LongestNote : LongestLine) ? block.Text
                : i >= _firstBody && i <= _firstBody + 2 ? block.Text.AsSpan(0, AgencyStart) : default;
            foreach (WrittenDate date in DayText.Find(text, _isMonthFirst))
            {
                dates.Add(new SeenDate(date.Value, i, Score(i, block, text, date), false));
            }
        }
        AddTimes(dates);
        return [.. dates.OrderByDescending(d => d.Score)];
    }

    private double Score(int index, TextBlock block, ReadOnlySpan<char> text, WrittenDate date)
    {
        double score = Place(index) + Names(block.First);
        int others = (text.Length < block.Text.Length ? text.Length : block.Text.Length) - (date.End - date.Start);
        score += others <= 12 ? 20 : others <= 40 ? 14 : others <= 80 ? 4 : -10;
        score += SeenWords.Judge(text[..date.Start]);
        if (block.LinkLength * 2 > block.Text.Length)
        {
            score -= 8;
        }
        if (_main.IsBody(index) && others > 60)
        {
            score -= 15;
        }
        return score;
    }

    /// <summary>Near the title and near the ends of the text dates are the article's own.</summary>
    private double Place(int index)
    {
        double score = 0;
        int anchor = _title >= 0 ? _title : _firstBody;
        if (index >= anchor && index <= Math.Max(_firstBody, anchor + 3) && !(_lastBody >= 0 && index > _lastBody))
        {
            score += 30 - Math.Min(12, index - anchor);
        }
        else if (index < anchor && index >= anchor - 6)
        {
            score += 22 - 2 * (anchor - index);
        }
        else if (index > _lastBody && index <= _lastBody + 6)
        {
            score += 16 - (index - _lastBody);
        }
        else if (index > _firstBody && index <= _lastBody)
        {
            score += index >= _lastBody - 1 ? 8 : -4;
        }
        else
        {
            score -= 12;
        }
        return score;
    }

    /// <summary>What the elements around are called, and what they are.</summary>
    private double Names(int node)
    {
        HtmlTree tree = _page.Tree;
        double score = 0;
        int height = 0;
        bool isBeside = false;
        for (int above = tree.Parent(node); above > 0; above = tree.Parent(above), height++)
        {
            if (height < 4)
            {
                score = Math.Max(score, SeenWords.JudgeNames(tree.Attribute(above, "class")) / (1 + 0.3 * height));
                score = Math.Max(score, SeenWords.JudgeNames(tree.Attribute(above, "id")) / (1 + 0.3 * height));
            }
            isBeside |= tree.Tag(above) is HtmlTag.Aside or HtmlTag.Nav or HtmlTag.Footer;
            isBeside |= SeenWords.IsBeside(tree.Attribute(above, "class")) || SeenWords.IsBeside(tree.Attribute(above, "id"));
        }
        return score - (!isBeside ? 0 : IsBehindText(node) ? 40 : IsAboveTitle(node) ? 0 : 28);
    }

    /// <summary>A footer or header of the article itself holds its title, too.</summary>
    private bool IsAboveTitle(int node) => _title >= 0 && _page.FirstFrom(node) is var block && block >= _title && block <= _title + 4;

    private bool IsBehindText(int node) => _lastBody >= 0 && _page.FirstFrom(node) > _lastBody;

    private void AddTimes(List<SeenDate> dates)
    {
        HtmlTree tree = _page.Tree;
        for (int node = 0; node < tree.Count && dates.Count < 2 * MostDates; node++)
        {
            HtmlTag tag = tree.Tag(node);
            if (HtmlTags.IsUnseen(tag))
            {
                node = tree.End(node) - 1;
                continue;
            }
            bool isTime = tag == HtmlTag.Time;
            // Older pages put the date into the title of an element that is named for it.
            string? value = isTime ? tree.Attribute(node, "datetime") ?? tree.Attribute(node, "title")
                : tag != HtmlTag.Text && tree.Attribute(node, "title") is { Length: >= 10 and <= 40 } told && SeenWords.JudgeNames(tree.Attribute(node, "class")) > 0 ? told : null;
            if (Stamp.Read(value, "time") is not { } stamp)
            {
                continue;
            }
            int block = Math.Min(_page.FirstFrom(node), _page.Blocks.Count - 1);
            string seen = tree.SeenText(node);
            // What is shown is the day of the place, what is given for programs may be UTC's.
            DateTime day = DayText.Find(seen, _isMonthFirst) is [var written, ..] && Math.Abs((written.Value - stamp.Value.Date).TotalDays) <= 1 ? written.Value : stamp.Value.Date;
            double score = 18 + Place(block) + Names(node + 1 < tree.Count ? node + 1 : node) + (tree.Attribute(node, "pubdate") != null ? 15 : 0)
                + SeenWords.Judge((tree.Attribute(node, "class") ?? "") + " " + (tree.Attribute(node, "itemprop") ?? "") + " ");
            if (block >= 0 && _page.Blocks[block] is var text && text.Text.IndexOf(seen, StringComparison.Ordinal) is > 0 and < 80 and int at)
            {
                score += SeenWords.Judge(text.Text.AsSpan(0, at));
            }
            dates.Add(new SeenDate(day, block, score, true));
        }
    }
}
