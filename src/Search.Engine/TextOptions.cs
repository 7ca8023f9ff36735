using System.Collections.ObjectModel;

namespace Search.Engine;

/// <summary>How a text field is indexed: terms with frequencies, positions and norms.</summary>
public sealed record TextOptions
{
    /// <summary>Name of the analyzer.</summary>
    public string Analyzer { get; init; } = "english-news";

    /// <summary>
    /// A keyword field, one value and stored, that says of each document what its text is analyzed with, such as its language; null: all documents have <see cref="Analyzer"/>.
    /// </summary>
    public string? AnalyzerBy { get; init; }

    /// <summary>
    /// Names of analyzers by the term of <see cref="AnalyzerBy"/> (in lower case where that ignores case). Documents with another one, or none, have <see cref="Analyzer"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Analyzers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Whether the text is kept as given. A field with <see cref="From"/> stores nothing itself.</summary>
    public bool Stored { get; init; } = true;

    /// <summary>Whether postings record where in the text each token stands; highlighting needs it.</summary>
    public bool Offsets { get; init; } = true;

    /// <summary>
    /// Whether each document keeps a list of its own terms too, with positions, and offsets where postings have them: what the field consists of, without a search. It
    /// takes more room than the postings. See <see cref="SnapshotTermVectors"/>.
    /// </summary>
    public bool TermVectors { get; init; }

    /// <summary>
    /// The field's content is the values of these other fields, in this order, <see cref="PositionGap"/> positions and one UTF-16 unit apart
    /// (Lucene's rule for several values of one field). Documents give such a field no value of its own.
    /// </summary>
    public IReadOnlyList<string>? From { get; init; }

    /// <summary>Positions between two values, so that no phrase runs from one into the other.</summary>
    public int PositionGap { get; init; } = 100;
}
