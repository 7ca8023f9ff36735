using Search.Analysis;

namespace Search.Engine.QueryParsing;

/// <summary>Makes queries of words with wildcards, of regular expressions, and of words with a <c>~</c>.</summary>
internal sealed class PatternBuilder(QueryParserOptions options, ParseNotes notes, QueryAnalysis analysis)
{
    /// <summary>As many as a regular expression may have.</summary>
    private const int MaxFuzzyLength = 1000;

    /// <summary>A pattern of words of a text field, folded as any of its analyzers folds them; none where it is no pattern, which is noted.</summary>
    public IReadOnlyList<Query> OfWords(SyntaxLeaf leaf, string field)
    {
        var patterns = new List<Query>();
        Analyzer[] analyzers = [.. analysis.AnalyzersOf(field)];
        if (IsFuzzy(leaf) && !options.Strict)
        {
            analyzers = [.. analyzers.Where(analyzer => analysis.Of(analyzer, leaf.Text).Count == 1)];
            if (analyzers.Length == 0)
            {
                notes.Note($"~ stands behind a single word ({ParseNotes.Short(leaf.Text)}): searched as words");
            }
        }
        foreach (Analyzer analyzer in analyzers)
        {
            if (OfWords(leaf, field, analyzer) is { } pattern && !patterns.Contains(pattern))
            {
                patterns.Add(pattern);
            }
        }
        return patterns;
    }

    private static bool IsFuzzy(SyntaxLeaf leaf) => leaf.Kind is not (QueryTokenKind.Prefix or QueryTokenKind.Wildcard or QueryTokenKind.Regex);

    private Query? OfWords(SyntaxLeaf leaf, string field, Analyzer analyzer) => leaf.Kind switch
    {
        QueryTokenKind.Prefix => options.Strict ? new PrefixQuery(field, analyzer.Normalize(leaf.Text)) : Prefix(leaf, field, analyzer),
        QueryTokenKind.Wildcard => Wildcard(leaf, field, PatternText.Wildcard(analyzer, leaf.Text)),
        QueryTokenKind.Regex => Regexp(leaf, field, analyzer.Normalize(leaf.Text)),
        _ => Fuzzy(leaf, field, analyzer.Normalize(leaf.Text)),
    };

    /// <summary>A pattern of whole values; null where it is none, which is noted.</summary>
    public Query? OfValues(SyntaxLeaf leaf, string field, bool foldsCase)
    {
        string text = foldsCase ? leaf.Text.ToLowerInvariant() : leaf.Text;
        return leaf.Kind switch
        {
            QueryTokenKind.Wildcard => Wildcard(leaf, field, text),
            QueryTokenKind.Regex => Regexp(leaf, field, text),
            _ => Fuzzy(leaf, field, text),
        };
    }

    /// <summary>Where the analyzer splits what is written, the last part is the beginning of a word, and the others stand before it.</summary>
    private Query Prefix(SyntaxLeaf leaf, string field, Analyzer analyzer)
    {
        var words = analysis.Of(analyzer, leaf.Text);
        return words.Count is > 1 and <= BooleanQuery.MaxClauses
            ? new PhrasePrefixQuery(field, [.. words.Terms.Select(term => System.Text.Encoding.UTF8.GetString(term.Span))])
            : new PrefixQuery(field, analyzer.Normalize(leaf.Text));
    }

    private FuzzyQuery? Fuzzy(SyntaxLeaf leaf, string field, string text)
    {
        if (text.Length > MaxFuzzyLength)
        {
            notes.Problem($"A word with ~ has more than {MaxFuzzyLength} characters", leaf.Column, "searched as words", "Use a shorter one.");
            return null;
        }
        return new FuzzyQuery(field, text, Suffixes.Edits(leaf.Similarity!.Value, text.EnumerateRunes().Count()));
    }

    private RegexpQuery? Regexp(SyntaxLeaf leaf, string field, string pattern)
    {
        try
        {
            return new RegexpQuery(field, pattern);
        }
        catch (PatternException e)
        {
            Refuse(leaf, e);
            return null;
        }
    }

    private WildcardQuery? Wildcard(SyntaxLeaf leaf, string field, string pattern)
    {
        try
        {
            return new WildcardQuery(field, pattern);
        }
        catch (PatternException e)
        {
            Refuse(leaf, e);
            return null;
        }
    }

    private void Refuse(SyntaxLeaf leaf, PatternException e)
    {
        // Behind the slash.
        int column = leaf.Column + (e.Position is { } position ? 1 + Math.Min(position, leaf.Text.Length) : 0);
        notes.Problem(e.Message.TrimEnd('.'), column, "searched as words", "Write a simpler one, or \\ before a sign to search for it.");
    }
}
