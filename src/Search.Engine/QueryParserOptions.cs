using Search.Analysis;

namespace Search.Engine;

/// <summary>What words without a sign between them mean.</summary>
public enum QueryOperator
{
    Or,
    And,
}

/// <summary>How a query reads the text that is given for a field.</summary>
public enum QueryFieldKind
{
    /// <summary>The field is not there: what is asked of it is searched as words, with a note.</summary>
    Unknown,

    /// <summary>Words, analyzed.</summary>
    Text,

    /// <summary>The whole value is one term.</summary>
    Keyword,

    /// <summary>As <see cref="Keyword"/>, matched without regard to case.</summary>
    KeywordIgnoringCase,

    /// <summary>Points of 8 bytes: milliseconds since 1970. Takes dates of any precision: a year, a month, a day, a second.</summary>
    Date,

    /// <summary>Whole numbers as points of 4 bytes.</summary>
    Int,

    /// <summary>Whole numbers as points of 8 bytes.</summary>
    Long,

    /// <summary>Whole numbers as terms, and as doc values where ranges are asked for.</summary>
    Number,
}

/// <summary>A field that words without a field are searched in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Boost">What scores in it are multiplied by.</param>
public sealed record DefaultField(string Name, float Boost = 1f);

/// <summary>
/// All that a <see cref="QueryParser"/> knows about fields. The first of <see cref="DefaultFields"/> decides what matches; the others only raise scores, so
/// that AND, OR and NOT work on documents, not on fields.
/// </summary>
public sealed record QueryParserOptions
{
    /// <summary>Where words without a field are searched. At least one.</summary>
    public required IReadOnlyList<DefaultField> DefaultFields { get; init; }

    /// <summary>The analyzer of a text field: its words are searched as it makes them.</summary>
    public required Func<string, Analyzer> AnalyzerOf { get; init; }

    /// <summary>
    /// What other documents of a text field were analyzed with (<see cref="TextOptions.AnalyzerBy"/>). A word means what any of the analyzers makes of it: a <see cref="SynonymQuery"/>
    /// of the terms, where they are not the same.
    /// </summary>
    public Func<string, IReadOnlyList<Analyzer>> OtherAnalyzersOf { get; init; } = _ => [];

    /// <summary>What kind a field is.</summary>
    public required Func<string, QueryFieldKind> KindOf { get; init; }

    /// <summary>
    /// How documents with any value of a field are found, which <c>field:*</c> and <c>field:none</c> ask for. Where a field has no such structure, nothing is found. In a strict parser
    /// <c>field:*</c> is a <see cref="WildcardQuery"/> in text fields, as in Lucene's classic parser.
    /// </summary>
    public Func<string, FieldPresence> PresenceOf { get; init; } = _ => FieldPresence.Values;

    /// <summary>Other names of fields, such as <c>body</c> for <c>text</c>.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>Text fields that quoted phrases and patterns are searched in, by the field they are written for.</summary>
    public IReadOnlyDictionary<string, string> ExactFields { get; init; } = new Dictionary<string, string>();

    /// <summary>What words without a sign between them mean.</summary>
    public QueryOperator Operator { get; init; } = QueryOperator.Or;

    /// <summary>Words that are left out where nothing marks them and other words are there. Compared after lower-casing.</summary>
    public IReadOnlySet<string> StopWords { get; init; } = new HashSet<string>();

    /// <summary>The <see cref="StopWords"/> of a query, where they are not the same for all: given its words and phrases, with blanks between. Null: they are.</summary>
    public Func<string, IReadOnlySet<string>>? StopWordsOf { get; init; }

    /// <summary>
    /// Whether to read as Lucene's classic parser does: what cannot be parsed is a <see cref="QueryParseException"/>, no word is left out, words that the
    /// analyzer splits are alternatives, and prohibitions alone match nothing.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>
    /// Whether the language has what Lucene's classic parser does not know: <c>a NEAR/5 b</c>, <c>field:&gt;=value</c>, times counted back from now
    /// (<c>published:7d</c>), times with colons behind a field, <c>field:none</c>, and <c>*</c> alone for all documents. A parser that is not strict has it always.
    /// </summary>
    public bool Additions { get; init; } = true;

    /// <summary>Says when now is, for times counted back from it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The value of <c>field:none</c> for documents without one; such as <c>year:none</c>. Null: no such value.</summary>
    public string? NoneValue { get; init; } = "none";

    /// <summary>Whether the language is Lucene's and nothing else.</summary>
    internal bool IsClassic => Strict && !Additions;

    /// <summary>The field that what is meant as written is searched in.</summary>
    internal string ExactOf(string field) => ExactFields.GetValueOrDefault(field, field);
}
