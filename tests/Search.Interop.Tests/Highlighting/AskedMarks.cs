using System.Globalization;
using Search.Engine;
using Search.Interop.Tests.Queries;
using Search.Testing;

namespace Search.Interop.Tests.Highlighting;

/// <summary>Where a query stands in the text of an indexed field of some documents, as it is asked of Lucene and of us.</summary>
/// <param name="Query">The query.</param>
/// <param name="Field">The indexed field.</param>
/// <param name="Sources">The stored fields that its text is made of.</param>
/// <param name="Docs">The documents.</param>
internal sealed record AskedMarks(Query Query, string Field, IReadOnlyList<string> Sources, IReadOnlyList<int> Docs)
{
    /// <summary>The line that Java's program HighlightTexts reads.</summary>
    /// <param name="mode">How the text is cut, as HighlightTexts says.</param>
    public string Line(string mode) => $"{Field} {string.Join('+', Sources)} {mode} {string.Join(',', Docs)} {QueryNotation.Write(Query)}";

    /// <summary>What Lucene's highlighter says of each query: of each of its documents what it marks, and what it would with all optional clauses.</summary>
    public static List<(LucenePassage[] Plain, LucenePassage[] Full)[]> OfLucene(string index, IEnumerable<AskedMarks> asked) =>
        OfLucene(index, asked.Select(each => each.Line("whole")));

    /// <param name="index">The folder of the index.</param>
    /// <param name="lines">See <see cref="Line"/>.</param>
    public static List<(LucenePassage[] Plain, LucenePassage[] Full)[]> OfLucene(string index, IEnumerable<string> lines)
    {
        using var folder = new TempFolder();
        File.WriteAllLines(folder.File("queries"), lines);
        JavaLucene.Program("HighlightTexts", folder.File("queries"), folder.File("answers"), index);
        return
        [
            .. File.ReadLines(folder.File("answers")).Select(line => Array.ConvertAll(line.Split('\t'), Both)),
        ];
    }

    /// <summary>Our marks in each document.</summary>
    public List<(int Start, int End)[]> OfOurs(Snapshot snapshot)
    {
        var highlighter = new Highlighter(snapshot, schema: null, Query);
        highlighter.Prepare(Docs);
        return [.. Docs.Select(doc => (highlighter.Whole(doc, new Document { [Field] = Text(snapshot, doc) }, Field)?.Marks ?? []).ToArray())];
    }

    public string Text(Snapshot snapshot, int doc)
    {
        Document stored = new DocumentLookup(snapshot, "id").Load(doc);
        return string.Join('\n', Sources.SelectMany(source => stored.Values(source)));
    }

    public override string ToString() => $"{Query} in {Field} ({QueryNotation.Write(Query)})";

    private static (LucenePassage[] Plain, LucenePassage[] Full) Both(string answer) =>
        answer.Split('|') is [string plain, string full] ? (LucenePassage.Read(plain), LucenePassage.Read(full)) : throw new FormatException(answer);
}

/// <summary>A passage that Lucene's highlighter found, and the matches in it, by rising start, with numbers of what they are matches of.</summary>
internal sealed record LucenePassage(int Start, int End, float Score, IReadOnlyList<(int Start, int End)> Matches, IReadOnlyList<int> Terms)
{
    /// <summary>The answer to a query that Lucene's highlighter does not take: its matches are told apart by texts of at most 32,766 bytes.</summary>
    public static LucenePassage[] Refused { get; } = [new LucenePassage(0, 0, 0, [], [])];

    public static LucenePassage[] Read(string text) => text == "!" ? Refused : [.. text.Split('}', StringSplitOptions.RemoveEmptyEntries).Select(ReadOne)];

    /// <summary>The matches of passages as marks: those that overlap are one.</summary>
    public static (int Start, int End)[] Marks(IEnumerable<LucenePassage> passages)
    {
        var marks = new List<(int Start, int End)>();
        foreach ((int start, int end) in passages.SelectMany(passage => passage.Matches).Order())
        {
            if (marks.Count > 0 && start < marks[^1].End)
            {
                marks[^1] = (marks[^1].Start, Math.Max(end, marks[^1].End));
            }
            else
            {
                marks.Add((start, end));
            }
        }
        return [.. marks];
    }

    private static LucenePassage ReadOne(string text)
    {
        string[] parts = text.Split(':', '{');
        (int start, int end) = Range(parts[0]);
        float score = BitConverter.UInt32BitsToSingle(uint.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        string[][] matches = [.. parts[2].Split(',').Select(match => match.Split('#'))];
        return new LucenePassage(
            start, end, score, [.. matches.Select(match => Range(match[0]))], [.. matches.Select(match => int.Parse(match[1], CultureInfo.InvariantCulture))]);
    }

    private static (int Start, int End) Range(string text) => text.Split('-') is [string start, string end]
        ? (int.Parse(start, CultureInfo.InvariantCulture), int.Parse(end, CultureInfo.InvariantCulture))
        : throw new FormatException(text);
}
