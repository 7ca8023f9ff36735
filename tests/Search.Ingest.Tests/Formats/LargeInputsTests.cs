using System.Text;
using Search.Ingest.Packed;
using Search.Ingest.Tests.Warc;

namespace Search.Ingest.Tests.Formats;

/// <summary>Inputs that are far larger than the memory that reading them takes; never in memory or on a disk as a whole.</summary>
public sealed class LargeInputsTests
{
    private const int Megabyte = 1 << 20;

    [Fact]
    public void ACrawlOf300MegabytesIsReadInLittleMemory()
    {
        byte[] image = Warcs.Response("https://news.example/i", new byte[Megabyte], "Content-Type: image/png\r\n");
        Assert.Equal((300, 1), Read(ArticleFormat.Warc, [], image, 300, Warcs.Response(1)));
        byte[] packed = Warcs.Gzip(Warcs.Response("https://news.example/i", Noise(Megabyte), "Content-Type: image/png\r\n"));
        Assert.Equal((40, 1), Read(ArticleFormat.Warc, [], packed, 40, Warcs.Gzip(Warcs.Response(1))));
    }

    [Fact]
    public void ATableOf200MegabytesIsReadInLittleMemory() =>
        Assert.Equal((200, 1), Read(ArticleFormat.Csv, "title,body\n"u8.ToArray(), [.. "T,"u8, .. Letters(Megabyte), .. ",more\n"u8], 200, "T,B\n"u8.ToArray()));

    [Fact]
    public void AnArrayOf200MegabytesIsReadInLittleMemory() =>
        Assert.Equal((200, 1), Read(ArticleFormat.JsonLines, "["u8.ToArray(), [.. "[\""u8, .. Letters(Megabyte), .. "\"],\n"u8], 200, "{\"title\":\"t\"}]"u8.ToArray()));

    /// <summary>How many articles there are, and other results.</summary>
    private static (int Others, int Articles) Read(ArticleFormat format, byte[] start, byte[] part, int parts, byte[] end)
    {
        using var stream = new Repeated(start, part, parts, end);
        (int others, int articles) = (0, 0);
        // Whatever else the process does, this thread must not ask for the input's size.
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (ReadResult result in new ArticleSource(new ReadOptions { Format = format }, () => stream).Read("-"))
        {
            articles += result.Article != null ? 1 : 0;
            others += result.Article != null ? 0 : 1;
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 24 * Megabyte);
        return (others, articles);
    }

    private static byte[] Letters(int count) => Encoding.ASCII.GetBytes(new string('x', count));

    private static byte[] Noise(int count)
    {
        byte[] bytes = new byte[count];
        Search.Testing.TestRandom.WithSeed(1).NextBytes(bytes);
        return bytes;
    }

    /// <summary>A start, a part many times, an end.</summary>
    private sealed class Repeated(byte[] start, byte[] part, int parts, byte[] end) : ReadOnlyStream
    {
        private long _position;

        public override int Read(Span<byte> buffer)
        {
            long inParts = _position - start.Length;
            ReadOnlySpan<byte> rest = inParts < 0 ? start.AsSpan((int)_position)
                : inParts < (long)part.Length * parts ? part.AsSpan((int)(inParts % part.Length))
                : end.AsSpan((int)Math.Min(end.Length, inParts - (long)part.Length * parts));
            int count = Math.Min(rest.Length, buffer.Length);
            rest[..count].CopyTo(buffer);
            _position += count;
            return count;
        }
    }
}
