using System.Globalization;
using Search.Cli.Editing;
using Search.Cli.Terminal;
using Search.Service.Articles;

namespace Search.Cli.Repl;

/// <summary>
/// Completes commands, the arguments that some of them take, field names, values of fields, words of the articles and, behind an opening quotation mark, titles of articles.
/// </summary>
/// <param name="source">What the archive knows.</param>
internal sealed class ReplCompleter(ICompletionSource source) : ICompleter
{
    /// <summary>Of one letter there are too many words to choose from; a character of Chinese or Japanese says more.</summary>
    private const int ShortestWord = 2;

    private static readonly string[] Operators = ["AND", "OR", "NOT", "NEAR", "ONEAR", "TO"];

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
        if (OpenQuote(before) is >= 0 and var quote && !IsValue(before[..quote]))
        {
            return InQuotes(before[..quote], before[(quote + 1)..]);
        }
        int lead = word.StartsWith('-') || word.StartsWith('!') ? 1 : 0;
        int colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new Completions(
                start + lead,
                [.. Words(word[lead..], before[..start]), .. Matching(start, ArticleSchema.QueryFields.Select(field => field + ":"), word[lead..]).Words])
            : Values(start + colon + 1, word[lead..colon], word[(colon + 1)..]);
    }

    /// <summary>Where the quotation mark stands that is not closed; -1 where there is none.</summary>
    private static int OpenQuote(string text)
    {
        int open = -1;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                open = open < 0 ? i : -1;
            }
        }
        return open;
    }

    /// <summary>Whether what stands before a quotation mark names a field of whole values.</summary>
    private static bool IsValue(string before) => ValueFields.Any(field => before.EndsWith(field + ":", StringComparison.Ordinal));

    /// <summary>At the start of a line titles that have the words; in the midst of a query, or where there are none, the last word of the phrase.</summary>
    private Completions InQuotes(string before, string typed)
    {
        bool isTitle = before.Trim() is "" or ArticleSchema.Title + ":" && (typed.Count(char.IsLetterOrDigit) >= ShortestWord || typed.Any(IsCharacter));
        string[] titles = isTitle ? [.. source.Titles(typed).Where(IsSafe)] : [];
        if (titles.Length > 0)
        {
            return new Completions(before.Length, [.. titles.Select(Quote).Distinct()]);
        }
        int start = typed.LastIndexOf(' ') + 1;
        return new Completions(before.Length + 1 + start, [.. Words(typed[start..], typed[..start])]);
    }

    /// <summary>Words of the articles that go on as the one that was begun, whose capitals stay as they were typed.</summary>
    private IEnumerable<string> Words(string begun, string before)
    {
        string left = before.Length > 1 && before.EndsWith(' ') ? before.TrimEnd().Split(' ', '"', '(')[^1] : "";
        bool isWord = left.Length > 0 && left.All(IsPart) && !Operators.Contains(left);
        return (begun.Length < ShortestWord && !begun.Any(IsCharacter)) || !begun.All(IsPart)
            ? []
            : source.Words(begun, isWord ? left : null).Where(IsSafe)
                .Select(word => word.StartsWith(begun, StringComparison.OrdinalIgnoreCase) ? begun + word[begun.Length..] : word);
    }

    /// <summary>Letters, digits, and marks above and below letters.</summary>
    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsCharacter(char c) => c is >= '\u3040' and <= '\u9FFF';

    /// <summary>Whether a text can be put into the line without anything in it being obeyed by the terminal.</summary>
    private static bool IsSafe(string text) => TerminalText.Line(text) == text;

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
            ":year" => Matching(start, [.. source.Values(ArticleSchema.Year, word), "none"], word),
            ":open" => Values(start, ArticleSchema.Id, word),
            _ => Completions.None,
        };
    }

    /// <summary>Values as they are: they are the rest of the line.</summary>
    private Completions FacetValues(int start, string field, string word) =>
        ValueFields.Contains(field) ? Matching(start, [.. source.Values(field, word), "none"], word) : Completions.None;

    private Completions Values(int start, string field, string word) =>
        ValueFields.Contains(field) ? Matching(start, source.Values(field, word).Select(value => Quoted(field, value)), word) : Completions.None;

    /// <summary>A value with blanks or signs of the query language can only be written in quotation marks.</summary>
    private static string Quoted(string field, string value) =>
        field == ArticleSchema.Id || value.All(c => char.IsLetterOrDigit(c) || c is '_' or '.') ? value : Quote(value);

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static Completions Matching(int start, IEnumerable<string> words, string prefix) => new(
        start, [.. words.Where(word => IsSafe(word) && word.TrimStart('"').StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Distinct()]);
}
