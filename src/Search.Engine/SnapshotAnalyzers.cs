using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Search.Analysis;
using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine;

/// <summary>
/// What the documents of a snapshot were analyzed with, where a field says it (<see cref="TextOptions.AnalyzerBy"/>): a query asks in these ways and in no others. Deleted documents count until
/// their segment is merged.
/// </summary>
public sealed class SnapshotAnalyzers
{
    /// <summary>Of a field with more terms each term that has an analyzer is looked up.</summary>
    private const int MostTerms = 64;

    private static readonly ConditionalWeakTable<ISegmentReader, ConcurrentDictionary<(string Field, string Wanted), Present>> Known = [];

    private readonly Schema _schema;
    private readonly Dictionary<string, Present> _present = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<Analyzer>> _analyzers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<Analyzer>> _others = new(StringComparer.Ordinal);

    /// <param name="snapshot">Whose documents.</param>
    /// <param name="schema">The index's.</param>
    public SnapshotAnalyzers(Snapshot snapshot, Schema schema)
    {
        _schema = schema;
        foreach (IGrouping<string, SchemaField> texts in schema.Fields.Where(field => field.Text.AnalyzerBy != null).GroupBy(field => field.Text.AnalyzerBy!))
        {
            string[] wanted = [.. texts.SelectMany(field => field.Text.Analyzers.Keys).Distinct().Order(StringComparer.Ordinal)];
            _present.Add(texts.Key, Find(snapshot, texts.Key, wanted));
        }
    }

    private SnapshotAnalyzers(Schema schema, Dictionary<string, Present> present)
    {
        _schema = schema;
        _present = present;
    }

    /// <summary>The values of a field by which analyzers are chosen, of those that have an analyzer of their own: such as the languages that are there.</summary>
    public IReadOnlyList<string> ValuesOf(string field) => _present.TryGetValue(field, out Present? present) ? present.Values : [];

    /// <summary>Whether any document has none of <see cref="ValuesOf"/>.</summary>
    public bool HasOthers(string field) => !_present.TryGetValue(field, out Present? present) || present.HasOthers;

    /// <summary>As if there were only documents with this value.</summary>
    public SnapshotAnalyzers Only(string field, string value)
    {
        var narrowed = new Dictionary<string, Present>(_present, StringComparer.Ordinal);
        if (narrowed.TryGetValue(field, out Present? present))
        {
            narrowed[field] = present.Values.Contains(value) ? new Present([value], HasOthers: false) : new Present([], HasOthers: true);
        }
        return new SnapshotAnalyzers(_schema, narrowed);
    }

    /// <summary>The analyzers of a text field: first, if any document has it, the field's usual one. Never empty.</summary>
    public IReadOnlyList<Analyzer> Of(string field) => _analyzers.GetOrAdd(field, Find);

    /// <summary>All of them but the first.</summary>
    public IReadOnlyList<Analyzer> OthersOf(string field) => _others.GetOrAdd(field, name => [.. Of(name).Skip(1)]);

    private IReadOnlyList<Analyzer> Find(string field)
    {
        TextOptions text = _schema[field]!.Text;
        if (text.AnalyzerBy is not { } by)
        {
            return [Analyzers.ByName(text.Analyzer)];
        }
        Present present = _present[by];
        var names = new List<string>();
        if (present.HasOthers || present.Values.Count == 0 || present.Values.Any(value => !text.Analyzers.ContainsKey(value)))
        {
            names.Add(text.Analyzer);
        }
        names.AddRange(present.Values.Where(text.Analyzers.ContainsKey).Select(value => text.Analyzers[value]));
        return [.. names.Distinct(StringComparer.Ordinal).Select(Analyzers.ByName)];
    }

    private static Present Find(Snapshot snapshot, string field, string[] wanted)
    {
        string key = string.Join(' ', wanted);
        var values = new SortedSet<string>(StringComparer.Ordinal);
        bool hasOthers = false;
        foreach (SegmentView segment in snapshot.Segments)
        {
            Present found = Known.GetOrCreateValue(segment.Reader).GetOrAdd((field, key), _ => Find(segment, field, wanted));
            values.UnionWith(found.Values);
            hasOthers |= found.HasOthers;
        }
        return new Present([.. values], hasOthers);
    }

    private static Present Find(SegmentView segment, string field, string[] wanted)
    {
        if (segment.Reader.GetTerms(field) is not { } terms)
        {
            return new Present([], HasOthers: true);
        }
        var found = new List<string>();
        long documents = 0;
        TermsEnum each = terms.GetEnumerator();
        if (terms.Count <= MostTerms)
        {
            while (each.Next())
            {
                string value = Encoding.UTF8.GetString(each.Term);
                if (wanted.Contains(value))
                {
                    found.Add(value);
                    documents += each.State.DocFreq;
                }
            }
        }
        else
        {
            foreach (string value in wanted)
            {
                if (each.SeekCeiling(Encoding.UTF8.GetBytes(value)) == SeekStatus.Found)
                {
                    found.Add(value);
                    documents += each.State.DocFreq;
                }
            }
        }
        return new Present([.. found], documents < segment.MaxDoc);
    }

    /// <summary>The values that are there, in order, and whether any document has none of them.</summary>
    private sealed record Present(IReadOnlyList<string> Values, bool HasOthers);
}
