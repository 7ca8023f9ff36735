using System.Globalization;

namespace Search.Benchmarks;

/// <summary>VERB, then words and <c>--name value</c> pairs.</summary>
internal sealed class Arguments(string[] words)
{
    public string Verb => words.Length > 0 ? words[0] : "";

    public string Word(int index) =>
        index < words.Length ? words[index] : throw new ArgumentException($"{Verb}: argument {index} is missing");

    public int Number(string name, int otherwise) =>
        Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>The value of an option; null where it is not given.</summary>
    public string? Text(string name) => Texts(name).FirstOrDefault();

    /// <summary>The values of an option that may be given several times.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. words.Zip(words.Skip(1)).Where(pair => pair.First == "--" + name).Select(pair => pair.Second)];

    /// <summary>The parts of an option's value between commas; null where it is not given.</summary>
    public string[]? List(string name) => Text(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <exception cref="ArgumentException">An option is given that is none of these.</exception>
    public void AllowOnly(params string[] names)
    {
        if (words.FirstOrDefault(word => word.StartsWith("--", StringComparison.Ordinal) && !names.Contains(word[2..])) is { } unknown)
        {
            throw new ArgumentException($"{Verb} has no option {unknown}; it has: --{string.Join(", --", names)}");
        }
    }
}
