using Search.Analysis.Tokenizing;
using Search.Testing;

namespace Search.Analysis.Tests;

/// <summary>What <see cref="TokenStream.IsByWord"/> promises: a chain that is given one word after the other gives what it gives for the text.</summary>
public class WordByWordTests
{
    [Fact]
    public void WordsByThemselvesGiveTheTokensOfTheText()
    {
        TestRandom random = TestRandom.Create();
        string[] texts = [.. Enumerable.Range(0, 200).Select(_ => RandomTexts.Next(random))];
        var scanner = new WordScanner();
        var byWord = new List<string>();
        foreach (string name in Analyzers.Names)
        {
            TokenStream whole = Analyzers.ByName(name).CreateStream();
            TokenStream single = Analyzers.ByName(name).CreateStream();
            if (!whole.IsByWord)
            {
                continue;
            }
            byWord.Add(name);
            foreach (string text in texts)
            {
                Assert.True(TokensOf(whole, text).SequenceEqual(TokensOf(single, scanner, text)), $"{name} {text} {random.Explain}");
            }
        }
        Assert.Contains("english-news", byWord);
        Assert.Contains("exact", byWord);
        Assert.DoesNotContain("keyword", byWord);
        Assert.DoesNotContain("cjk-news", byWord);
    }

    [Fact]
    public void AKeyIsTheWord()
    {
        TestRandom random = TestRandom.Create();
        var scanner = new WordScanner();
        int keys = 0;
        for (int i = 0; i < 500; i++)
        {
            string text = RandomTexts.Next(random);
            scanner.Reset(text.AsMemory());
            while (scanner.MoveNext())
            {
                string word = text[scanner.Start..scanner.End];
                bool isKey = scanner.TryGetKey(out System.Runtime.Intrinsics.Vector128<byte> key);
                Assert.True(isKey == (word.Length <= 16 && System.Text.Ascii.IsValid(word)), $"{word} {random.Explain}");
                for (int at = 0; isKey && at < 16; at++)
                {
                    Assert.True(key[at] == (at < word.Length ? word[at] : 0), $"{word} {random.Explain}");
                }
                keys += isKey ? 1 : 0;
            }
        }
        Assert.True(keys > 100);
    }

    private static List<(string, int, int, int)> TokensOf(TokenStream stream, string text)
    {
        var tokens = new List<(string, int, int, int)>();
        int position = -1;
        stream.Reset(text.AsMemory());
        while (stream.MoveNext())
        {
            position += stream.Token.PositionIncrement;
            tokens.Add((stream.Token.Text.ToString(), position, stream.Token.StartOffset, stream.Token.EndOffset));
        }
        stream.End();
        tokens.Add(("", position + stream.Token.PositionIncrement, stream.Token.StartOffset, stream.Token.EndOffset));
        return tokens;
    }

    private static List<(string, int, int, int)> TokensOf(TokenStream stream, WordScanner scanner, string text)
    {
        var tokens = new List<(string, int, int, int)>();
        int position = -1;
        scanner.Reset(text.AsMemory());
        while (scanner.MoveNext())
        {
            position++;
            stream.Reset(scanner.Token);
            if (stream.MoveNext())
            {
                tokens.Add((stream.Token.Text.ToString(), position, scanner.Start, scanner.End));
                Assert.False(stream.MoveNext());
            }
        }
        tokens.Add(("", position, scanner.Length, scanner.Length));
        return tokens;
    }
}
