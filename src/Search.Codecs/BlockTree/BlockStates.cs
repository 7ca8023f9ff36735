using Search.Codecs.Contracts;
using Search.Codecs.Lucene84;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>
/// Numbers and places of the terms of one block. Those of a term count from the term before: they are read up to the one that is asked for.
/// </summary>
internal sealed class BlockStates(BlockTreeTerms terms)
{
    private const int Ahead = 32;

    /// <summary>Terms are read ahead where so many may follow.</summary>
    private const int FewestAhead = 4;

    private readonly FileSlice _file = terms.Reader.Terms;
    private readonly bool _isInterleaved = terms.Reader.Version < BlockTreeTermsFormat.VersionOfSplitSuffixes;
    private BlockSections? _block;
    private long _statsAt;
    private long _statsEnd;
    private long _metasAt;
    private long _metasEnd;
    private int _read;
    private int _singletons;
    private TermState _state;
    private TermDocs[] _kept = [];
    private int _firstKept;
    private int _lastKept;

    /// <summary>Goes to before the first term of a block.</summary>
    public void Begin(BlockSections block)
    {
        _block = block;
        _read = 0;
        _singletons = 0;
        _firstKept = 1;
        _lastKept = 0;
        _state = TermMeta.None;
    }

    /// <summary>The state of a term of the block.</summary>
    /// <param name="number">Counted from 1; quick where it is not less than asked before.</param>
    public TermState Of(int number)
    {
        if (number < _read)
        {
            Begin(_block!);
        }
        if (_read < number)
        {
            ReadTo(number, []);
        }
        return _state;
    }

    /// <summary>Where the documents of a term of the block are, where the same may be asked of some terms behind it.</summary>
    /// <param name="number">Counted from 1; not less than asked before.</param>
    /// <param name="last">The last of them.</param>
    public TermDocs DocsOf(int number, int last)
    {
        if (number > _lastKept && number > _read && last - number >= FewestAhead)
        {
            _firstKept = _read + 1;
            if (_kept.Length < last - _read)
            {
                _kept = new TermDocs[Math.Max(last - _read, 2 * _kept.Length)];
            }
            ReadTo(last, _kept);
            _lastKept = last;
        }
        return number >= _firstKept && number <= _lastKept ? _kept[number - _firstKept] : new TermDocs(Of(number));
    }

    private void ReadTo(int number, Span<TermDocs> kept)
    {
        if (_read == 0)
        {
            (_statsAt, _statsEnd) = _block!.Stats();
            (_metasAt, _metasEnd) = _block.Metas();
        }
        int before = _read;
        FieldInfo field = terms.Field;
        int metaVersion = terms.Reader.Postings.TermMetaVersion;
        bool canBeQuick = TermPlaces.CanRead(metaVersion);
        ByteReader stats = _file.Slice(0, _statsEnd).Reader(_statsAt);
        ByteReader metas = _file.Slice(0, _metasEnd).Reader(_metasAt);
        // More can be read than is meant, so that the last places are found as quickly as the others.
        int length = (int)(_metasEnd - _metasAt);
        ReadOnlySpan<byte> ahead = _file.Span(_metasAt, (int)Math.Min(_file.Length - _metasAt, length + (long)Ahead));
        int at = 0;
        var places = new TermPlaces(_state);
        for (; _read < number; _read++)
        {
            int docFreq = 1;
            long totalTermFreq = 1;
            if (_isInterleaved)
            {
                docFreq = stats.ReadVInt();
                totalTermFreq = docFreq + (field.HasFreqs ? stats.ReadVLong() : 0);
            }
            else if (_singletons > 0)
            {
                _singletons--;
            }
            else
            {
                int token = stats.ReadVInt();
                if ((token & 1) != 0)
                {
                    _singletons = token >>> 1;
                }
                else
                {
                    docFreq = token >>> 1;
                    totalTermFreq = docFreq + (field.HasFreqs ? stats.ReadVLong() : 0);
                }
            }
            if (docFreq < 1 || docFreq > terms.DocCount || totalTermFreq > terms.SumTotalTermFreq || totalTermFreq < docFreq)
            {
                throw stats.Corrupt($"term in {docFreq} of {terms.DocCount} documents, {totalTermFreq} times");
            }
            if (canBeQuick && totalTermFreq <= ForBlock.Size && places.TryRead(ahead, ref at, field, docFreq))
            {
                if (_read == number - 1)
                {
                    _state = places.ToState(docFreq, totalTermFreq);
                }
            }
            else
            {
                metas.Position = _metasAt + at;
                _state = TermMeta.Read(ref metas, metaVersion, field, docFreq, totalTermFreq, places.ToState(0, 0));
                places = new TermPlaces(_state);
                at = (int)(metas.Position - _metasAt);
            }
            if (!kept.IsEmpty)
            {
                kept[_read - before] = places.Docs(docFreq);
            }
        }
        if (at > length)
        {
            throw metas.Corrupt("places of terms end early");
        }
        _statsAt = stats.Position;
        _metasAt += at;
    }
}
