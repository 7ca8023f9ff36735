using System.Globalization;

namespace Search.Benchmarks;

/// <summary>VERB, then words and <c>--name value</c> pairs.</summary>
internal sealed class Arguments(string[] words)
{
    public string Verb => words.Length > 0 ? words[0] : "";

    public string Word(int index) =>
        index < words.Length ? words[index] : throw new ArgumentException($"{Verb}: argument {index} is missing");

    public int Number(string name, int otherwise)
    {
        int at = Array.IndexOf(words, "--" + name);
        return at >= 0 && at + 1 < words.Length ? int.Parse(words[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
