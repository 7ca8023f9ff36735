using Search.Analysis;
using Search.Codecs.Contracts;
using Search.Codecs.Lucene80;
using Search.Engine.Documents;
using Search.Storage;

namespace Search.Engine.Indexing;

/// <summary>
/// A segment in memory: inverts documents until it is flushed. For one thread; several threads fill one each. Stored fields go straight to their
/// file, all else waits here.
/// </summary>
internal sealed class SegmentBuffer
{
    private readonly Schema _schema;
    private readonly FieldNumbers _numbers;
    private readonly ISegmentWriter _output;
    private readonly AnalyzerStreams _streams;
    private readonly ByteArena _arena;
    private readonly FieldBuffer?[] _fields;
    private readonly TextInverter _inverter = new();
    private readonly int[][] _sources;
    private readonly int[] _choosers;       // by field: the one that says what analyzer a document has, or -1
    private readonly VectorBuffer? _vectors;
    private readonly HashSet<int> _deleted = [];
    private long[] _several = [];

    /// <param name="schema">Frozen.</param>
    /// <param name="numbers">Shared by all segments of the index.</param>
    /// <param name="streams">Token streams by analyzer.</param>
    /// <param name="arena">Empty; given back by <see cref="Flush"/>.</param>
    /// <param name="output">Where the segment goes.</param>
    internal SegmentBuffer(Schema schema, FieldNumbers numbers, AnalyzerStreams streams, ByteArena arena, ISegmentWriter output)
    {
        _schema = schema;
        _numbers = numbers;
        _streams = streams;
        _arena = arena;
        _output = output;
        _fields = new FieldBuffer?[schema.Fields.Count];
        _vectors = schema.Fields.Any(field => field.Text.TermVectors) ? new VectorBuffer() : null;
        _choosers = [.. schema.Fields.Select(field => field.Text.AnalyzerBy is { } by ? IndexOf(by) : -1)];
        _sources = [.. schema.Fields.Select((field, i) => field.IsComposite ? field.Text.From!.Select(IndexOf).ToArray() : [i])];
    }

    /// <summary>Documents so far, deleted ones included.</summary>
    internal int DocCount { get; private set; }

    /// <summary>Documents that were deleted while in memory.</summary>
    internal int DeletedCount => _deleted.Count;

    /// <summary>Bytes held.</summary>
    internal long MemoryUsed
    {
        get
        {
            long bytes = _arena.MemoryUsed + (_vectors?.MemoryUsed ?? 0);
            foreach (FieldBuffer? buffer in _fields)
            {
                bytes += buffer?.MemoryUsed ?? 0;
            }
            return bytes;
        }
    }

    /// <summary>Adds a document.</summary>
    /// <exception cref="DocumentException">It cannot be indexed; it takes a doc id all the same, and is deleted.</exception>
    internal void Add(DocumentValues document)
    {
        int doc = DocCount;
        try
        {
            for (int i = 0; i < _fields.Length; i++)
            {
                Index(i, doc, document);
            }
        }
        catch (DocumentException)
        {
            // As in Lucene: what went in already stays, under a doc id that no search sees; but it has no term vectors.
            _vectors?.Clear();
            _output.StoredFields.BeginDocument();
            _output.StoredFields.EndDocument();
            _deleted.Add(doc);
            DocCount++;
            throw;
        }
        _vectors?.Write(_output, doc);
        Store(document);
        DocCount++;
    }

    /// <summary>Deletes the documents so far that have an id; gives how many there were.</summary>
    /// <param name="id">The term.</param>
    /// <param name="before">Only documents before this one.</param>
    internal int Delete(ReadOnlySpan<byte> id, int before = int.MaxValue)
    {
        if (_schema.IdField == null || _fields[IndexOf(_schema.IdField)]?.Terms is not { } terms || terms.Find(id) is not (> 0 and int address))
        {
            return 0;
        }
        int countBefore = _deleted.Count;
        TermHashPostings postings = terms.Postings(address);
        while (postings.NextDoc() && postings.Doc < before)
        {
            _deleted.Add(postings.Doc);
        }
        return _deleted.Count - countBefore;
    }

    /// <summary>Writes the segment. The buffer is done with, whether that succeeds or not.</summary>
    /// <param name="diagnostics">What the segment says about its making.</param>
    /// <param name="liveDocs">The documents that were not deleted; null where none was.</param>
    internal SegmentInfo Flush(IReadOnlyDictionary<string, string> diagnostics, out BitSet? liveDocs)
    {
        try
        {
            liveDocs = LiveDocs();
            FieldBuffer[] fields = [.. _fields.OfType<FieldBuffer>().OrderBy(field => field.Info.Number)];
            SegmentFlush.Write(_output, DocCount, fields);
            return _output.Finish(diagnostics);
        }
        finally
        {
            Discard();
        }
    }

