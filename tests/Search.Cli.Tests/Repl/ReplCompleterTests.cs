using Search.Cli.Editing;
using Search.Cli.Repl;

namespace Search.Cli.Tests.Repl;

public sealed class ReplCompleterTests
{
    private static readonly string[] Sources = ["reuters", "the times"];

    private readonly ReplCompleter _completer = new(new FakeSource());

    [Theory]
    [InlineData("furn", 0, "furniture:")]
    [InlineData("putin furn", 6, "furniture:")]
    [InlineData("(furn", 1, "furniture:")]
    [InlineData("+furn", 1, "furniture:")]
    [InlineData("-furn", 1, "furniture:")]
    [InlineData("FURN", 0, "furniture:")]
    [InlineData("pub", 0, "published: published_precision: published_source:")]
    [InlineData("source:Re", 7, "reuters")]
    [InlineData("source:the", 7, "\"the times\"")]
    [InlineData("-year:202", 6, "2022 2023")]
    [InlineData("text:pu", 5, "")]
    [InlineData("zzz", 0, "")]
    [InlineData("be", 0, "beijing bell")]
    [InlineData("Be", 0, "Beijing Bell")]
    [InlineData("BEIj", 0, "BEIjing")]
    [InlineData("b", 0, "body:")]
    [InlineData("+be", 1, "beijing bell")]
    [InlineData("-be", 1, "beijing bell")]
    [InlineData("(be", 1, "beijing bell")]
    [InlineData("bo", 0, "body body:")]
    [InlineData("no limits be", 10, "bell")]
    [InlineData("no AND be", 7, "beijing bell")]
    [InlineData("+no be", 4, "beijing bell")]
    [InlineData("b\u00E9", 0, "bell")]
    [InlineData("text:be", 5, "")]
    [InlineData("esc", 0, "")]
    [InlineData("\"xi gr", 0, "\"Xi Greets Putin\" \"So \\\"Greets\\\" Xi \\\\o/\"")]
    [InlineData("title:\"xi gr", 6, "\"Xi Greets Putin\" \"So \\\"Greets\\\" Xi \\\\o/\"")]
    [InlineData("putin \"xi gr", 10, "green")]
    [InlineData("\"no titles be", 11, "beijing bell")]
    [InlineData("\"a\" be", 4, "beijing bell")]
    [InlineData("\"", 1, "")]
    [InlineData("source:\"the", 8, "")]
    [InlineData(":fa", 0, ":facet ")]
    [InlineData(":s", 0, ":sort  :save  :stats")]
    [InlineData(":facet me", 7, "mentions")]
    [InlineData(":facet source=the", 14, "the times")]
    [InlineData(":facet year=n", 12, "none")]
    [InlineData(":facet month=2", 13, "")]
    [InlineData(":sort ne", 6, "newest")]
    [InlineData(":year 202", 6, "2022 2023")]
    [InlineData(":year n", 6, "none")]
    [InlineData(":open 003", 6, "003_df.txt")]
    [InlineData(":save x", 0, "")]
    public void Words_are_completed_where_they_stand(string line, int start, string words)
    {
        Completions completions = _completer.Complete(line, line.Length);
        Assert.Equal(words, string.Join(' ', completions.Words));
        Assert.True(words.Length == 0 || completions.Start == start, $"{completions.Start}");
    }

    [Fact]
    public void What_stands_behind_the_cursor_does_not_matter() => Assert.Equal(["furniture:"], _completer.Complete("furn AND putin", 4).Words);

    private sealed class FakeSource : ICompletionSource
    {
        public IReadOnlyList<string> Values(string field, string prefix) => field switch
        {
            "source" => [.. Sources.Where(source => source.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))],
            "year" => ["2022", "2023"],
            "id" => ["003_df.txt", "004_f7.txt"],
            _ => throw new InvalidOperationException($"values of {field}"),
        };

        public IReadOnlyList<string> Words(string begun, string? before) => (begun.ToLowerInvariant(), before) switch
        {
            ("be", "limits") => ["bell"],
            ("be", null or "titles") => ["beijing", "bell"],
            ("beij", null) => ["beijing"],
            ("b\u00E9", null) => ["bell"],
            ("bo", null) => ["body"],
            ("esc", null) => ["esc\u001B[2Jape"],
            ("gr", "xi") => ["green"],
            _ => [],
        };

        public IReadOnlyList<string> Titles(string typed) => typed == "xi gr" ? ["Xi Greets Putin", "So \"Greets\" Xi \\o/", "Xi \u001B]0;greets\a"] : [];
    }
}
