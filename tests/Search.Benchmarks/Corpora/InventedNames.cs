namespace Search.Benchmarks.Corpora;

/// <summary>Words that no text has, as many as are wanted: the n-th is always the same, and hardly two are alike.</summary>
internal static class InventedNames
{
    private static readonly string[] Starts =
        ["b", "br", "ch", "d", "dr", "f", "g", "gl", "h", "j", "k", "kr", "l", "m", "n", "p", "pl", "r", "s", "sk", "t", "tr", "v", "w", "z"];

    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "au", "ei", "ia", "oo"];

    private static readonly string[] Ends = ["", "", "k", "l", "m", "n", "r", "rt", "ss", "x"];

    /// <param name="number">From 0 on.</param>
    public static string Word(int number)
    {
        // Neighbours are scattered over all syllables: an odd factor takes no two numbers to one.
        ulong rest = (ulong)number * 0x9E3779B97F4A7C15 >> 20;
        int syllables = 2 + (int)(rest % 3);
        rest /= 3;
        string word = "";
        for (int i = 0; i < syllables; i++)
        {
            word += Pick(Starts) + Pick(Vowels) + Pick(Ends);
        }
        return word;

        string Pick(string[] from)
        {
            string part = from[rest % (ulong)from.Length];
            rest /= (ulong)from.Length;
            return part;
        }
    }

    /// <summary>As a name is written.</summary>
    public static string Name(int number)
    {
        string word = Word(number);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    /// <summary>A number of which there are ever more the more are drawn: ranks by Zipf's law, each of forty names.</summary>
    public static int Draw(Random random) => 32 + (int)Math.Exp(random.NextDouble() * Math.Log(3e6)) * (1 + random.Next(40));
}
