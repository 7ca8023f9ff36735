using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>Writes <c>.doc</c>, <c>.pos</c> and <c>.pay</c> term by term. The term dictionary drives it and keeps the <see cref="TermState"/> it gives.</summary>
internal sealed class Lucene84PostingsWriter : IDisposable
{
    private readonly IndexOutput _docs;
    private readonly PositionsWriter? _positions;
    private readonly SkipListWriter _skip;
    private readonly CompetitiveImpactAccumulator _blockImpacts = new();
    private readonly int[] _docDeltas = new int[ForBlock.Size];
    private readonly int[] _freqs = new int[ForBlock.Size];
    private readonly int _maxDoc;

    private FieldInfo _field = null!;
    private byte[]? _norms;
    private SkipPoint _termStart;
    private SkipPoint _blockEnd;
    private bool _blockEnded;
    private int _blockBase;         // the last doc before the block
    private int _buffered;
    private int _docCount;
    private int _lastDoc;
    private long _totalTermFreq;
    private int _positionsLeft;

    public Lucene84PostingsWriter(SegmentWriteState state)
    {
        _maxDoc = state.MaxDoc;
        _docs = SegmentOutputs.Create(state, Lucene84PostingsFormat.DocExtension, Lucene84PostingsFormat.DocCodec, Lucene84PostingsFormat.Version);
        _docs.WriteByte((byte)'L');
        if (state.Fields.Any(f => f.HasPositions))
        {
            try
            {
                _positions = new PositionsWriter(state);
            }
            catch
            {
                _docs.Dispose();
                throw;
            }
        }
        _skip = new SkipListWriter(state.MaxDoc);
    }

    /// <summary>Writes what the term dictionary's metadata file says of postings.</summary>
    public static void WriteTermsHeader(IndexOutput meta, SegmentWriteState state)
    {
        IndexHeader.Write(meta, Lucene84PostingsFormat.TermsCodec, Lucene84PostingsFormat.Version, state.SegmentId, state.Suffix);
        meta.WriteVInt(Lucene84PostingsFormat.BlockSize);
    }

    public void BeginField(FieldInfo field, byte[]? norms)
    {
        _field = field;
        _norms = field.HasNorms ? norms : null;
        bool hasPayloads = field.HasPositions && field.HasPayloads;
        _skip.BeginField(field.HasPositions, field.HasOffsets, hasPayloads);
        _positions?.BeginField(field.HasOffsets, hasPayloads);
    }

    public void BeginTerm()
    {
        _termStart = default;
        _termStart.DocStart = _docs.Position;
        if (_field.HasPositions)
        {
            _positions!.BeginTerm(ref _termStart);
        }
        _skip.BeginTerm(_termStart);
        _blockEnded = false;
        _blockBase = 0;
        _buffered = 0;
        _docCount = 0;
        _lastDoc = 0;
        _totalTermFreq = 0;
    }

    public void BeginDoc(int docId, int freq)
    {
        if (docId >= _maxDoc || docId < 0 || (_docCount > 0 && docId <= _lastDoc))
        {
            throw new ArgumentOutOfRangeException(nameof(docId), $"doc {docId} after {_lastDoc} of {_maxDoc} in field {_field}");
        }
        if (!_field.HasFreqs)
        {
            freq = 1;
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(freq, 1);
        NoteEndedBlock();
        _docDeltas[_buffered] = docId - _lastDoc;
        _freqs[_buffered] = freq;
        _buffered++;
        _docCount++;
        _totalTermFreq += freq;
        _lastDoc = docId;
        if (_buffered == ForBlock.Size)
        {
            WriteBlock();
        }

        if (_field.HasPositions)
        {
            _positionsLeft = freq;
            _positions!.BeginDoc();
        }
    }

    public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload)
    {
        _positions!.Add(position, startOffset, endOffset, payload);
        _positionsLeft--;
    }

    public void EndDoc()
    {
        if (_positionsLeft != 0)
        {
            throw new InvalidOperationException($"document {_lastDoc} of field {_field} has a frequency that its positions differ from by {_positionsLeft}");
        }
        if (_buffered == ForBlock.Size)
        {
            EndBlock();
        }
    }

    /// <summary>Takes many documents, with their occurrences as differences.</summary>
    public void AddDocs(PostingsBatch batch)
    {
        ReadOnlySpan<int> docs = batch.Docs;
        ReadOnlySpan<int> freqs = batch.Freqs;
        int occurrence = 0;
        while (!docs.IsEmpty)
        {
            NoteEndedBlock();
            int count = Math.Min(docs.Length, ForBlock.Size - _buffered);
            int occurrences = (int)Buffer(docs[..count], freqs[..count]);
            docs = docs[count..];
            freqs = freqs[count..];
            bool isFull = _buffered == ForBlock.Size;
            if (isFull)
            {
                WriteBlock();
            }
            if (_field.HasPositions)
            {
                _positions!.AddAll(batch, occurrence, occurrences);
                occurrence += occurrences;
            }
            if (isFull)
            {
                EndBlock();
            }
        }
        if (occurrence != batch.OccurrenceCount)
        {
            throw new ArgumentException($"{batch.OccurrenceCount} occurrences of documents in field {_field} that have {occurrence}", nameof(batch));
        }
    }

