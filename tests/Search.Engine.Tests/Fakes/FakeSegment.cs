using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Snapshots;
using Search.Storage;

namespace Search.Engine.Tests.Fakes;

/// <summary>
/// A segment in plain collections: what readers of postings and doc values need, without codec and files. Words are runs of letters, digits and
/// apostrophes in lower case; a field's values lie 100 positions and one unit apart.
/// </summary>
internal sealed class FakeSegment : ISegmentReader, IDocValuesReader, INormsReader, IPointsReader, IStoredFieldsReader
{
    private readonly Dictionary<string, FieldInfo> _fields = [];
    private readonly Dictionary<string, SortedDictionary<string, List<(int Doc, List<FakeToken> Tokens)>>> _terms = [];
    private readonly Dictionary<string, object> _values = [];
    private readonly Dictionary<(string Field, int Doc), int> _lengths = [];
    private readonly Dictionary<string, Terms> _built = [];
    private readonly HashSet<int> _deleted = [];
    private int _maxDoc;

    public SegmentInfo Info => new() { Name = "_0", Id = new byte[16], MaxDoc = _maxDoc };

    public FieldInfos Fields => new(_fields.Values);

    public IDocValuesReader DocValues => this;

    public IStoredFieldsReader StoredFields => this;

    public ITermVectorsReader? TermVectors => null;

    public INormsReader Norms => this;

    public IPointsReader Points => this;

    /// <summary>Indexes values of one field for a document; documents come in order.</summary>
    public FakeSegment Text(int doc, string field, params string[] values)
    {
        _built.Remove(field);
        FieldInfo info = Field(field);
        info.IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets;
        if (!_terms.TryGetValue(field, out var terms))
        {
            _terms.Add(field, terms = new(Comparer<string>.Create(static (a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)))));
        }
        int position = -1;
        int offset = 0;
        foreach (string value in values)
        {
            foreach ((string word, int start, int end) in WordsOf(value))
            {
                position++;
                if (!terms.TryGetValue(word, out var postings))
                {
                    terms.Add(word, postings = []);
                }
                if (postings.Count == 0 || postings[^1].Doc != doc)
                {
                    postings.Add((doc, []));
                }
                _lengths[(field, doc)] = _lengths.GetValueOrDefault((field, doc)) + 1;
                postings[^1].Tokens.Add(new FakeToken(position, offset + start, offset + end));
            }
            position += 100;
            offset += value.Length + 1;
        }
        _maxDoc = Math.Max(_maxDoc, doc + 1);
        return this;
    }

    public FakeSegment Numbers(string field, DocValuesType type, int pointBytes, params long[]?[] values)
    {
        FieldInfo info = Field(field);
        info.DocValuesType = type;
        info.PointBytes = pointBytes;
        info.PointDimensions = info.PointIndexDimensions = pointBytes > 0 ? 1 : 0;
        _values[field] = values;
        _maxDoc = Math.Max(_maxDoc, values.Length);
        return this;
    }

    public FakeSegment Keywords(string field, DocValuesType type, params string[]?[] values)
    {
        Field(field).DocValuesType = type;
        _values[field] = values;
        _maxDoc = Math.Max(_maxDoc, values.Length);
        return this;
    }

    public FakeSegment Delete(int doc)
    {
        _deleted.Add(doc);
        return this;
    }

    /// <summary>A snapshot of several segments.</summary>
    public static Snapshot SnapshotOf(params FakeSegment[] segments)
    {
        var views = new List<SegmentView>();
        int docBase = 0;
        foreach (FakeSegment segment in segments)
        {
            var live = new BitSet(segment._maxDoc);
            for (int doc = 0; doc < segment._maxDoc; doc++)
            {
                if (!segment._deleted.Contains(doc))
                {
                    live.Set(doc);
                }
            }
            var commit = new SegmentCommitInfo { Info = segment.Info, DeletedCount = segment._deleted.Count };
            views.Add(new SegmentView(segment, commit, segment._deleted.Count == 0 ? null : live, docBase));
            docBase += segment._maxDoc;
        }
        return new Snapshot(new SegmentInfos(), views, () => { });
    }

    public Terms? GetTerms(string field)
    {
        if (!_terms.TryGetValue(field, out var terms))
        {
            return null;
        }
        if (!_built.TryGetValue(field, out Terms? built))
        {
            _built[field] = built = new FakeTerms(_fields[field], [.. terms.Select(t => (Encoding.UTF8.GetBytes(t.Key), t.Value))], doc => NormOf(field, doc));
        }
        return built;
    }

    public NumericDocValues? GetNorms(FieldInfo field) =>
        new FakeNumeric([.. Enumerable.Range(0, _maxDoc).Select(doc => NormOf(field.Name, doc) is > 0 and var norm ? new[] { norm } : null)]);

    public PointValues? GetPoints(FieldInfo field) => new FakePoints(field, (long[]?[])_values[field.Name]) is { Count: > 0 } points ? points : null;

    public void Visit(int docId, IStoredFieldVisitor visitor)
    {
    }

    public NumericDocValues? GetNumeric(FieldInfo field) => new FakeNumeric((long[]?[])_values[field.Name]);

    public SortedNumericDocValues? GetSortedNumeric(FieldInfo field) => new FakeSortedNumeric((long[]?[])_values[field.Name]);

    public SortedDocValues? GetSorted(FieldInfo field) => new FakeSorted((string[]?[])_values[field.Name]);

    public SortedSetDocValues? GetSortedSet(FieldInfo field) => new FakeSortedSet((string[]?[])_values[field.Name]);

    public BinaryDocValues? GetBinary(FieldInfo field) => null;

    public void Dispose()
    {
    }

    /// <summary>The length of a field that has at most 39 tokens, which Lucene keeps exactly.</summary>
    private long NormOf(string field, int doc) =>
        _lengths.GetValueOrDefault((field, doc)) is <= 39 and var length ? length : throw new NotSupportedException("more than 39 tokens");

    private FieldInfo Field(string name)
    {
        if (!_fields.TryGetValue(name, out FieldInfo? info))
        {
            _fields.Add(name, info = new FieldInfo { Name = name, Number = _fields.Count });
        }
        return info;
    }

    private static IEnumerable<(string Word, int Start, int End)> WordsOf(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            int start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '\''))
            {
                i++;
            }
            if (i > start)
            {
                yield return (text[start..i].ToLowerInvariant(), start, i);
            }
        }
    }
}
