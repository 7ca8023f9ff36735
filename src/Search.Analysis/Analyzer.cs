namespace Search.Analysis;

/// <summary>A recipe for token streams: a tokenizer and its filters. Safe for several threads; a stream that it makes is for one.</summary>
public abstract class Analyzer
{
    /// <summary>Stands in commit data: an index must be searched with the analysis it was made with.</summary>
    public abstract string Name { get; }

    /// <summary>Grows when the chain gives other tokens than before for any text.</summary>
    public virtual int Version => 1;

    /// <summary>Name, version and Unicode version: two analyzers with the same one give the same tokens.</summary>
    public string Fingerprint => $"{Name}/{Version} unicode/{UnicodeTables.Version}";

    /// <summary>A new stream over this analyzer's chain. Keep it and use it for many texts.</summary>
    public abstract TokenStream CreateStream();

    /// <summary>
    /// Folds a word part as the chain would (case, accents), without splitting or stemming it: for prefixes, wildcards and range ends.
    /// </summary>
    public abstract string Normalize(string text);
}
