using System.Collections.Frozen;
using Search.Analysis.English;

namespace Search.Analysis;

/// <summary>English words that say little. All in lower case.</summary>
public static class EnglishStopWords
{
    /// <summary>What Lucene's EnglishAnalyzer leaves out of the index.</summary>
    public static FrozenSet<string> Lucene33 => ForIndexing.Words;

    /// <summary>The Snowball project's list, Lucene's english_stop.txt: for queries. Asked a few times in a process, so it is quick to make.</summary>
    public static IReadOnlySet<string> Snowball174 { get; } = new HashSet<string>(EnglishStopWordLists.Snowball174, StringComparer.Ordinal);

    // Asked for every token, so it is quick to ask; making it takes longer, and searching never needs it.
    private static class ForIndexing
    {
        internal static readonly FrozenSet<string> Words = EnglishStopWordLists.Lucene33.ToFrozenSet(StringComparer.Ordinal);
    }
}
