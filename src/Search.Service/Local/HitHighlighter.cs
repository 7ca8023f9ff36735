using Search.Engine;
using Search.Service.Answers;

namespace Search.Service.Local;

/// <summary>Snippets and marks of the hits of one answer.</summary>
internal sealed class HitHighlighter(Snapshot snapshot, Schema? schema, Query query)
{
    private static readonly HighlightOptions OnlyMatches = new() { StartWithoutMatch = false };

    private readonly Highlighter _passages = new(snapshot, schema, query);
    private Highlighter? _matches;

    /// <summary>The best passages of a field; where nothing matched in it, those of the next one, or else the start of the first.</summary>
    public IReadOnlyList<AnswerSnippet> Passages(Hit hit, params ReadOnlySpan<string> fields)
    {
        IReadOnlyList<Snippet> first = fields.Length == 0 ? [] : _passages.Passages(hit.DocId, hit.Document, fields[0]);
        IReadOnlyList<Snippet> best = first;
        for (int i = 1; i < fields.Length && best.All(snippet => snippet.Marks.Count == 0); i++)
        {
            _matches ??= new Highlighter(snapshot, schema, query, OnlyMatches);
            best = _matches.Passages(hit.DocId, hit.Document, fields[i]);
        }
        return [.. (best.Any(snippet => snippet.Marks.Count > 0) ? best : first).Select(snippet => new AnswerSnippet(snippet.Text, Pairs(snippet)))];
    }

    /// <summary>Marks of a whole field.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Marks(Hit hit, string field) =>
        _passages.Whole(hit.DocId, hit.Document, field) is { } whole ? Pairs(whole) : [];

    private static IReadOnlyList<int>[] Pairs(Snippet snippet) => [.. snippet.Marks.Select(mark => (int[])[mark.Start, mark.End])];
}
