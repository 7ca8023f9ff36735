using System.Text;
using Search.Testing;

namespace Search.Engine.Tests.Automata;

/// <summary>Texts of few different characters, of one to four bytes each.</summary>
internal static class RandomTexts
{
    public static readonly string[] Chars = ["a", "a", "b", "b", "c", "\u00E9", "\u4EAC", "\U0001F600", "\U0001F601"];

    public static string Text(TestRandom random, int maxLength)
    {
        var text = new StringBuilder();
        for (int i = random.Next(maxLength + 1); i > 0; i--)
        {
            text.Append(random.Pick(Chars));
        }
        return text.ToString();
    }

    /// <summary>Changes a few places.</summary>
    public static string Edited(TestRandom random, string text)
    {
        List<Rune> runes = [.. text.EnumerateRunes()];
        for (int i = random.Next(4); i > 0; i--)
        {
            int at = random.Next(runes.Count + 1);
            switch (random.Next(4))
            {
                case 0:
                    runes.Insert(at, random.Pick(Chars).EnumerateRunes().First());
                    break;
                case 1 when at < runes.Count:
                    runes.RemoveAt(at);
                    break;
                case 2 when at < runes.Count:
                    runes[at] = random.Pick(Chars).EnumerateRunes().First();
                    break;
                case 3 when at + 1 < runes.Count:
                    (runes[at], runes[at + 1]) = (runes[at + 1], runes[at]);
                    break;
                default:
                    break;
            }
        }
        return string.Concat(runes);
    }
}
