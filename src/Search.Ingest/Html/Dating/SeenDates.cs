using Search.Ingest.Dates;
using Search.Ingest.Html.Extraction;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Dating;

/// <summary>
/// Finds days in a page's text and judges by their place, the words beside them and the names of their elements which one is that of publication.
/// </summary>
internal sealed class SeenDates
{
    /// <summary>Dates in longer blocks are what the article tells of, but for their start.</summary>
    private const int LongestLine = 220;

    /// <summary>A line outside of the text that tells who wrote it when may be a sentence or two.</summary>
    private const int LongestNote = 600;

    private const int AgencyStart = 70;

    /// <summary>A script within the text that does no more than to write a date.</summary>
    private const int LongestScript = 120;

    /// <summary>A line that says only what stands below it.</summary>
    private const int LongestLabel = 30;

    /// <summary>Before it no page was written.</summary>
    private const int FirstYear = 1970;

    /// <summary>A page with more is a list of dates, and its own stands among the first.</summary>
    private const int MostDates = 2000;

    /// <summary>That of a line which says in words when this very article was published.</summary>
    private const double SureScore = 45;

    /// <summary>So many different days in elements of one kind are those of a list.</summary>
    private const int DaysOfList = 3;

    /// <summary>A shorter title may stand in a line that is about something else.</summary>
    private const int ShortestTitle = 10;

    private readonly PageParts _page;
    private readonly MainText _main;
    private readonly DatePlace _place;
    private readonly string? _title;
    private readonly DayForms _forms;

    public SeenDates(PageParts page, MainText main, TitleChoice title, DayForms forms)
    {
        _page = page;
        _main = main;
        _place = new DatePlace(page, main, title.Node);
        _title = title.Text is { Length: >= ShortestTitle } text ? text : null;
        _forms = forms with { HasShortYears = true };
    }

    /// <summary>The best first.</summary>
    public List<SeenDate> Find()
    {
        var dates = new List<SeenDate>();
        for (int i = 0; i < _page.Blocks.Count && dates.Count < MostDates; i++)
        {
            TextBlock block = _page.Blocks[i];
            ReadOnlySpan<char> text = block.Text.Length <= LongestLine || (!_main.IsBody(i) && block.Text.Length <= LongestNote) ? block.Text
                : i >= _place.FirstBody && i <= _place.FirstBody + 2 ? block.Text.AsSpan(0, AgencyStart) : default;
            foreach (WrittenDate date in DayText.Find(text, _forms).Where(d => d.Value.Year >= FirstYear))
            {
                dates.Add(new SeenDate(date, i, Score(i, block, text, date), false, KindOf(block.First), SeenWords.IsChange(Before(i, text, date))));
            }
        }
        AddElements(dates);
        return [.. WithoutLists(dates).OrderByDescending(d => d.Score)];
    }

    /// <summary>
    /// Days of the same kind of element that differ are those of a list of articles or answers; none but the first is the page's, where it stands
    /// near the title.
    /// </summary>
    private List<SeenDate> WithoutLists(List<SeenDate> dates)
    {
        var firsts = dates.GroupBy(d => d.Kind).Where(g => g.Select(d => d.Day).Distinct().Count() >= DaysOfList).ToDictionary(g => g.Key, g =>
            g.Min(d => d.Block));
        return [.. dates.Select(d => firsts.TryGetValue(d.Kind, out int first) && !(d.Block == first
            && _place.IsNearTop(first)) ? d with { Score = d.Score - 45 } : d)];
    }

    private string KindOf(int node)
    {
        HtmlTree tree = _page.Tree;
        for (int above = tree.Parent(node), height = 0; above > 0 && height < 5; above = tree.Parent(above), height++)
        {
            if (tree.Attribute(above, "class") is { Length: > 0 } names)
            {
                return $"{tree.Tag(above)} {height} {names}";
            }
        }
        return $"{tree.Tag(tree.Parent(node))}";
    }

