namespace Search.DamageRuns;

/// <summary>The files of an index after something happened to them.</summary>
/// <param name="Files">By name.</param>
/// <param name="What">What happened, for people.</param>
/// <param name="IsRepaired">Whether checksums fit again, so that they do not give it away.</param>
internal sealed record DamagedFiles(IReadOnlyDictionary<string, byte[]> Files, string What, bool IsRepaired);
