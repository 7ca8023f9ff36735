using System.Text;
using Search.Ingest.Packed;

namespace Search.Ingest.Tests.JsonLines;

/// <summary>Lines that are far too long are passed over, whatever the stream gives at once, without being kept.</summary>
public sealed class LongLinesTests
{
    private const int Megabyte = 1 << 20;

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(4096)]
    [InlineData(70_001)]
    public void ALineOf100MegabytesIsRejectedInLittleMemory(int mostAtOnce)
    {
        using var stream = new MadeUpLines(100 * Megabyte, mostAtOnce);
        // Whatever else the process does, this thread must not ask for the line's size.
        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadResult[] results = [.. new ArticleSource(new ReadOptions { MaxArticleBytes = Megabyte }, () => stream).Read("-")];
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(["first", null, "last"], results.Select(r => r.Article?.Title));
        Assert.Equal(2, results[1].Reject!.Line);
        Assert.Contains("104,857,600 bytes", results[1].Reject!.Reason, StringComparison.Ordinal);
        Assert.Equal("-#3", results[2].Article!.Id);
        Assert.InRange(allocated, 0, 20 * Megabyte);
    }

    [Fact]
    public void ALineAtTheLimitIsReadAndOneByteMoreIsNot()
    {
        // The limit of a line is four times an article's, and 4,096 bytes.
        var options = new ReadOptions { MaxArticleBytes = 1000 };
        string start = "{\"title\":\"t\",\"other\":\"";
        byte[] fits = Encoding.UTF8.GetBytes(start + new string('x', 8096 - start.Length - 2) + "\"}");
        Assert.Equal("t", Pages.JsonLines(fits, options)[0].Article!.Title);
        byte[] longer = Encoding.UTF8.GetBytes(start + new string('x', 8097 - start.Length - 2) + "\"}");
        Assert.Contains("8,097 bytes", Pages.JsonLines(longer, options)[0].Reject!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ALongLineAtTheEndIsCounted()
    {
        var options = new ReadOptions { MaxArticleBytes = 1000 };
        ReadResult result = Assert.Single(Pages.JsonLines(Encoding.UTF8.GetBytes(new string('x', 300_000)), options));
        Assert.Contains("300,000 bytes", result.Reject!.Reason, StringComparison.Ordinal);
    }

    /// <summary>A short line, a long one of x, a short one; never in memory as a whole.</summary>
    private sealed class MadeUpLines(int longLine, int mostAtOnce) : ReadOnlyStream
    {
        private static readonly byte[] First = "{\"title\":\"first\"}\n"u8.ToArray();
        private static readonly byte[] Last = "\n{\"title\":\"last\"}\n"u8.ToArray();

        private long _position;

        public override int Read(Span<byte> buffer)
        {
            int count = (int)Math.Min(Math.Min(buffer.Length, mostAtOnce), First.Length + (long)longLine + Last.Length - _position);
            for (int i = 0; i < count; i++)
            {
                long at = _position++;
                buffer[i] = at < First.Length ? First[at]
                    : at < First.Length + longLine ? (byte)'x'
                    : Last[at - First.Length - longLine];
            }
            return count;
        }
    }
}
