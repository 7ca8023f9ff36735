using System.Globalization;
using Search.Ingest.Csv;
using Search.Ingest.Html;
using Search.Ingest.Html.Tree;
using Search.Ingest.JsonLines;
using Search.Ingest.Packed;
using Search.Ingest.Warc;
using Search.Testing;

namespace Search.Ingest.Tests.Formats;

/// <summary>The README's table of size limits says what the code does.</summary>
public sealed class SizeLimitsTests
{
    [Fact]
    public void TheTableSaysWhatTheReadersTake()
    {
        string[] lines = File.ReadAllLines(Path.Combine(TestData.Root, "README.md"));
        int head = Array.IndexOf(lines, "| what | at most |");
        Assert.True(head >= 0);
        string[] rows = [.. lines.Skip(head + 2).TakeWhile(line => line.StartsWith('|'))];
        var options = ReadOptions.Default;
        long article = options.MaxArticleBytes;
        Assert.Equal(4 * article + 4096, RecordLimit.Of(options));
        Assert.Equal(
            [
                $"text of an article: {article >> 20} MB",
                "a text file: four times that, and 4 bytes",
                "a line or object of JSON, a row of CSV: four times an article and 4,096 bytes",
                $"a page of HTML: {HtmlArticle.MaxBytes >> 20} MB, {Of(HtmlTreeBuilder.MaxTokens)} tags and texts, {Of(HtmlTreeBuilder.MaxOpen)} elements open at once (those deeper than {HtmlTreeBuilder.MaxDepth}",
                $"head of a WARC record: {WarcFormat.MaxHead >> 10} KB",
                $"what comes out of gzip or zip: {ExpansionGuard.MostRatio} times as much as goes in, in each run of more than {ExpansionGuard.Beyond >> 20} MB",
                $"members of a zip archive: {Of(ZipFormat.MostMembers)}",
                $"columns of a CSV file: {Of(CsvFormat.MostColumns)}",
                $"encodings of an HTTP body: {ContentEncoding.MostEncodings}",
                $"an id: {ArticleId.MaxBytes} bytes",
                $"a keyword: {Of(RecordArticle.MaxKeywordBytes)} bytes",
            ],
            rows.Select(Shortened));
    }

    private static string Of(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Both cells up to what explains them.</summary>
    private static string Shortened(string row)
    {
        string[] cells = [.. row.Trim('|').Split('|').Select(cell => cell.Trim())];
        string what = cells[0].Replace(", or of an HTTP answer in it", "").Replace(", also unpacked and in a WARC", "").Replace(" within each other", "");
        int names = what.IndexOf(" (", StringComparison.Ordinal);
        string most = cells[1].Split(';')[0].Split(" (`")[0].Split(" count as")[0];
        return $"{(names < 0 ? what : what[..names])}: {most}";
    }
}
