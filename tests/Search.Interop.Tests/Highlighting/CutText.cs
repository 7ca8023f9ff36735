using Search.Engine;
using Search.Engine.Highlighting;

namespace Search.Interop.Tests.Highlighting;

/// <summary>A text as we cut it around a query's matches.</summary>
/// <param name="Asked">The query, and one document.</param>
/// <param name="Text">The field's text.</param>
/// <param name="Matches">Where the query's parts stand.</param>
/// <param name="Passages">All passages with matches.</param>
/// <param name="Count">How many are wanted.</param>
internal sealed record CutText(AskedMarks Asked, string Text, List<TextMatch> Matches, List<Passage> Passages, int Count)
{
    /// <summary>The passages that we take.</summary>
    public List<Passage> Best => PassageSelector.Best(Passages, Count);

    /// <summary>Whether a match is longer than may be shown: Lucene shows it whole.</summary>
    public bool HasTorn => Passages.Exists(passage => passage.Torn != null || In(passage).Any(match => match.End > passage.End));

    public static CutText Of(Snapshot snapshot, AskedMarks asked, int length, int count)
    {
        string text = asked.Text(snapshot, asked.Docs[0]);
        var highlighter = new Highlighter(snapshot, schema: null, asked.Query);
        List<TextMatch> matches = highlighter.Matches(asked.Docs[0], FieldText.Of(null, new Document { [asked.Field] = text }, asked.Field));
        return new CutText(asked, text, matches, PassageSelector.Candidates(text, matches, length), count);
    }

    /// <summary>Asks Lucene for so many passages, with our bounds.</summary>
    /// <param name="mode">counted or classic, as HighlightTexts says.</param>
    /// <param name="most">How many.</param>
    public string Line(string mode, int most) =>
        Asked.Line($"{mode}:{most}:{string.Join(',', Passages.SelectMany(passage => (int[])[passage.Start, passage.End]).Append(0).Append(Text.Length).Distinct().Order())}");

    /// <summary>The matches of a passage, in the order of the text.</summary>
    public IEnumerable<TextMatch> In(Passage passage) => Matches.Where(match => match.Start >= passage.Start && match.Start < passage.End);
}
