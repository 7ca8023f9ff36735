using System.Text;
using Search.Engine.QueryParsing;

namespace Search.Engine.Suggesting;

/// <summary>Puts other words into a query's text; everything between them stays.</summary>
internal static class TextChanges
{
    public static string Apply(string text, IReadOnlyList<TextWord> words, IEnumerable<Reading> changes)
    {
        var changed = new StringBuilder();
        int at = 0;
        foreach (Reading change in changes.OrderBy(change => change.From))
        {
            TextWord first = words[change.From];
            int end = words[change.To - 1].End;
            changed.Append(text, at, first.Start - at);
            string meant = LikeTyped(text[first.Start..end], string.Join(' ', change.Terms));
            // Two words instead of one are as much as it was only where they must stand together.
            changed.Append(change.Terms.Count > 1 && !first.IsInPhrase ? $"\"{meant}\"" : meant);
            at = end;
        }
        return changed.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>With capitals as they were typed: all of them, or the first. Never a word that would be an operator.</summary>
    private static string LikeTyped(string typed, string meant)
    {
        string upper = meant.ToUpperInvariant();
        if (typed.Length > 1 && typed.All(c => !char.IsLetter(c) || char.IsUpper(c)))
        {
            return QueryLexer.All(upper).All(token => token.Kind == QueryTokenKind.Word) ? upper : meant;
        }
        return char.IsUpper(typed[0]) ? upper[..1] + meant[1..] : meant;
    }
}
