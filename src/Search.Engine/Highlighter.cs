using Search.Engine.Highlighting;
using Search.Engine.Queries;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine;

/// <summary>
/// Shows where a query matches in the text of documents: cuts the best passages, or marks a whole field. Works from the offsets in the postings, so it
/// costs no analysis, and marks words as they were written; fields without offsets are shown without marks. Made once per search, for one thread;
/// valid as long as the snapshot.
/// </summary>
public sealed class Highlighter
{
    /// <summary>Documents with about so many tokens are looked up together at most, or one: a pattern may match all of them, and a match takes up to 100 bytes.</summary>
    private const long TokensTogether = 1_000_000;

    private readonly Snapshot _snapshot;
    private readonly Schema? _schema;
    private readonly Query _query;
    private readonly HighlightOptions _options;
    private readonly PartNumbers _numbers = new();
    private readonly Dictionary<int, List<FieldMatch>> _found = [];
    private int[] _prepared = [];
    private CancellationToken _cancellation;

    /// <param name="snapshot">The state of the index that was searched.</param>
    /// <param name="schema">Tells which fields are composed of others; null for an index without one.</param>
    /// <param name="query">Clauses that do not match a document, and prohibited ones, mark nothing in it.</param>
    /// <param name="options">How passages are cut.</param>
    public Highlighter(Snapshot snapshot, Schema? schema, Query query, HighlightOptions? options = null)
    {
        _snapshot = snapshot;
        _schema = schema;
        _query = query;
        _options = options ?? HighlightOptions.Default;
    }

    /// <summary>
    /// Says which documents will be shown, so that they are looked up together: a pattern of many terms is then walked through once, not once for each document. Others
    /// may be shown too.
    /// </summary>
    /// <param name="docIds">The documents, by the snapshot's ids, in the order in which they will be shown.</param>
    /// <param name="cancellation">Looked at while a pattern's terms are walked through.</param>
    public void Prepare(IEnumerable<int> docIds, CancellationToken cancellation = default)
    {
        _cancellation = cancellation;
        _prepared = [.. docIds];
    }

    /// <summary>The best passages of a field, in the order of the text.</summary>
    /// <param name="docId">The document, by the snapshot's id.</param>
    /// <param name="document">Its stored fields.</param>
    /// <param name="field">A stored text field, or a composed one, which is shown as all its parts.</param>
    /// <returns>Empty for a document without such a text, and where nothing matched and <see cref="HighlightOptions.StartWithoutMatch"/> is off.</returns>
    public IReadOnlyList<Snippet> Passages(int docId, Document document, string field) => Passages(docId, document, field, _options);

    /// <inheritdoc cref="Passages(int, Document, string)"/>
    /// <param name="docId">The document, by the snapshot's id.</param>
    /// <param name="document">Its stored fields.</param>
    /// <param name="field">A stored text field, or a composed one, which is shown as all its parts.</param>
    /// <param name="options">In place of those given to the constructor.</param>
    public IReadOnlyList<Snippet> Passages(int docId, Document document, string field, HighlightOptions options)
    {
        FieldText text = FieldText.Of(_schema, document, field);
        return PassageSelector.Select(text.Text, Matches(docId, text), options);
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
    internal List<TextMatch> Matches(int docId, FieldText text)
    {
        Find(docId);
        var matches = new List<TextMatch>();
        string? field = null;
        bool isShown = false;
        int start = 0;
        foreach (FieldMatch match in _found[docId])
        {
            if (!ReferenceEquals(match.Field, field))
            {
                field = match.Field;
                isShown = text.TryGetStart(field, out start);
            }
            if (isShown && match.Start >= start && match.Start < match.End && match.End - start <= text.Text.Length)
            {
                matches.Add(new TextMatch(match.Start - start, match.End - start, match.Part));
            }
        }
        matches.Sort();
        return Distinct(matches);
    }

    private void Find(int docId)
    {
        if (_found.ContainsKey(docId))
        {
            return;
        }
        int at = Array.IndexOf(_prepared, docId);
        if (at < 0)
        {
            Find([docId]);
            return;
        }
        _found.Clear();
        int end = at;
        for (long tokens = 0; end < _prepared.Length && (end == at || tokens < TokensTogether); end++)
        {
            SegmentView segment = _snapshot.SegmentOf(_prepared[end]);
            tokens += TokenCounts.About(segment, _prepared[end] - segment.DocBase);
        }
        Find(_prepared[at..end]);
    }

    private void Find(int[] docIds)
    {
        var context = new SearchContext(_snapshot) { Limits = new SearchLimits(_cancellation) };
        int[] sorted = [.. docIds.Distinct().Order()];
        int next = 0;
        for (int ordinal = 0; ordinal < _snapshot.Segments.Count && next < sorted.Length; ordinal++)
        {
            SegmentView segment = _snapshot.Segments[ordinal];
            int first = next;
            while (next < sorted.Length && sorted[next] < segment.DocBase + segment.MaxDoc)
            {
                next++;
            }
            if (next > first)
            {
                int[] docs = Array.ConvertAll(sorted[first..next], docId => docId - segment.DocBase);
                List<FieldMatch>?[] found = new MatchFinder(context, _numbers, segment, ordinal, docs).Find(_query);
                for (int i = 0; i < docs.Length; i++)
                {
                    _found[sorted[first + i]] = found[i] ?? [];
                }
            }
        }
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
