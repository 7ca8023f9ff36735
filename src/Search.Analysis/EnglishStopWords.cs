using System.Collections.Frozen;
using Search.Analysis.English;

namespace Search.Analysis;

/// <summary>English words that say little. All in lower case.</summary>
public static class EnglishStopWords
{
    /// <summary>What Lucene's EnglishAnalyzer leaves out of the index.</summary>
    public static FrozenSet<string> Lucene33 { get; } = EnglishStopWordLists.Lucene33.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The Snowball project's list, Lucene's english_stop.txt: for queries.</summary>
    public static FrozenSet<string> Snowball174 { get; } = EnglishStopWordLists.Snowball174.ToFrozenSet(StringComparer.Ordinal);
}
