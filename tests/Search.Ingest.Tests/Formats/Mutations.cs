using System.IO.Compression;
using System.Text;
using Search.Ingest.Tests.Warc;
using Search.Testing;

namespace Search.Ingest.Tests.Formats;

/// <summary>Good inputs of all formats that are packed or hold several records, and what chance makes of them.</summary>
internal static class Mutations
{
    private static readonly byte[][] Odd =
    [
        "\""u8.ToArray(), "\n"u8.ToArray(), "\0"u8.ToArray(), ","u8.ToArray(), "[[[["u8.ToArray(), "}"u8.ToArray(), "Content-Length: 9223372036854775807\r\n"u8.ToArray(), "99999999999999999999"u8.ToArray(),
        "WARC/1.0\r\n"u8.ToArray(), "-1"u8.ToArray(), "\r\n\r\n"u8.ToArray(), [0x1F, 0x8B, 8, 0], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], "PK\u0003\u0004"u8.ToArray(), [0xFF, 0xFF, 0xFF, 0xFF], "\\ud800"u8.ToArray(),
        "FFFFFFF\r\n"u8.ToArray(), "Transfer-Encoding: chunked\r\n"u8.ToArray(), "Content-Encoding: br\r\n"u8.ToArray(),
    ];

    /// <summary>Names, which tell the format, and contents.</summary>
    internal static (string Name, byte[] Content)[] Seeds()
    {
        byte[] warc = [.. Warcs.Record("warcinfo", "application/warc-fields", "a: b\r\n"u8.ToArray()), .. Enumerable.Range(1, 4).SelectMany(Warcs.Response), .. Packed(5), .. Chunked(6)];
        byte[] members = [.. Enumerable.Range(1, 6).SelectMany(i => Warcs.Gzip(Warcs.Response(i)))];
        byte[] csv = Encoding.UTF8.GetBytes(
            "id,title,body,published\n" + string.Concat(Enumerable.Range(1, 12).Select(i => $"{i},\"Title, {i}\",\"The \"\"body\"\"\nof {i}, é.\",2001-02-{i:D2}\n")));
        byte[] lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 12).Select(i => $"{{\"title\":\"Title {i}\",\"body\":\"Text \\u00e9 of {i}\",\"mentions\":[1999]}}\n")));
        byte[] array = [.. "["u8, .. lines.AsSpan().TrimEnd((byte)'\n').ToArray().Select(b => b == '\n' ? (byte)',' : b), .. "]"u8];
        return
        [
            ("a.warc", warc), ("a.warc.gz", members), ("b.warc.gz", Warcs.Gzip(warc)), ("a.csv", csv), ("a.csv.gz", Warcs.Gzip(csv)), ("a.tsv", [.. csv.Select(b => b == ',' ? (byte)'\t' : b)]),
            ("a.jsonl", lines), ("a.json", array), ("a.json.gz", Warcs.Gzip(array)),
            ("a.zip", Zip(("a.csv", csv), ("b.jsonl", lines), ("c.txt", "A short text."u8.ToArray()), ("d.warc", warc), ("e.json", array), ("f.txt", "Another text."u8.ToArray()))),
            ("a.txt", "Größe und Gewicht.\n\nA short text of 2001.\n"u8.ToArray()),
        ];
    }

    /// <summary>One to a few changes, small or large.</summary>
    internal static byte[] Mutate(byte[] content, byte[] other, TestRandom random)
    {
        List<byte> bytes = [.. content];
        for (int changes = 1 + random.Next(random.Chance(0.7) ? 2 : 12); changes > 0 && bytes.Count > 0; changes--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(bytes.Count - at, 1 + random.Next(random.Chance(0.8) ? 8 : bytes.Count));
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.InsertRange(at, random.Pick(Odd));
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(length, random.Chance(0.8) ? 8 : length));
                    break;
                case 4:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 5 when random.Chance(0.2):
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, other.AsSpan(random.Next(other.Length)) is var rest ? rest[..Math.Min(rest.Length, length)].ToArray() : []);
                    break;
            }
        }
        return [.. bytes];
    }

    private static byte[] Packed(int number) =>
        Warcs.Response($"https://news.example/{number}", Warcs.Gzip(Encoding.UTF8.GetBytes(Warcs.Page(number))), "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n");

    private static byte[] Chunked(int number)
    {
        byte[] page = Encoding.UTF8.GetBytes(Warcs.Page(number));
        byte[] chunks = [.. Encoding.ASCII.GetBytes($"{page.Length:X}\r\n"), .. page, .. "\r\n0\r\n\r\n"u8];
        return Warcs.Response($"https://news.example/{number}", chunks, "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n");
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in members)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return packed.ToArray();
    }
}
