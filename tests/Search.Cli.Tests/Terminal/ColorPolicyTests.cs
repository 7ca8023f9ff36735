using Search.Cli.Terminal;

namespace Search.Cli.Tests.Terminal;

public sealed class ColorPolicyTests
{
    [Theory]
    [InlineData(ColorChoice.Auto, true, null, "xterm", true)]
    [InlineData(ColorChoice.Auto, true, "", "xterm", true)]
    [InlineData(ColorChoice.Auto, true, "1", "xterm", false)]
    [InlineData(ColorChoice.Auto, true, null, "dumb", false)]
    [InlineData(ColorChoice.Auto, false, null, "xterm", false)]
    [InlineData(ColorChoice.Never, true, null, "xterm", false)]
    [InlineData(ColorChoice.Always, false, "1", "dumb", true)]
    public void Flag_then_NO_COLOR_then_terminal(ColorChoice choice, bool isTerminal, string? noColor, string term, bool expected) =>
        Assert.Equal(expected, ColorPolicy.UseColor(choice, isTerminal, name => name == "NO_COLOR" ? noColor : name == "TERM" ? term : null));
}
