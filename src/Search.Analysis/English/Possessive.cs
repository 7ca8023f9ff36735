namespace Search.Analysis.English;

/// <summary>The English possessive: an apostrophe of any kind and an s.</summary>
internal static class Possessive
{
    /// <summary>The length of the word without it.</summary>
    internal static int LengthWithout(ReadOnlySpan<char> word) =>
        word is [.., '\'' or '\u2019' or '\uFF07', 's' or 'S'] ? word.Length - 2 : word.Length;
}
