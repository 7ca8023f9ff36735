namespace Search.Codecs.Contracts;

/// <summary>With which bytes terms go on from a state of a <see cref="TermAutomaton"/>, where these are few.</summary>
/// <param name="Firsts">The bytes that lead on.</param>
/// <param name="Pairs">Those and the ones that lead on behind them, the first byte lower.</param>
internal sealed record TermHeads(ushort[] Firsts, ushort[] Pairs)
{
    /// <summary>More are not listed.</summary>
    public const int Most = 16;

    /// <summary>Not listed.</summary>
    public static readonly TermHeads TooMany = new([], []);

    /// <summary>
    /// Not listed either, and any two ASCII characters that can be printed are among them: a look at the first bytes of terms tells nothing.
    /// </summary>
    public bool AreNearlyAll { get; init; }

    /// <summary>The only ASCII character that leads to another state, as behind a star; -1: there is none, or several.</summary>
    public int OnlyExit { get; init; } = -1;
}
