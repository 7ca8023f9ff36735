namespace Search.Cli.Editing;

/// <summary>Proposes how the word before the cursor may go on.</summary>
public interface ICompleter
{
    Completions Complete(string line, int cursor);
}

/// <summary>Proposals for the text [<paramref name="Start"/>, cursor) of the line.</summary>
/// <param name="Start">Where the completed word starts, in UTF-16 units.</param>
/// <param name="Words">What it may become, whole, in the order to show.</param>
public sealed record Completions(int Start, IReadOnlyList<string> Words)
{
    public static Completions None { get; } = new(0, []);

    /// <summary>The longest start that all words share.</summary>
    public string CommonStart
    {
        get
        {
            string common = Words.Count == 0 ? "" : Words[0];
            foreach (string word in Words)
            {
                common = common[..common.AsSpan().CommonPrefixLength(word)];
            }
            return char.IsHighSurrogate(common.LastOrDefault()) ? common[..^1] : common;
        }
    }
}
