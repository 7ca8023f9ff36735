using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>The live documents of one term in one segment, by rising new ids.</summary>
internal interface ITermDocs
{
    /// <summary>The current document, by its new id; <see cref="DocIdIterator.NoMoreDocs"/> at the end.</summary>
    int Doc { get; }

    void Next();

    /// <summary>Writes the current document.</summary>
    void Write(IFieldsWriter writer);
}

/// <summary>Where documents keep their order: nothing waits in memory.</summary>
internal sealed class AscendingTermDocs(PostingsEnum postings, DocMap map, FieldInfo field) : ITermDocs
{
    public int Doc { get; private set; } = -1;

    public void Next()
    {
        do
        {
            int old = postings.NextDoc();
            Doc = old == DocIdIterator.NoMoreDocs ? old : map[old];
        }
        while (Doc < 0);
    }

    public void Write(IFieldsWriter writer)
    {
        int freq = postings.Freq;
        writer.BeginDoc(Doc, freq);
        for (int i = 0; i < freq && field.HasPositions; i++)
        {
            int position = postings.NextPosition();
            writer.AddPosition(position, postings.StartOffset, postings.EndOffset, field.HasPayloads ? postings.Payload : []);
        }
        writer.EndDoc();
    }
}

/// <summary>Where they do not: the term's postings wait in memory.</summary>
internal sealed class ReorderedTermDocs : ITermDocs
{
    private readonly bool _hasPositions;
    private readonly List<int> _freqs = [];
    private readonly List<int> _starts = [];
    private readonly List<(int Position, int Start, int End, byte[] Payload)> _positions = [];
    private readonly int[] _docs;
    private readonly int[] _places;
    private int _at = -1;

    internal ReorderedTermDocs(PostingsEnum postings, DocMap map, FieldInfo field)
    {
        _hasPositions = field.HasPositions;
        var docs = new List<int>();
        for (int old = postings.NextDoc(); old != DocIdIterator.NoMoreDocs; old = postings.NextDoc())
        {
            if (map[old] < 0)
            {
                continue;
            }
            docs.Add(map[old]);
            _freqs.Add(postings.Freq);
            _starts.Add(_positions.Count);
            for (int i = postings.Freq; i > 0 && _hasPositions; i--)
            {
                int position = postings.NextPosition();
                _positions.Add((position, postings.StartOffset, postings.EndOffset, field.HasPayloads ? postings.Payload.ToArray() : []));
            }
        }
        _docs = [.. docs];
        _places = [.. Enumerable.Range(0, _docs.Length)];
        Array.Sort(_docs, _places);
    }

    public int Doc => _at < _docs.Length ? _docs[_at] : DocIdIterator.NoMoreDocs;

    public void Next() => _at++;

    public void Write(IFieldsWriter writer)
    {
        int place = _places[_at];
        int freq = _freqs[place];
        writer.BeginDoc(_docs[_at], freq);
        for (int i = 0; i < freq && _hasPositions; i++)
        {
            (int position, int start, int end, byte[] payload) = _positions[_starts[place] + i];
            writer.AddPosition(position, start, end, payload);
        }
        writer.EndDoc();
    }
}
