using System.Text;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>Random queries by position, made of words that stand near each other in some text: most find some.</summary>
/// <param name="random">Decides.</param>
/// <param name="someText">Gives a field and its tokens in some document, at least two.</param>
/// <param name="twoFields">Gives the tokens of some document in two fields that number them alike.</param>
internal sealed class SpanQueries(TestRandom random, Func<SomeText> someText, Func<(SomeText Own, SomeText Other)> twoFields)
{
    public IReadOnlyList<QueryKind> Kinds =>
    [
        new("near in order", () => Near(someText(), true, Term)),
        new("near in any order", () => Near(someText(), false, Term)),
        new("nested spans", () => Some(someText(), 2)),
        new("masked spans", Masked),
        new("spans of patterns", () => Near(someText(), random.Chance(0.5), Pattern)),
        new("alternative spans", () => random.Chance(0.3) ? Some(someText(), 0) : Or(someText(), 1)),
        new("multi-phrase", () => Phrase(0)),
        new("sloppy multi-phrase", () => Phrase(random.Next(1, 9))),
        new("phrase prefix", PhrasePrefix),
    ];

    /// <summary>Neighbouring words, sometimes in another order or one of them twice.</summary>
    private SpanNearQuery Near(SomeText text, bool inOrder, Func<SomeText, string, SpanQuery> clause)
    {
        List<string> words = Neighbours(text, random.Next(2, 5));
        if (random.Chance(0.2))
        {
            words.Add(random.Pick(words));
        }
        if (!inOrder || random.Chance(0.1))
        {
            string[] moved = [.. words];
            random.Shuffle(moved);
            words = [.. moved];
        }
        return new SpanNearQuery([.. words.Select(word => clause(text, word))], Slop(inOrder), inOrder);
    }

    private SpanQuery Some(SomeText text, int depth) => depth == 0 ? random.Next(6) switch
    {
        0 => Pattern(text, random.Pick(text.Tokens).Text),
        1 => Or(text, 0),
        _ => Term(text, random.Pick(text.Tokens).Text),
    }
    : random.Next(4) switch
    {
        0 => Or(text, depth),
        _ => random.Chance(0.5) is var inOrder ? Nested(text, depth, inOrder) : throw new InvalidOperationException(),
    };

