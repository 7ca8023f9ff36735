using System.Text;
using Search.Testing;

namespace Search.Analysis.Tests;

/// <summary>Texts that try a tokenizer: pieces of many scripts, marks, signs, emoji, lone surrogates and very long words.</summary>
internal static class RandomTexts
{
    // Units that meet each other in the rules, and some words.
    private static readonly string[] Pieces =
    [
        " ", " ", " ", "\n", "\r\n", "a", "b", "Z", "0", "7", "_", ".", ",", "'", ":", ";", "\"", "-", "#", "*", "’s", "'S", "\u00AD", "\u0301", "\u200D", "\u200B",
        "\uFE0E", "\uFE0F", "\u20E3", "\u2060", "é", "ß", "Æ", "İ", "Σ", "ﬁ", "①", "½", "٣", "ا", "لعربية", "א", "ב", "״", "׳", "我", "々", "漢字", "ひ", "か\u3099", "カ", "ー", "ﾊﾟ",
        "한", "국어", "ก", "ไทย", "ကမ္", "ខ្មែរ", "ລາວ", "😀", "👍", "👍🏽 ", "👩\u200D👩\u200D👧", "🇩🇪", "🇩", "🏴\U000E0067\U000E0062\U000E007F", "©", "™", "ℹ", "〰", "１２", "Ａ",
        "𐐀", "𝟗", "𠀀", "\uD83D", "\uDE00", "\uFFFD", "\uFFFF", "\0", "running", "generalizations", "The", "of", "it's", "U.S.", "3.14", "1,000", "e-mail", "foo_bar", "don’t",
    ];

    internal static string Next(TestRandom random)
    {
        var text = new StringBuilder();
        int pieces = random.Next(40);
        for (int i = 0; i < pieces; i++)
        {
            string piece = random.Pick(Pieces);
            // Now and then so often that the window of 255 units ends inside.
            int times = random.Chance(0.02) ? random.Next(300) : 1;
            for (int k = 0; k < times; k++)
            {
                text.Append(piece);
            }
        }
        // Lucene loses the last words of a text that ends in half a pair.
        return text.Append(' ').ToString();
    }
}
