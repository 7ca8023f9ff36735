using Search.Engine.Highlighting;
using Search.Engine.Snapshots;

namespace Search.Engine;

/// <summary>
/// Shows where a query matches in the text of documents: cuts the best passages, or marks a whole field. Works from the offsets in the postings, so it
/// costs no analysis, and marks words as they were written; fields without offsets are shown without marks. Made once per search, for one thread;
/// valid as long as the snapshot.
/// </summary>
public sealed class Highlighter
{
    private readonly Snapshot _snapshot;
    private readonly Schema? _schema;
    private readonly HighlightOptions _options;
    private readonly IReadOnlyList<QueryPart> _parts;
    private readonly Dictionary<SegmentView, SegmentMatches> _segments = new(ReferenceEqualityComparer.Instance);

    /// <param name="snapshot">The state of the index that was searched.</param>
    /// <param name="schema">Tells which fields are composed of others; null for an index without one.</param>
    /// <param name="query">Its prohibited clauses mark nothing.</param>
    /// <param name="options">How passages are cut.</param>
    public Highlighter(Snapshot snapshot, Schema? schema, Query query, HighlightOptions? options = null)
    {
        _snapshot = snapshot;
        _schema = schema;
        _options = options ?? HighlightOptions.Default;
        _parts = QueryParts.Of(query);
    }

    /// <summary>The best passages of a field, in the order of the text.</summary>
    /// <param name="docId">The document, by the snapshot's id.</param>
    /// <param name="document">Its stored fields.</param>
    /// <param name="field">A stored text field, or a composed one, which is shown as all its parts.</param>
    /// <returns>Empty for a document without such a text, and where nothing matched and <see cref="HighlightOptions.StartWithoutMatch"/> is off.</returns>
    public IReadOnlyList<Snippet> Passages(int docId, Document document, string field)
    {
        FieldText text = FieldText.Of(_schema, document, field);
        return PassageSelector.Select(text.Text, Matches(docId, text), _options);
    }

    /// <summary>A whole field with its marks, such as a title, exactly as it is stored; null for a document without such a text.</summary>
    /// <param name="docId">The document, by the snapshot's id.</param>
    /// <param name="document">Its stored fields.</param>
    /// <param name="field">A stored text field, or a composed one, which is shown as all its parts.</param>
    public Snippet? Whole(int docId, Document document, string field)
    {
        FieldText text = FieldText.Of(_schema, document, field);
        return text.Text.Length == 0 ? null : new Snippet(text.Text, MarkMerger.Merge(Matches(docId, text), 0, text.Text.Length));
    }

    /// <summary>Where the query's parts stand in the shown text, sorted; each place of each part once.</summary>
    private List<TextMatch> Matches(int docId, FieldText text)
    {
        var matches = new List<TextMatch>();
        SegmentView segment = _snapshot.SegmentOf(docId);
        if (!_segments.TryGetValue(segment, out SegmentMatches? finder))
        {
            _segments.Add(segment, finder = new SegmentMatches(segment));
        }
        foreach (QueryPart part in _parts)
        {
            if (!text.TryGetStart(part.Field, out int start))
            {
                continue;
            }
            int first = matches.Count;
            finder.Find(part, docId - segment.DocBase, matches);
            for (int i = matches.Count - 1; i >= first; i--)
            {
                TextMatch match = matches[i];
                var shown = new TextMatch(match.Start - start, match.End - start, match.Part);
                if (shown.Start >= 0 && shown.End <= text.Text.Length && shown.Start < shown.End)
                {
                    matches[i] = shown;
                }
                else
                {
                    matches.RemoveAt(i);
                }
            }
        }
        matches.Sort();
        return Distinct(matches);
    }

    private static List<TextMatch> Distinct(List<TextMatch> sorted)
    {
        int kept = 0;
        for (int i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                sorted[kept++] = sorted[i];
            }
        }
        sorted.RemoveRange(kept, sorted.Count - kept);
        return sorted;
    }
}
