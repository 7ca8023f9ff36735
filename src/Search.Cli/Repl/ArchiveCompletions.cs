using Search.Service;
using Search.Service.Answers;

namespace Search.Cli.Repl;

/// <summary>Asks the archive at each Tab. Completion must not fail, and nobody waits for it: what takes longer is nothing.</summary>
internal sealed class ArchiveCompletions(IArchive archive) : ICompletionSource
{
    private const int MostValues = 200;
    private const int MostWords = 20;
    private const int MostTitles = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public IReadOnlyList<string> Values(string field, string prefix) =>
        Ask(async token => (IReadOnlyList<string>)[.. (await archive.TermsAsync(field, prefix, MostValues, token).ConfigureAwait(false)).Select(term => term.Term)]);

    public IReadOnlyList<string> Words(string begun, string? before) => Ask(token => archive.CompleteWordAsync(begun, before, MostWords, token));

    public IReadOnlyList<string> Titles(string typed) => Ask(token => archive.CompleteTitleAsync(typed, MostTitles, token));

    private static IReadOnlyList<string> Ask(Func<CancellationToken, Task<IReadOnlyList<string>>> question)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return question(patience.Token).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is UsageException or IOException or OperationCanceledException)
        {
            return [];
        }
    }
}
