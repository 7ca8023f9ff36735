namespace Search.Cli.Repl;

/// <summary>What an archive knows of how a line may go on. Nothing where it cannot be had, or not soon.</summary>
internal interface ICompletionSource
{
    /// <summary>Terms of a field that start with a text.</summary>
    IReadOnlyList<string> Values(string field, string prefix);

    /// <summary>Words of the articles that start so, the likeliest first.</summary>
    /// <param name="begun">The word as far as it is typed.</param>
    /// <param name="before">The word before it; null where there is none.</param>
    IReadOnlyList<string> Words(string begun, string? before);

    /// <summary>Titles that have the words typed, the likeliest first.</summary>
    IReadOnlyList<string> Titles(string typed);
}