    /// <summary>False when the term got no document.</summary>
    public bool EndTerm(out TermState state)
    {
        state = default;
        if (_docCount == 0)
        {
            return false;
        }
        if (_docCount > 1)
        {
            WriteLastDocs();
        }
        long lastPositionBlock = _field.HasPositions ? _positions!.EndTerm(_totalTermFreq) : -1;
        long skipOffset = -1;
        if (_docCount > ForBlock.Size)
        {
            skipOffset = _docs.Position - _termStart.DocStart;
            _skip.Write(_docs);
        }
        state = new TermState
        {
            DocFreq = _docCount,
            TotalTermFreq = _totalTermFreq,
            DocStart = _termStart.DocStart,
            PositionStart = _termStart.PositionStart,
            PayloadStart = _termStart.PayloadStart,
            SkipOffset = skipOffset,
            LastPositionBlockOffset = lastPositionBlock,
            SingletonDocId = _docCount == 1 ? _lastDoc : -1,
        };
        return true;
    }

    /// <summary>Writes the footers.</summary>
    public void Finish()
    {
        IndexFooter.Write(_docs);
        _positions?.Finish();
    }

    public void Dispose() => SegmentOutputs.DisposeAll(_docs, _positions);

    // Puts documents behind those that wait; gives how many occurrences they have.
    private long Buffer(ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs)
    {
        Span<int> deltas = _docDeltas.AsSpan(_buffered, docs.Length);
        int last = _lastDoc;
        int leastDelta = _docCount == 0 ? 0 : 1;
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = docs[i];
            int delta = doc - last;
            if (delta < leastDelta || doc >= _maxDoc)
            {
                throw new ArgumentOutOfRangeException(nameof(docs), $"doc {doc} after {last} of {_maxDoc} in field {_field}");
            }
            deltas[i] = delta;
            last = doc;
            leastDelta = 1;
        }
        long occurrences = docs.Length;
        if (_field.HasFreqs)
        {
            freqs.CopyTo(_freqs.AsSpan(_buffered));
            occurrences = 0;
            foreach (int freq in freqs)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(freq, 1, nameof(freqs));
                occurrences += freq;
            }
        }
        else
        {
            _freqs.AsSpan(_buffered, docs.Length).Fill(1);
        }
        _buffered += docs.Length;
        _docCount += docs.Length;
        _totalTermFreq += occurrences;
        _lastDoc = last;
        return occurrences;
    }

    // Only when another document comes is it known that something follows the block.
    private void NoteEndedBlock()
    {
        if (_blockEnded)
        {
            _skip.Add(_blockEnd, _blockImpacts, _docCount);
            _blockEnded = false;
            _blockBase = _lastDoc;
        }
    }

    private void WriteBlock()
    {
        NoteImpacts();
        DeltaBlock.Write(_docs, _docDeltas);
        if (_field.HasFreqs)
        {
            PForBlock.Write(_docs, _freqs);
        }
    }

    // Behind the occurrences of its last document.
    private void EndBlock()
    {
        _buffered = 0;
        _blockEnded = true;
        _blockEnd.Doc = _lastDoc;
        _blockEnd.DocStart = _docs.Position;
        if (_field.HasPositions)
        {
            _positions!.Note(ref _blockEnd);
        }
    }

    // Of a full block: those of other docs are never written. Before the frequencies are, for that changes them.
    private void NoteImpacts()
    {
        _blockImpacts.Clear();
        int doc = _blockBase;
        for (int i = 0; i < ForBlock.Size; i++)
        {
            doc += _docDeltas[i];
            byte norm = _norms == null ? (byte)1 : _norms[doc];
            _blockImpacts.Add(_freqs[i], norm == 0 ? (byte)1 : norm);     // 0: the document has no norm
        }
    }

    private void WriteLastDocs()
    {
        for (int i = 0; i < _buffered; i++)
        {
            if (!_field.HasFreqs)
            {
                _docs.WriteVInt(_docDeltas[i]);
            }
            else if (_freqs[i] == 1)
            {
                _docs.WriteVInt(_docDeltas[i] << 1 | 1);
            }
            else
            {
                _docs.WriteVInt(_docDeltas[i] << 1);
                _docs.WriteVInt(_freqs[i]);
            }
        }
    }
}