    private double Score(int index, TextBlock block, ReadOnlySpan<char> text, WrittenDate date)
    {
        double score = _place.Of(index) + _place.OfNames(block.First);
        int others = (text.Length < block.Text.Length ? text.Length : block.Text.Length) - (date.End - date.Start);
        score += others <= 12 ? 20 : others <= 40 ? 14 : others <= 80 ? 4 : -10;
        double told = SeenWords.Judge(Before(index, text, date));
        bool isPosted = told >= 0 && SeenWords.IsPosted(text[date.End..]);
        score += isPosted ? told + 14 : told;
        if (isPosted && _title != null && text.Contains(_title, StringComparison.Ordinal))
        {
            // Wherever it stands, it says of what it tells the date.
            return SureScore;
        }
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

    /// <summary>What stands before a date: on its line, else on the one above, where that is a label of a list or a table.</summary>
    private ReadOnlySpan<char> Before(int index, ReadOnlySpan<char> text, WrittenDate date) =>
        date.Start > 0 || index == 0 || text.Length - date.End > 12 || _page.Blocks[index - 1].Text.Length > LongestLabel
            ? text[..date.Start] : _page.Blocks[index - 1].Text;

    /// <summary>Days that elements give for programs, and days that scripts within the text write.</summary>
    private void AddElements(List<SeenDate> dates)
    {
        HtmlTree tree = _page.Tree;
        for (int node = 0; node < tree.Count && dates.Count < 2 * MostDates; node++)
        {
            HtmlTag tag = tree.Tag(node);
            if (tag == HtmlTag.Script)
            {
                AddScript(dates, node);
            }
            if (HtmlTags.IsUnseen(tag))
            {
                node = tree.End(node) - 1;
            }
            else if (tag != HtmlTag.Text)
            {
                AddElement(dates, node, tag == HtmlTag.Time);
            }
        }
    }

    private void AddElement(List<SeenDate> dates, int node, bool isTime)
    {
        HtmlTree tree = _page.Tree;
        if (Stamp.Read(isTime ? tree.Attribute(node, "datetime") ?? tree.Attribute(node, "title") : NamedDate(node), "time",
            _forms.Order) is not { } stamp)
        {
            return;
        }
        int block = Math.Min(_page.FirstFrom(node), _page.Blocks.Count - 1);
        string seen = tree.SeenText(node);
        // What is shown is the day of the place, what is given for programs may be UTC's.
        WrittenDate? shown = DayText.Find(seen, _forms) is [{ IsDay: true } first, ..] ? first : null;
        WrittenDate day = shown is { } written && Math.Abs((written.Value - stamp.Value.Date).TotalDays) <= 1 ? written : new WrittenDate(stamp.Value.Date, DatePrecision.Day, 0, 0);
        string named = (tree.Attribute(node, "class") ?? "") + " " + (tree.Attribute(node, "itemprop") ?? "") + " ";
        double score = 18 + _place.Of(block) + _place.OfNames(node + 1 < tree.Count ? node + 1 : node) + (tree.Attribute(node, "pubdate") != null
            ? 15 : 0) + SeenWords.Judge(named);
        bool isChange = SeenWords.IsChange(named);
        if (block >= 0 && _page.Blocks[block] is var text && text.Text.IndexOf(seen, StringComparison.Ordinal) is > 0 and < 80 and int at)
        {
            score += SeenWords.Judge(text.Text.AsSpan(0, at));
            isChange |= SeenWords.IsChange(text.Text.AsSpan(0, at));
        }
        dates.Add(new SeenDate(day, block, score, true, KindOf(node + 1 < tree.Count ? node + 1 : node), isChange, stamp.IsUtc && shown == null));
    }

    /// <summary>Pages put the date into the title of an element that is named for it, or into an attribute for their scripts.</summary>
    private string? NamedDate(int node)
    {
        HtmlTree tree = _page.Tree;
        string? told = tree.Attribute(node, "title") is { Length: >= 10 and <= 40 } title ? title
            : tree.Attribute(node, "datetime") ?? tree.Attribute(node, "data-datetime") ?? tree.Attribute(node, "data-date")
            ?? tree.Attribute(node, "data-timestamp") ?? tree.Attribute(node, "data-time") ?? tree.Attribute(node, "data-published");
        return told != null && SeenWords.JudgeNames(tree.Attribute(node, "class")) > 0 ? told : null;
    }

    private void AddScript(List<SeenDate> dates, int node)
    {
        if (_page.Tree.RawText(node) is { Length: >= 10 and <= LongestScript } script && _page.Blocks.Count > 0)
        {
            int block = Math.Min(_page.FirstFrom(node), _page.Blocks.Count - 1);
            foreach (WrittenDate date in DayText.Find(script, _forms))
            {
                dates.Add(new SeenDate(date, block, _place.Of(block) + _place.OfNames(node), false, KindOf(node)));
            }
        }
    }
}