    private SpanNearQuery Nested(SomeText text, int depth, bool inOrder)
    {
        var near = text with { Tokens = Around(text, 8) };
        SpanQuery[] clauses = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Some(near, random.Next(depth)))];
        return new SpanNearQuery(clauses, Slop(inOrder) + random.Next(6), inOrder);
    }

    private SpanOrQuery Or(SomeText text, int depth)
    {
        var near = text with { Tokens = Around(text, 6) };
        SpanQuery Clause() => depth == 0 ? Term(near, random.Pick(near.Tokens).Text) : Some(near, depth - 1);
        return new SpanOrQuery([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Clause())]);
    }

    private SpanQuery Masked()
    {
        (SomeText own, SomeText other) = twoFields();
        int first = random.Next(own.Tokens.Count);
        List<(string Text, int Position)> from = own.Tokens.GetRange(first, Math.Min(random.Next(1, 6), own.Tokens.Count - first));
        List<(string Text, int Position)> masked = other.Tokens.FindAll(token => Math.Abs(token.Position - from[0].Position) < 4);
        masked = masked.Count > 0 ? masked : other.Tokens;
        SpanQuery Mask() => new FieldMaskingSpanQuery(random.Chance(0.8) ? Term(other, random.Pick(masked).Text) : Or(other, 0), own.Field);
        List<SpanQuery> clauses = [Term(own, random.Pick(from).Text), Mask()];
        while (random.Chance(0.4))
        {
            clauses.Add(random.Chance(0.5) ? Mask() : Term(own, random.Pick(from).Text));
        }
        return random.Next(8) switch
        {
            0 => Mask(),
            1 => new SpanOrQuery(clauses),
            2 => new SpanNearQuery([clauses[0], new SpanOrQuery([.. clauses.Skip(1)])], -1, inOrder: false),
            _ when random.Chance(0.5) => new SpanNearQuery(clauses, Slop(true), inOrder: true),
            _ => new SpanNearQuery(clauses, Slop(false), inOrder: false),
        };
    }

    private SpanQuery Pattern(SomeText text, string word) => random.Next(7) switch
    {
        0 => Term(text, word),
        1 => new SpanMultiTermQueryWrapper(new FuzzyQuery(text.Field, word, random.Next(3), random.Next(3), random.Pick([3, 50]))),
        2 => new SpanMultiTermQueryWrapper(new WildcardQuery(text.Field, $"*{word.EnumerateRunes().Last()}")),
        3 => new SpanMultiTermQueryWrapper(new RegexpQuery(text.Field, $".*\\{word.EnumerateRunes().Last()}.?")),
        4 => new SpanMultiTermQueryWrapper(new TermRangeQuery(text.Field, word, word + "z", random.Chance(0.8), random.Chance(0.5))),
        _ => new SpanMultiTermQueryWrapper(new PrefixQuery(text.Field, Start(word))),
    };

    private MultiPhraseQuery Phrase(int slop)
    {
        SomeText text = someText();
        int first = random.Next(text.Tokens.Count);
        List<(string Text, int Position)> chosen = text.Tokens.GetRange(first, Math.Min(random.Next(1, 5), text.Tokens.Count - first));
        if (slop > 0 && random.Chance(0.4))
        {
            (string Text, int Position)[] moved = [.. chosen];
            random.Shuffle(moved);
            chosen = [.. moved.Select((word, i) => (word.Text, chosen[i].Position))];
        }
        if (random.Chance(0.1))
        {
            chosen.Add((random.Pick(chosen).Text, chosen[^1].Position + (slop > 0 ? 1 : random.Next(2))));
        }
        int start = random.Chance(0.2) ? 0 : chosen[0].Position;
        IEnumerable<List<ReadOnlyMemory<byte>>> places = chosen.Select(word => Alternatives(text, chosen, word.Text));
        return new MultiPhraseQuery(text.Field, slop, [.. places], [.. chosen.Select(word => word.Position - start)]);
    }

    /// <summary>The word with others: of the phrase itself, near it or absent.</summary>
    private List<ReadOnlyMemory<byte>> Alternatives(SomeText text, List<(string Text, int Position)> phrase, string word)
    {
        List<string> words = [word];
        while (random.Chance(0.4))
        {
            string other = random.Next(5) switch { 0 => random.Pick(phrase).Text, 1 => "absent", _ => random.Pick(text.Tokens).Text };
            words.Insert(random.Next(words.Count + 1), other);
        }
        return [.. words.Select(each => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(each))];
    }

    private PhrasePrefixQuery PhrasePrefix()
    {
        SomeText text = someText();
        int first = random.Next(text.Tokens.Count);
        List<string> words = [.. text.Tokens.Skip(first).Take(random.Next(1, 4)).Select(token => token.Text)];
        words[^1] = random.Chance(0.02) ? "zzyzx" : Start(words[^1]);
        return new PhrasePrefixQuery(text.Field, words, random.Pick([1, 3, 50, 1000]));
    }

    private SpanQuery Term(SomeText text, string word) => new SpanTermQuery(text.Field, random.Chance(0.01) ? "zzyzx" : word);

    private List<string> Neighbours(SomeText text, int count) => [.. Around(text, 3 + count).Take(count).Select(token => token.Text)];

    /// <summary>Tokens that stand together, of which some are left out.</summary>
    private List<(string Text, int Position)> Around(SomeText text, int count)
    {
        int first = random.Next(Math.Max(1, text.Tokens.Count - count));
        List<(string Text, int Position)> tokens = text.Tokens.GetRange(first, Math.Min(count, text.Tokens.Count - first));
        while (tokens.Count > 2 && random.Chance(0.5))
        {
            tokens.RemoveAt(random.Next(tokens.Count));
        }
        return tokens;
    }

    private int Slop(bool inOrder) => random.Chance(0.1) && !inOrder ? -1 : random.Next(8);

    /// <summary>The first letters of a word, whole characters only.</summary>
    private string Start(string word)
    {
        int length = Math.Min(word.Length, random.Next(1, 6));
        return word[..(char.IsHighSurrogate(word[length - 1]) ? length + 1 : length)];
    }
}
