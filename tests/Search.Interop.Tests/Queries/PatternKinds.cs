using System.Text;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>Random wildcards, regular expressions, fuzzy words and sets of terms, made of words that articles have; for the fields of <see cref="Archives.NewsSchema"/>.</summary>
internal sealed class PatternKinds(TestRandom random, NewsWords words)
{
    public IEnumerable<QueryKind> Kinds =>
    [
        new("wildcard", Wildcard),
        new("regexp", Regexp),
        new("fuzzy of 1 edit", () => Fuzzy(1)),
        new("fuzzy of 2 edits", () => Fuzzy(2)),
        new("fuzzy of any kind", () => Fuzzy(random.Next(3))),
        new("terms in set", Set),
    ];

    private WildcardQuery Wildcard()
    {
        (string field, string word) = Some();
        List<Rune> letters = [.. word.EnumerateRunes()];
        var pattern = new StringBuilder();
        switch (random.Next(8))
        {
            case 0:
                pattern.Append('*').Append(Part(letters)).Append('*');
                break;
            case 1:
                pattern.Append('*').Append(Escaped([.. letters.TakeLast(random.Next(1, 4))]));
                break;
            case 2:
                pattern.Append(random.Pick(["", "*", "?", "??", "**", "?*", "*?", "\\*", "\\", "a*?b"]));
                break;
            default:
                foreach (Rune letter in letters)
                {
                    _ = random.Next(10) switch
                    {
                        0 => pattern.Append('*'),
                        1 => pattern.Append("*" + Escaped([letter])),
                        2 or 3 => pattern.Append('?'),
                        _ => pattern.Append(Escaped([letter])),
                    };
                }
                pattern.Append(random.Chance(0.3) ? "*" : "");
                break;
        }
        return new WildcardQuery(field, pattern.ToString());
    }

    private RegexpQuery Regexp()
    {
        (string field, string word) = Some();
        List<Rune> letters = [.. word.EnumerateRunes()];
        var pattern = new StringBuilder();
        if (random.Chance(0.1))
        {
            pattern.Append(random.Pick([".*", "@", "", "#", ".{1,3}", "<1-100>", "<01-30>", "[^a-z]+", "~(.*[aeiou].*)", ".+&.{4}", "(.)*|a", "[0-9]+"]));
            return new RegexpQuery(field, pattern.ToString());
        }
        foreach (Rune letter in letters)
        {
            string plain = "\\" + letter;
            _ = random.Next(16) switch
            {
                0 => pattern.Append('.'),
                1 => pattern.Append(".*"),
                2 => pattern.Append($"[{plain}-\\{new Rune(letter.Value + 2)}]"),
                3 => pattern.Append($"({plain}|{plain}.|x)"),
                4 => pattern.Append(plain + "?"),
                5 => pattern.Append(plain + "+"),
                6 => pattern.Append($"({plain}){{1,2}}"),
                7 => pattern.Append($"[^{plain}]"),
                8 => pattern.Append(letter.Value == '"' ? plain : $"\"{letter}\""),
                _ => pattern.Append(plain),
            };
        }
        return new RegexpQuery(field, random.Next(8) switch
        {
            0 => $"({pattern})&~(.*{Escaped([random.Pick(letters)])})",
            1 => $"{pattern}|{Escaped([.. Some().Word.EnumerateRunes()])}",
            2 => $"{pattern}.{{0,3}}",
            _ => pattern.ToString(),
        });
    }

    private FuzzyQuery Fuzzy(int edits)
    {
        (string field, string word) = Some();
        List<Rune> letters = [.. word.EnumerateRunes()];
        for (int i = random.Next(edits + 1); i > 0 && letters.Count > 1; i--)
        {
            int at = random.Next(letters.Count - 1);
            switch (random.Next(4))
            {
                case 0:
                    letters.RemoveAt(at);
                    break;
                case 1:
                    letters.Insert(at, new Rune((char)random.Next('a', 'z' + 1)));
                    break;
                case 2:
                    (letters[at], letters[at + 1]) = (letters[at + 1], letters[at]);
                    break;
                default:
                    letters[at] = new Rune((char)random.Next('a', 'z' + 1));
                    break;
            }
        }
        int expansions = random.Chance(0.7) ? 50 : random.Pick([1, 2, 5, 20, 1024, 3000]);
        return new FuzzyQuery(field, string.Concat(letters), edits, random.Chance(0.5) ? 0 : random.Next(6), expansions, random.Chance(0.7));
    }

    private TermInSetQuery Set()
    {
        (string field, _) = Some();
        List<string> terms = [];
        for (int i = random.Pick([0, 1, 3, 16, 17, 40]); i > 0; i--)
        {
            (string other, string word) = Some();
            terms.Add(other == field || random.Chance(0.3) ? word : Some().Word);
        }
        return new TermInSetQuery(field, terms);
    }

    /// <summary>Words of texts and, less often, whole keywords.</summary>
    private (string Field, string Word) Some() => random.Chance(0.2) && random.Pick(words.Articles).Text("topic") is { Length: > 0 } topic ? ("topic", topic) : words.Some();

    private string Part(List<Rune> letters)
    {
        int start = random.Next(letters.Count);
        return Escaped(letters[start..random.Next(start + 1, letters.Count + 1)]);
    }

    private static string Escaped(List<Rune> letters) => string.Concat(letters.Select(letter => $"\\{letter}"));
}
