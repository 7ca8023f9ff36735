namespace Search.Engine.Tests.QueryParsing;

/// <summary>The same piece of a query text again and again, and what closes it as often behind.</summary>
public static class EndlessTexts
{
    private static readonly (string Before, string Behind)[] Pieces =
    [
        ("(", ")"), ("(", ""), ("+(", ")"), ("a (", ")"), ("a OR b AND (", ")"), ("(a NEAR ", ")"), ("NOT ", ""), ("!", ""), ("-", ""), ("+", ""), ("title:", ""), ("title:(", ")"),
        ("nothing:", ""), ("\"", ""), ("\"a ", ""), ("^", ""), ("^2", ""), ("a^", ""), ("~", ""), ("\"a\"~", ""), ("[", ""), ("[a TO ", ""), ("[\"", ""), ("{", ""), ("]", ""),
        (":", ""), ("a:", ""), ("/", ""), ("/a", ""), ("/\\", ""), ("/(", ""), ("\\", ""), ("*", ""), ("?", ""), ("a* ", ""), ("a ", ""), ("a", ""), ("a AND ", ""), ("a OR ", ""),
        ("AND ", ""), ("a NEAR/2 ", ""), ("NEAR ", ""), ("a~ ", ""), ("no-", ""), ("\uD83D", ""), ("\0", ""), (" ", ""), ("size:>", ""), ("size:none ", ""), ("size:none OR ", ""),
        ("the ", ""), ("/a/ ", ""), ("/a\\/ ", ""), ("[a TO b] ", ""), ("\"a b\" ", ""), ("\"\\\" ", ""), ("a\\ ", ""), ("(a OR ", ")"), ("(a OR a) ", ""), ("() ", ""),
        ("no-limits* ", ""), ("(a b) NEAR ", ""),
    ];

    public static TheoryData<string, string> Shapes()
    {
        var data = new TheoryData<string, string>();
        foreach ((string before, string behind) in Pieces)
        {
            data.Add(before, behind);
        }
        return data;
    }

    public static string Of(string before, string behind, int times) =>
        string.Concat(Enumerable.Repeat(before, times)) + "rain" + string.Concat(Enumerable.Repeat(behind, times));
}
