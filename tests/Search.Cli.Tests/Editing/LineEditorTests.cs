using Search.Cli.Editing;
using static Search.Cli.Tests.Editing.ScriptedKeys;

namespace Search.Cli.Tests.Editing;

public sealed class LineEditorTests
{
    private readonly History _history = new(null);
    private readonly FakeScreen _screen = new();
    private Completions _completions = Completions.None;

    [Fact]
    public void A_line_is_what_was_typed() => Assert.Equal("xi jinping", Read([.. Type("xi jinping"), EditKey.Enter]).Text);

    [Fact]
    public void Prompt_and_line_share_a_row_with_the_cursor_behind_them()
    {
        Read([.. Type("putin")]);
        Assert.Equal("> putin", _screen.Lines[^1]);
    }

    public static TheoryData<string, EditKey[], string> Edits => new()
    {
        { "abc", [EditKey.Left, EditKey.Backspace], "ac" },
        { "abc", [EditKey.Home, EditKey.Delete], "bc" },
        { "abc", [EditKey.Home, EditKey.Right, EditKey.DeleteOrLeave], "ac" },
        { "abc", [EditKey.Home, EditKey.Backspace, EditKey.Left], "abc" },
        { "abc", [EditKey.Delete, EditKey.Right], "abc" },
        { "one two", [EditKey.KillWord], "one " },
        { "one two  ", [EditKey.KillWord], "one " },
        { "one two", [EditKey.KillToStart], "" },
        { "one two", [EditKey.WordLeft, EditKey.KillToEnd], "one " },
        { "one two", [EditKey.KillWord, EditKey.Yank, EditKey.Yank], "one twotwo" },
        { "one two", [EditKey.Home, EditKey.WordRight, EditKey.KillToEnd], "one" },
        { "one two", [EditKey.WordLeft, EditKey.WordLeft, EditKey.KillToStart], "one two" },
        { "習近平", [EditKey.Backspace], "習近" },
        { "a👍🏽", [EditKey.Backspace], "a" },
        { "e\u0301x", [EditKey.Home, EditKey.Delete], "x" },
        { "e\u0301", [EditKey.Left, EditKey.Delete], "" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Keys_edit_the_line(string typed, EditKey[] keys, string expected) =>
        Assert.Equal(expected, Read([.. Type(typed), .. keys.Select(key => (KeyPress)key), EditKey.Enter]).Text);

    [Fact]
    public void Text_goes_in_where_the_cursor_stands() =>
        Assert.Equal("no limits xi", Read([.. Type("limits xi"), EditKey.Home, .. Type("no "), EditKey.Enter]).Text);

    [Fact]
    public void Ctrl_C_throws_the_line_away()
    {
        LineResult result = Read([.. Type("half a qu"), EditKey.Cancel]);
        Assert.Equal(new LineResult(LineEnd.Cancelled, ""), result);
        Assert.Empty(_history.Lines);
    }

    [Fact]
    public void Ctrl_D_leaves_on_an_empty_line_only()
    {
        Assert.Equal(LineEnd.EndOfInput, Read([EditKey.DeleteOrLeave]).End);
        Assert.Equal("x", Read([.. Type("x"), EditKey.DeleteOrLeave, EditKey.Enter]).Text);
    }

    [Fact]
    public void A_terminal_that_goes_away_ends_the_input() => Assert.Equal(LineEnd.EndOfInput, Read([.. Type("x")]).End);

    [Fact]
    public void Up_and_down_walk_the_history_and_come_back_to_what_was_being_written()
    {
        _history.Add("first");
        _history.Add("second");
        Assert.Equal("first", Read([EditKey.Up, EditKey.Up, EditKey.Up, EditKey.Enter]).Text);
        Assert.Equal("draft", Read([.. Type("draft"), EditKey.Up, EditKey.Up, EditKey.Down, EditKey.Down, EditKey.Down, EditKey.Enter]).Text);
    }

    [Fact]
    public void Accepted_lines_become_history_but_not_twice_in_a_row()
    {
        Read([.. Type("putin"), EditKey.Enter]);
        Read([.. Type("putin"), EditKey.Enter]);
        Read([.. Type("  "), EditKey.Enter]);
        Assert.Equal(["putin"], _history.Lines);
    }

    [Fact]
    public void Ctrl_R_finds_the_newest_line_with_a_text_and_again_an_older_one()
    {
        _history.Add("xi in moscow");
        _history.Add("putin in beijing");
        _history.Add("something else");
        Assert.Equal("putin in beijing", Read([EditKey.SearchHistory, .. Type("in "), EditKey.Enter]).Text);
        Assert.Equal("xi in moscow", Read([EditKey.SearchHistory, .. Type(" in "), EditKey.SearchHistory, EditKey.SearchHistory, EditKey.Enter]).Text);
    }

    [Fact]
    public void What_Ctrl_R_found_can_be_edited_and_Ctrl_C_leaves_the_line_as_it_was()
    {
        _history.Add("putin beijing");
        Assert.Equal("putin in beijing", Read([EditKey.SearchHistory, .. Type("bei"), EditKey.Home, EditKey.WordRight, .. Type(" in"), EditKey.Enter]).Text);
        Assert.Equal("mine", Read([.. Type("mine"), EditKey.SearchHistory, .. Type("bei"), EditKey.Cancel, EditKey.Enter]).Text);
    }

    [Fact]
    public void Ctrl_R_says_when_nothing_is_found()
    {
        _history.Add("putin");
        Read([EditKey.SearchHistory, .. Type("zz")]);
        Assert.Contains(_rows, row => row.StartsWith("(failed reverse-i-search)`zz'", StringComparison.Ordinal));
    }

    [Fact]
    public void Tab_completes_a_single_proposal()
    {
        _completions = new Completions(0, ["furniture:"]);
        Assert.Equal("furniture:reply", Read([.. Type("furn"), EditKey.Tab, .. Type("reply"), EditKey.Enter]).Text);
    }

    [Fact]
    public void Tab_goes_as_far_as_all_proposals_agree_and_then_lists_them()
    {
        _completions = new Completions(0, ["published:", "published_precision:"]);
        Assert.Equal("published", Read([.. Type("pu"), EditKey.Tab, EditKey.Tab, EditKey.Enter]).Text);
        Assert.Contains("published:            published_precision:", _screen.Lines);
    }

    [Fact]
    public void Tab_without_proposals_changes_nothing() => Assert.Equal("zz", Read([.. Type("zz"), EditKey.Tab, EditKey.Enter]).Text);

    [Fact]
    public void Tab_completes_before_the_cursor_and_keeps_what_follows()
    {
        _completions = new Completions(0, ["title:"]);
        Assert.Equal("title: x", Read([.. Type("ti x"), EditKey.Left, EditKey.Left, EditKey.Tab, EditKey.Enter]).Text);
    }

    [Fact]
    public void A_long_line_scrolls_so_that_the_cursor_stays_in_the_row()
    {
        var screen = new FakeScreen(20);
        string typed = new string('a', 30) + "b";
        Editor(screen, [.. Type(typed), EditKey.Left]).ReadLine("> ");
        Assert.All(_rows, row => Assert.True(row.Length < 20, row));
        Assert.Contains(_rows, row => row.EndsWith('b'));
    }

    [Fact]
    public void Wide_characters_take_two_columns()
    {
        var screen = new RecordingScreen(new FakeScreen(), _rows, _cursors);
        new LineEditor(new ScriptedKeys([.. Type("習近")]), screen, _history, new FixedCompleter(() => _completions)).ReadLine("> ");
        Assert.Contains(6, _cursors);
    }

    private readonly List<string> _rows = [];
    private readonly List<int> _cursors = [];

    private LineResult Read(IReadOnlyList<KeyPress> keys) => Editor(_screen, keys).ReadLine("> ");

    private LineEditor Editor(FakeScreen screen, IReadOnlyList<KeyPress> keys) =>
        new(new ScriptedKeys(keys), new RecordingScreen(screen, _rows, _cursors), _history, new FixedCompleter(() => _completions));

    private sealed class FixedCompleter(Func<Completions> completions) : ICompleter
    {
        public Completions Complete(string line, int cursor) => completions();
    }

    private sealed class RecordingScreen(FakeScreen inner, List<string> rows, List<int> cursors) : IEditorScreen
    {
        public int Width => inner.Width;

        public void ShowRow(string text, int cursor)
        {
            rows.Add(text);
            cursors.Add(cursor);
            inner.ShowRow(text, cursor);
        }

        public void NextRow() => inner.NextRow();

        public void ShowBelow(IReadOnlyList<string> lines) => inner.ShowBelow(lines);

        public void Clear() => inner.Clear();
    }
}
