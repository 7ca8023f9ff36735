using System.Globalization;
using System.Text;
using System.Text.Json;
using Search.Ingest.Dates;
using Search.Ingest.Mentions;
using Search.Ingest.Text;
using Search.Testing;

namespace Search.Ingest.Tests;

/// <summary>Texts that no person writes: nothing throws, nothing hangs, nothing is lost.</summary>
public sealed class OddTextsTests
{
    private static readonly string[] Pieces =
    [
        "by ", "By Anna Fisher", "Published", "Updated ", "January", "may ", "17", "2022", "1986/87", "20222022", "17th", ":", "|", "•", "·", "\u00A0", "\u3000", "\u200B", "\uFEFF", " ",
        "\t", "\n", "\n\n", "\r", "\r\n", "\u2028", "-", " - ", "—", "/", ".", ",", "'", "’", "\"", "(", ")", "[", "*", "»", "→", "©", "$", "https://", "www.", "@", "a", "Ä", "é", "́", "中",
        "\U0001F600", "\uD800", "\uDC00", "ا", "Photo", "Photo: ", "Leave a Reply", "Prev Post", "Read more: ", "Recent Posts", "Welcome to ", "Share", "3 min read", " pm", "12:30", "T", "in ",
        "since ", "was ", "will ", "the ", "0", "#", "%", "\0", "\u0085",
    ];

    [Fact]
    public void RandomPagesAreTakenApartWithoutLoss()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 20_000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Pick(Pieces)));
            try
            {
                CheckPage(text);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{Show(text)} {random.Explain}", e);
            }
        }
    }

    [DataFact]
    public void NaughtyStringsAreReadAsTheyAre()
    {
        string[] strings = JsonSerializer.Deserialize<string[]>(File.ReadAllText(TestData.Path("fuzz", "blns.json")))!;
        Assert.InRange(strings.Length, 400, 1000);
        foreach (string text in strings)
        {
            CheckPage(text);
            ReadResult result = Assert.Single(Pages.JsonLines(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { title = "t", body = text }))));
            Assert.Equal(string.IsNullOrWhiteSpace(text) ? "" : text, result.Article!.Body);
            ReadResult page = Pages.Read(Encoding.UTF8.GetBytes("Before it\n" + text + "\nafter it"));
            Assert.True(page.Article != null || text.Contains('\0'), Show(text));
        }
    }

    [DataFact]
    public void AFileOfBrokenUtf8IsReadWithItsLossesSaid()
    {
        byte[] bytes = File.ReadAllBytes(TestData.Path("fuzz", "UTF-8-test.txt"));
        Assert.Contains("NUL", Pages.Read(bytes).Reject!.Reason, StringComparison.Ordinal);
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("page.txt"), [.. bytes.Where(b => b != 0)]);
        ReadResult[] read = [.. new ArticleSource().Read(folder)];
        Assert.Contains("\uFFFD", read[0].Article!.Body, StringComparison.Ordinal);
        Assert.Contains("replacement characters", read[1].Note, StringComparison.Ordinal);
        // Each line of it as a record: those that are broken are named, the others are read.
        byte[][] lines = [.. Lines(bytes)];
        byte[] records = [.. lines.SelectMany(line => (byte[])[.. "{\"title\":\""u8, .. line.Where(b => b is not ((byte)'"' or (byte)'\\' or < 0x20)), .. "x\"}\n"u8])];
        ReadResult[] results = Pages.JsonLines(records);
        Assert.Equal(lines.Length, results.Length);
        Assert.InRange(results.Count(r => r.Reject?.Reason == "a string is not valid UTF-8"), 50, lines.Length - 50);
        Assert.All(results.Where(r => r.Reject != null), r => Assert.Equal("a string is not valid UTF-8", r.Reject!.Reason));
        for (int i = 0; i < lines.Length; i++)
        {
            Assert.Equal(System.Text.Unicode.Utf8.IsValid(lines[i]), results[i].Article != null);
        }
    }

    [Fact]
    public void VeryLongLinesAndVeryManyLinesTakeNoTimeToSpeakOf()
    {
        // Each of these would take minutes if a rule looked at all of the text for each line or each number.
        CheckPage(new string('a', 4 << 20));
        CheckPage(string.Concat(Enumerable.Repeat("2021 ", 300_000)));
        CheckPage(string.Concat(Enumerable.Repeat("in 2021 ", 100_000)));
        CheckPage(string.Concat(Enumerable.Repeat("U.S. in 2021 ", 100_000)));
        CheckPage(string.Concat(Enumerable.Repeat("x\n", 500_000)));
        CheckPage(string.Concat(Enumerable.Repeat("Read more: A\n", 100_000)));
        CheckPage(new string(' ', 2 << 20) + "x");
        CheckPage(string.Concat(Enumerable.Repeat("17 January 2022 | ", 100_000)));
        CheckPage(string.Concat(Enumerable.Repeat("(", 1 << 20)) + "\nx");
    }

    private static void CheckPage(string text)
    {
        var page = new PageText(text);
        _ = YearMentions.Of(text, text);
        _ = InferredDate.NotBefore(text);
        _ = UrlDate.TryFind(text, out _, out _);
        _ = IsoDate.TryParse(text, out _, out _);
        if (page.Count == 0)
        {
            Assert.DoesNotContain(text, char.IsLetterOrDigit);
            return;
        }
        ArticleText parts = ArticleText.Of(page);
        _ = DateFacts.FromText(text, page, parts.Body);
        Assert.Equal(Letters(text), Letters(parts.Title) + Letters(parts.Body) + Letters(parts.Furniture));
        Assert.True((parts.Title ?? parts.Body).Length > 0);
    }

    private static int Letters(string? text) => text?.Count(char.IsLetterOrDigit) ?? 0;

    private static string Show(string text) => string.Concat(text.Select(c => c is > ' ' and < '\x7F' ? c.ToString() : $"\\u{(int)c:X4}"));

    private static IEnumerable<byte[]> Lines(byte[] bytes)
    {
        for (int start = 0; start < bytes.Length;)
        {
            int length = bytes.AsSpan(start).IndexOf((byte)'\n');
            length = length < 0 ? bytes.Length - start : length;
            yield return bytes[start..(start + length)];
            start += length + 1;
        }
    }
}
