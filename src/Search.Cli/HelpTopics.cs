namespace Search.Cli;

/// <summary>Texts that several helps share.</summary>
internal static class HelpTopics
{
    /// <summary>Examples of queries and what they find.</summary>
    public static IReadOnlyList<(string Example, string Meaning)> QueryLanguage { get; } =
    [
        ("limit friendship", "articles with one of the words, in any form (limits, limited)"),
        ("\"no limits\"", "the phrase as written: no-limits too, not limited"),
        ("putin AND NOT nato", "AND OR NOT && || ! + - and ( )"),
        ("limits* l?mits /limits?/", "words that start so; any pattern; a regular expression"),
        ("limist~1", "words one edit away (~ alone: two)"),
        ("putin NEAR/5 xi", "with at most 5 words between; ONEAR/5: in this order"),
        ("\"putin beijing\"~5", "both words with at most 5 moves between"),
        ("title:putin furniture:reply", "in a field only; alone, a word is searched in title and body"),
        ("year:2022 mentions:2019", "published in a year; talking about a year"),
        ("published:[2022-01 TO 2022-03]", "a range of dates, both ends as a whole"),
        ("published:7d published:>=3m", "since then: h d w m y are hours, days, weeks, months, years"),
        ("year:none", "articles without a date"),
    ];
}
