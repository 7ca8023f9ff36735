using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Search.Testing;

namespace Search.Analysis.Tests;

/// <summary>What real Lucene makes of texts, and the same record of our streams: Java's program AnalyzeTexts says what is in it.</summary>
internal static class LuceneTokens
{
    /// <summary>A hash of all tokens: [analyzer][text].</summary>
    internal static long[][] Hashes(IReadOnlyList<string> texts, params string[] analyzers)
    {
        byte[] output = Run("hash", texts, analyzers);
        long[] hashes = new long[output.Length / 8];
        for (int i = 0; i < hashes.Length; i++)
        {
            hashes[i] = BinaryPrimitives.ReadInt64BigEndian(output.AsSpan(i * 8));
        }
        return [.. hashes.Chunk(Math.Max(1, texts.Count))];
    }

    /// <summary>Every token of each text, written to be compared and read.</summary>
    internal static List<List<string>> Tokens(IReadOnlyList<string> texts, string analyzer)
    {
        byte[] output = Run("tokens", texts, analyzer);
        int at = 0;
        var all = new List<List<string>>();
        while (at < output.Length)
        {
            var tokens = new List<string>();
            for (int count = Next(); count > 0; count--)
            {
                int[] head = [Next(), Next(), Next(), Next(), Next(), Next()];
                var text = new StringBuilder();
                for (int i = 0; i < head[5]; i++)
                {
                    text.Append((char)Next());
                }
                tokens.Add(Show(head, text.ToString()));
            }
            all.Add(tokens);
        }
        return all;

        int Next()
        {
            int value = BinaryPrimitives.ReadInt32BigEndian(output.AsSpan(at));
            at += 4;
            return value;
        }
    }

    /// <summary>Our hash of all tokens.</summary>
    internal static long Hash(TokenStream stream, string text)
    {
        long hash = unchecked((long)0xcbf29ce484222325L);
        Token token = stream.Token;
        stream.Reset(text.AsMemory());
        bool more = true;
        while (more)
        {
            more = stream.MoveNext();
            if (!more)
            {
                stream.End();
            }
            ReadOnlySpan<int> head = Head(token, more);
            foreach (int n in head)
            {
                hash = (hash ^ n) * 0x100000001b3L;
            }
            foreach (char c in token.Text[..head[5]])
            {
                hash = (hash ^ c) * 0x100000001b3L;
            }
        }
        return hash;
    }

    /// <summary>Our tokens, written likewise.</summary>
    internal static List<string> Tokens(TokenStream stream, string text)
    {
        var tokens = new List<string>();
        stream.Reset(text.AsMemory());
        while (stream.MoveNext())
        {
            tokens.Add(Show(Head(stream.Token, true), stream.Token.Text.ToString()));
        }
        stream.End();
        tokens.Add(Show(Head(stream.Token, false), ""));
        return tokens;
    }

    private static int[] Head(Token token, bool more) =>
    [
        more ? (int)token.Type : -1, token.PositionIncrement, more ? token.PositionLength : 1, token.StartOffset, token.EndOffset, more ? token.Length : 0,
    ];

    private static string Show(int[] head, string text)
    {
        var shown = new StringBuilder();
        foreach (char c in text)
        {
            shown.Append(c is > ' ' and <= '~' ? c : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"));
        }
        string type = head[0] < 0 ? "end" : ((TokenType)head[0]).ToString();
        return string.Create(CultureInfo.InvariantCulture, $"{type} +{head[1]}/{head[2]} [{head[3]},{head[4]}) {shown}");
    }

    private static byte[] Run(string mode, IReadOnlyList<string> texts, params string[] analyzers)
    {
        using var folder = new TempFolder();
        string input = folder.File("texts");
        using (var stream = new BufferedStream(File.Create(input), 1 << 16))
        {
            foreach (string text in texts)
            {
                byte[] bytes = new byte[4 + (text.Length * 2)];
                BinaryPrimitives.WriteInt32BigEndian(bytes, text.Length);
                Span<short> units = MemoryMarshal.Cast<byte, short>(bytes.AsSpan(4));
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<char, short>(text.AsSpan()), units);
                stream.Write(bytes);
            }
        }
        JavaLucene.Program("AnalyzeTexts", [mode, input, folder.File("tokens"), .. analyzers]);
        return File.ReadAllBytes(folder.File("tokens"));
    }
}
