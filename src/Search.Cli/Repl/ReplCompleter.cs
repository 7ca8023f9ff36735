using Search.Cli.Editing;
using Search.Service.Articles;

namespace Search.Cli.Repl;

/// <summary>Completes commands, the arguments that some of them take, field names, and values of fields.</summary>
/// <param name="valuesOf">Terms of a field that start with a text.</param>
internal sealed class ReplCompleter(Func<string, string, IReadOnlyList<string>> valuesOf) : ICompleter
{
    /// <summary>Fields of whole values, whose terms are what people write after the colon.</summary>
    private static readonly string[] ValueFields =
    [
        ArticleSchema.Author, ArticleSchema.Id, ArticleSchema.Language, ArticleSchema.Mentions, ArticleSchema.PublishedPrecision, ArticleSchema.PublishedSource,
        ArticleSchema.Section, ArticleSchema.Source, ArticleSchema.Year,
    ];

    public Completions Complete(string line, int cursor)
    {
        string before = line[..cursor];
        int start = before.LastIndexOfAny([' ', '(', ')', '"', '+']) + 1;
        string word = before[start..];
        if (before.TrimStart().StartsWith(':'))
        {
            return Command(before.TrimStart(), start, word);
        }
        int lead = word.StartsWith('-') || word.StartsWith('!') ? 1 : 0;
        int colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? Matching(start + lead, ArticleSchema.QueryFields.Select(field => field + ":"), word[lead..])
            : Values(start + colon + 1, word[lead..colon], word[(colon + 1)..]);
    }

    private Completions Command(string before, int start, string word)
    {
        int blank = before.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0)
        {
            return Matching(start, ReplCommand.All.Select(command => command.Argument.Length > 0 ? command.Name + " " : command.Name), word);
        }
        return ReplCommand.Find(before[..blank])?.Name switch
        {
            ":facet" when word.IndexOf('=', StringComparison.Ordinal) is >= 0 and var sign => FacetValues(start + sign + 1, word[..sign], word[(sign + 1)..]),
            ":facet" => Matching(start, ArticleSchema.FacetFields, word),
            ":sort" => Matching(start, Choices.Sorts, word),
            ":year" => Matching(start, [.. valuesOf(ArticleSchema.Year, word), "none"], word),
            ":open" => Values(start, ArticleSchema.Id, word),
            _ => Completions.None,
        };
    }

    /// <summary>Values as they are: they are the rest of the line.</summary>
    private Completions FacetValues(int start, string field, string word) =>
        ValueFields.Contains(field) ? Matching(start, [.. valuesOf(field, word), "none"], word) : Completions.None;

    private Completions Values(int start, string field, string word) =>
        ValueFields.Contains(field) ? Matching(start, valuesOf(field, word).Select(value => Quoted(field, value)), word) : Completions.None;

    /// <summary>A value with blanks or signs of the query language can only be written in quotation marks.</summary>
    private static string Quoted(string field, string value) =>
        field == ArticleSchema.Id || value.All(c => char.IsLetterOrDigit(c) || c is '_' or '.') ? value : $"\"{value.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static Completions Matching(int start, IEnumerable<string> words, string prefix) => new(
        start, [.. words.Where(word => word.TrimStart('"').StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Distinct()]);
}
