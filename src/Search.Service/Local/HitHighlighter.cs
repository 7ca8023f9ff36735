using Search.Engine;
using Search.Service.Answers;

namespace Search.Service.Local;

/// <summary>Snippets and marks of the hits of one answer.</summary>
internal sealed class HitHighlighter(Snapshot snapshot, Schema? schema, Query query)
{
    private static readonly HighlightOptions OnlyMatches = new() { StartWithoutMatch = false };

    private readonly Highlighter _highlighter = new(snapshot, schema, query);

    /// <summary>Says which hits will be shown, in their order: they are looked up together.</summary>
    public void Prepare(IEnumerable<Hit> hits, CancellationToken cancellation) => _highlighter.Prepare(hits.Select(hit => hit.DocId), cancellation);

    /// <summary>The best passages of a field; where nothing matched in it, those of the next one, or else the start of the first.</summary>
    public IReadOnlyList<AnswerSnippet> Passages(Hit hit, params ReadOnlySpan<string> fields)
    {
        foreach (string field in fields)
        {
            if (_highlighter.Passages(hit.DocId, hit.Document, field, OnlyMatches) is { Count: > 0 } best)
            {
                return Told(best);
            }
        }
        return fields.Length == 0 ? [] : Told(_highlighter.Passages(hit.DocId, hit.Document, fields[0]));
    }

    /// <summary>Marks of a whole field.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Marks(Hit hit, string field) =>
        _highlighter.Whole(hit.DocId, hit.Document, field) is { } whole ? Pairs(whole) : [];

    private static AnswerSnippet[] Told(IReadOnlyList<Snippet> snippets) => [.. snippets.Select(snippet => new AnswerSnippet(snippet.Text, Pairs(snippet)))];

    private static IReadOnlyList<int>[] Pairs(Snippet snippet) => [.. snippet.Marks.Select(mark => (int[])[mark.Start, mark.End])];
}
