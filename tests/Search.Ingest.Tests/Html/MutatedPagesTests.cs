using System.Globalization;
using System.Text;
using Search.Ingest.Html;
using Search.Ingest.Tests.Html.Figures;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Ingest.Tests.Html;

/// <summary>Real pages with bytes changed, cut, doubled and mixed: reading one never fails. <c>SEARCH_MUTATIONS=100000</c> for a long run.</summary>
public sealed class MutatedPagesTests(ITestOutputHelper output)
{
    private static readonly string[] Pieces =
    [
        "<div>", "</div>", "<p>", "<table>", "</table>", "<td>", "<a href=", "<!--", "-->", "<script>", "</script>", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":",
        "\"", "'", ">", "<", "&#x", "\0", "<h1>", "</h1>", "<svg>", "<template>", "<time datetime=\"", "2020-13-45", "<select>", "<title>", "</title>", "<plaintext>", "<![CDATA[", "</body>", "<meta charset=utf-16>",
    ];

    [DataFact]
    public void NoMutationIsAnException()
    {
        int count = int.Parse(Environment.GetEnvironmentVariable("SEARCH_MUTATIONS") ?? "500", CultureInfo.InvariantCulture);
        TestRandom random = TestRandom.Create();
        byte[][] pages = [.. TruePages.Bytes().Values.Where(b => b.Length is > 2_000 and < 40_000)];
        int articles = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] page = Mutate(random, pages[random.Next(pages.Length)], pages);
            try
            {
                articles += HtmlArticle.Read(page, new HtmlFacts(random.Chance(0.5) ? null : "https://news.example/2020/01/02/a"), out _) is { WhyNoArticle: null } ? 1 : 0;
            }
            catch (Exception e)
            {
                Assert.Fail($"mutation {i} {random.Explain}: {e}");
            }
        }
        output.WriteLine($"{articles} of {count} are still articles");
        // What is damaged beyond recognition would show nothing.
        Assert.True(articles >= count / 3, $"only {articles} of {count} are still articles {random.Explain}");
    }

    private static byte[] Mutate(TestRandom random, byte[] page, byte[][] pages)
    {
        var bytes = new List<byte>(page);
        for (int change = 1 + random.Next(6); change > 0 && bytes.Count > 10; change--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(bytes.Count - at, 1 + random.Next(random.Next(4) == 0 ? 5_000 : 50));
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    byte[] piece = Encoding.ASCII.GetBytes(Pieces[random.Next(Pieces.Length)]);
                    for (int times = 1 + random.Next(20); times > 0; times--)
                    {
                        bytes.InsertRange(at, piece);
                    }
                    break;
                case 4:
                    byte[] other = pages[random.Next(pages.Length)];
                    int start = random.Next(other.Length);
                    bytes.InsertRange(at, other.AsSpan(start, Math.Min(other.Length - start, 3_000)).ToArray());
                    break;
                default:
                    for (int k = 0; k < 20; k++)
                    {
                        bytes[random.Next(bytes.Count)] ^= (byte)(1 << random.Next(8));
                    }
                    break;
            }
        }
        return [.. bytes];
    }
}
