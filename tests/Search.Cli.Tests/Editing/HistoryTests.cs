using Search.Cli.Editing;
using Search.Testing;

namespace Search.Cli.Tests.Editing;

public sealed class HistoryTests
{
    [Fact]
    public void Lines_are_there_in_the_next_run()
    {
        using var folder = new TempFolder();
        string file = folder.File("deep/er/history");
        var first = new History(file);
        first.Add("putin");
        first.Add("習近平 \"no limits\"");
        Assert.Equal(["putin", "習近平 \"no limits\""], new History(file).Lines);
    }

    [Fact]
    public void Two_programs_at_once_keep_both_their_lines()
    {
        using var folder = new TempFolder();
        string file = folder.File("history");
        var one = new History(file);
        var two = new History(file);
        one.Add("a");
        two.Add("b");
        one.Add("c");
        Assert.Equal(["a", "b", "c"], new History(file).Lines);
    }

    [Fact]
    public void Only_its_owner_can_read_the_file()
    {
        using var folder = new TempFolder();
        string file = folder.File("history");
        new History(file).Add("private");
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void It_is_cut_to_the_newest_lines()
    {
        using var folder = new TempFolder();
        string file = folder.File("history");
        File.WriteAllLines(file, Enumerable.Range(0, 3000).Select(i => $"line {i}"));
        var history = new History(file);
        Assert.Equal(2000, history.Lines.Count);
        Assert.Equal("line 2999", history.Lines[^1]);
        Assert.Equal(2000, File.ReadAllLines(file).Length);
    }

    [Fact]
    public void A_file_that_cannot_be_had_is_no_failure()
    {
        using var folder = new TempFolder();
        var history = new History(folder.Path);
        history.Add("still works");
        Assert.Equal(["still works"], history.Lines);
    }

    [Fact]
    public void Control_characters_of_a_foreign_file_do_not_come_in()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("history"), "good\n\e[2Jevil\n");
        Assert.Equal(["good"], new History(folder.File("history")).Lines);
    }

    [Theory]
    [InlineData("/state", "/home/me", "/state/search/history")]
    [InlineData("", "/home/me", "/home/me/.local/state/search/history")]
    [InlineData("relative", "/home/me", "/home/me/.local/state/search/history")]
    public void The_place_follows_XDG(string state, string home, string expected) =>
        Assert.Equal(expected, History.DefaultFile(name => name == "XDG_STATE_HOME" ? state : name == "HOME" ? home : null));
}