    /// <summary>Forgets everything, files included unless they are finished.</summary>
    internal void Discard()
    {
        _output.Dispose();
        _arena.Reset();
    }

    private BitSet? LiveDocs()
    {
        if (_deleted.Count == 0)
        {
            return null;
        }
        var live = new BitSet(DocCount);
        live.SetRange(0, DocCount);
        foreach (int doc in _deleted)
        {
            live.Clear(doc);
        }
        return live;
    }

    private int IndexOf(string field)
    {
        int i = 0;
        while (_schema.Fields[i].Name != field)
        {
            i++;
        }
        return i;
    }

    private void Index(int number, int doc, DocumentValues document)
    {
        int count = 0;
        foreach (int source in _sources[number])
        {
            count += document.Count(source);
        }
        if (count == 0)
        {
            return;
        }
        SchemaField field = _schema.Fields[number];
        FieldBuffer buffer = _fields[number] ??= new FieldBuffer(field, _numbers, _arena);
        switch (field.Kind)
        {
            case FieldKind.Text:
                IndexText(field, buffer, number, doc, document);
                break;
            case FieldKind.Keyword:
                IndexKeyword(field, buffer, number, doc, document);
                break;
            case FieldKind.Date or FieldKind.Integer:
                IndexNumber(buffer, number, doc, document);
                break;
        }
    }

    private void IndexText(SchemaField field, FieldBuffer buffer, int number, int doc, DocumentValues document)
    {
        int chooser = _choosers[number];
        TokenStream stream = _streams.Get(_schema.AnalyzerOf(field, chooser >= 0 && document.Count(chooser) > 0 ? document.Text(chooser, 0) : null));
        VectorBuffer? vectors = field.Text.TermVectors ? _vectors : null;
        vectors?.Begin(buffer.Info, buffer.Terms!);
        _inverter.Begin(field.Name, buffer.Terms!, doc, vectors);
        foreach (int source in _sources[number])
        {
            for (int i = 0; i < document.Count(source); i++)
            {
                if (document.Text(source, i) is { } text)
                {
                    _inverter.Add(text, stream, field.Text.PositionGap);
                }
            }
        }
        // Signed, as in Lucene: one byte a document, not two.
        buffer.Norms!.Add(doc, (sbyte)NormLengths.Encode(_inverter.Length));
    }

    private void IndexKeyword(SchemaField field, FieldBuffer buffer, int number, int doc, DocumentValues document)
    {
        for (int i = 0; i < document.Count(number); i++)
        {
            string value = document.Text(number, i)!;
            buffer.Terms!.Add(_inverter.Encode(KeywordText.Term(field, value)), doc);
            switch (buffer.DocValues)
            {
                case SortedBuffer sorted:
                    sorted.Add(doc, _inverter.Encode(value));
                    break;
                case SortedSetBuffer sortedSet:
                    sortedSet.Add(doc, _inverter.Encode(value));
                    break;
            }
        }
    }

    private void IndexNumber(FieldBuffer buffer, int number, int doc, DocumentValues document)
    {
        int count = document.Count(number);
        if (_several.Length < count)
        {
            _several = new long[count];
        }
        Span<char> digits = stackalloc char[20];
        for (int i = 0; i < count; i++)
        {
            long value = document.Number(number, i);
            _several[i] = value;
            buffer.Points?.Add(doc, value);
            if (buffer.Terms != null)
            {
                value.TryFormat(digits, out int length, default, System.Globalization.CultureInfo.InvariantCulture);
                buffer.Terms.Add(_inverter.Encode(digits[..length]), doc);
            }
        }
        switch (buffer.DocValues)
        {
            case NumericBuffer numeric:
                numeric.Add(doc, _several[0]);
                break;
            case SortedNumericBuffer sortedNumeric:
                sortedNumeric.Add(doc, _several.AsSpan(0, count));
                break;
        }
    }

    private void Store(DocumentValues document)
    {
        IStoredFieldsWriter writer = _output.StoredFields;
        writer.BeginDocument();
        for (int i = 0; i < _fields.Length; i++)
        {
            SchemaField field = _schema.Fields[i];
            for (int j = 0; field.IsStored && j < document.Count(i); j++)
            {
                FieldBuffer buffer = _fields[i] ??= new FieldBuffer(field, _numbers, _arena);
                if (document.Text(i, j) is { } text)
                {
                    writer.WriteText(buffer.Info, _inverter.Encode(text));
                }
                else
                {
                    bool isInt = field.Kind == FieldKind.Integer && !field.Integer.Wide;
                    writer.WriteNumber(buffer.Info, isInt ? StoredNumberType.Int : StoredNumberType.Long, document.Number(i, j));
                }
            }
        }
        writer.EndDocument();
    }
}
