using Search.Service.Articles;

namespace Search.Service.Queries;

/// <summary>A value that was chosen of something that articles are counted by.</summary>
/// <param name="Field">Of <see cref="ArticleSchema.FacetFields"/>, but not the year: <see cref="ArticleQuery.Years"/> say that.</param>
/// <param name="Value">As its counts show it, in any case where the field ignores case; null: no value.</param>
public readonly record struct ArticleChoice(string Field, string? Value)
{
    /// <summary>How people write that there is no value.</summary>
    public const string None = "none";

    /// <param name="field">The field.</param>
    /// <param name="text">A value, or <see cref="None"/>.</param>
    /// <exception cref="UsageException">The field cannot have such a value.</exception>
    public static ArticleChoice Parse(string field, string text)
    {
        if (text == None)
        {
            return new ArticleChoice(field, null);
        }
        return field switch
        {
            _ when text.Length == 0 => throw new UsageException($"No value of '{field}' is given", $"Write {field}=VALUE, or {field}={None} for articles without one."),
            ArticleSchema.Month when text.Length != 7 || DateText.Parse(text) == null => throw new UsageException($"'{text}' is no month", "Write it as 2022-01."),
            ArticleSchema.Mentions when !text.All(char.IsAsciiDigit) || text.Length > 9 => throw new UsageException($"'{text}' is no year", "Write it as 2022."),
            _ => new ArticleChoice(field, text),
        };
    }

    public override string ToString() => $"{Field}={Value ?? None}";
}
