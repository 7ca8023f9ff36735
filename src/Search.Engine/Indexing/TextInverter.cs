using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using Search.Analysis;
using Search.Analysis.Tokenizing;

namespace Search.Engine.Indexing;

/// <summary>
/// Turns the values of a text field into terms with positions and offsets. The arithmetic is that of Lucene's indexing chain
/// (DefaultIndexingChain.PerField.invert): values of one field follow each other <c>gap</c> positions and one UTF-16 unit apart.
/// </summary>
internal sealed class TextInverter
{
    /// <summary>Positions a field may have at most: Lucene's IndexWriter.MAX_POSITION.</summary>
    internal const int MaxPosition = int.MaxValue - 128;

    private const int BatchSize = 256;
    private const int WordsAhead = 8;

    private readonly WordScanner _scanner = new();
    private readonly Vector128<byte>[] _keys = new Vector128<byte>[BatchSize];      // zeros: the word has no key, and its address is known
    private readonly int[] _addresses = new int[BatchSize];
    private readonly Occurrence[] _batch = new Occurrence[BatchSize];
    private readonly int[] _unknown = new int[BatchSize];                           // words of the batch that the analyzer must be asked for
    private readonly uint[] _unknownHashes = new uint[BatchSize];
    private readonly int[] _unknownEnds = new int[BatchSize];
    private byte[] _unknownTerms = new byte[1024];
    private byte[] _utf8 = new byte[1024];
    private TermHash _terms = null!;
    private VectorBuffer? _vector;
    private string _field = "";
    private int _doc;
    private int _position;
    private int _lastPosition;
    private int _offset;
    private int _lastStartOffset;
    private int _length;
    private int _overlaps;

    /// <summary>The number of tokens so far that count for the norm: those at the position of the one before do not.</summary>
    internal int Length => _length - _overlaps;

    /// <summary>Starts a field of a doc.</summary>
    /// <param name="field">For errors.</param>
    /// <param name="terms">Takes the terms.</param>
    /// <param name="doc">The doc.</param>
    /// <param name="vector">Takes the occurrences too, where the doc gets a term vector.</param>
    internal void Begin(string field, TermHash terms, int doc, VectorBuffer? vector = null)
    {
        _vector = vector;
        _field = field;
        _terms = terms;
        _doc = doc;
        _position = -1;
        _lastPosition = 0;
        _offset = 0;
        _lastStartOffset = 0;
        _length = 0;
        _overlaps = 0;
    }

    /// <summary>Adds one value.</summary>
    /// <exception cref="DocumentException">The analyzer gives a token that cannot be indexed.</exception>
    internal void Add(string value, TokenStream stream, int gap)
    {
        if (stream.IsByWord && (long)_offset + value.Length < int.MaxValue && (long)_position + value.Length < MaxPosition)
        {
            AddWords(value.AsMemory(), stream);
            _position += gap;
            _offset += value.Length + 1;
        }
        else
        {
            AddTokens(value.AsMemory(), stream, gap);
        }
    }

    // The analyzer is asked for each word by itself, and for most only once. There are no more words than units, so nothing can run over.
    private void AddWords(ReadOnlyMemory<char> value, TokenStream stream)
    {
        WordScanner scanner = _scanner;
        scanner.Reset(value);
        int count = 0;
        while (scanner.MoveNext())
        {
            _position++;
            if (!scanner.TryGetKey(out _keys[count]))
            {
                _keys[count] = default;
                _addresses[count] = AddressOf(scanner.Token, stream);
            }
            _batch[count++] = new Occurrence(0, _position, _offset + scanner.Start, _offset + scanner.End);
            if (count == BatchSize)
            {
                AddBatch(value, stream, count);
                count = 0;
            }
        }
        AddBatch(value, stream, count);
    }

    // Words are found first, then looked up, then recorded: what is known of words and terms is far away, and waiting for one of them need not hold
    // up the next.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]      // else a run of seconds would mostly use slow first versions
    private void AddBatch(ReadOnlyMemory<char> value, TokenStream stream, int count)
    {
        WordTable words = _terms.WordsOf(stream);
        int unknown = 0;
        for (int i = 0; i < count; i++)
        {
            if (i + WordsAhead < count)
            {
                words.Prefetch(_keys[i + WordsAhead]);
            }
            Vector128<byte> key = _keys[i];
            if (key != default && !words.TryGet(key, out _addresses[i]))
            {
                _unknown[unknown++] = i;
            }
        }
        AddUnknown(value, stream, words, unknown);
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            Occurrence word = _batch[i];
            _batch[kept] = word with { Address = _addresses[i] };
            kept += _addresses[i] != 0 ? 1 : 0;
        }
        AddBatch(kept);
    }

    // Asks the analyzer for words that nothing is known of, or nothing any more.
    private void AddUnknown(ReadOnlyMemory<char> value, TokenStream stream, WordTable words, int count)
    {
        int length = 0;
        for (int i = 0; i < count; i++)
        {
            Occurrence word = _batch[_unknown[i]];
            stream.Reset(value[(word.Start - _offset)..(word.End - _offset)]);
            bool isKept = stream.MoveNext();
            ReadOnlySpan<byte> term = isKept ? Term(stream.Token) : [];
            _addresses[_unknown[i]] = isKept ? -1 : 0;
            if (_unknownTerms.Length - length < term.Length)
            {
                Array.Resize(ref _unknownTerms, Math.Max(_unknownTerms.Length * 2, length + term.Length));
            }
            term.CopyTo(_unknownTerms.AsSpan(length));
            length += term.Length;
            _unknownHashes[i] = TermBytes.Hash(term);
            _unknownEnds[i] = length;
            _terms.PrefetchSlot(_unknownHashes[i]);
        }
        int start = 0;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> term = _unknownTerms.AsSpan(start, _unknownEnds[i] - start);
            start = _unknownEnds[i];
            ref int address = ref _addresses[_unknown[i]];
            if (address != 0)
            {
                address = _terms.AddressOf(term, _unknownHashes[i]);
            }
            words.Add(_keys[_unknown[i]], address);
        }
    }

    private void AddBatch(int count)
    {
        ReadOnlySpan<Occurrence> batch = _batch.AsSpan(0, count);
        _length += count;
        _terms.Add(batch, _doc);
        if (_vector != null)
        {
            foreach (ref readonly Occurrence occurrence in batch)
            {
                _vector.Add(occurrence);
            }
        }
    }

    // The term that a word becomes; 0 where it is left out.
    private int AddressOf(ReadOnlyMemory<char> word, TokenStream stream)
    {
        stream.Reset(word);
        return stream.MoveNext() ? _terms.AddressOf(Term(stream.Token)) : 0;
    }

    private void AddTokens(ReadOnlyMemory<char> value, TokenStream stream, int gap)
    {
        stream.Reset(value);
        Token token = stream.Token;
        while (stream.MoveNext())
        {
            int increment = token.PositionIncrement;
            _position += increment;
            if (_position < _lastPosition || _position > MaxPosition)
            {
                throw new DocumentException(_field, $"a token's position is {_position} after {_lastPosition}");
            }
            _lastPosition = _position;
            if (increment == 0)
            {
                _overlaps++;
            }
            int start = _offset + token.StartOffset;
            int end = _offset + token.EndOffset;
            if (start < _lastStartOffset || end < start)
            {
                throw new DocumentException(_field, $"a token's offsets are {start}-{end} after {_lastStartOffset}");
            }
            _lastStartOffset = start;
            _length++;
            int address = _terms.AddressOf(Term(token));
            var occurrence = new Occurrence(address, _position, start, end);
            _terms.Add([occurrence], _doc);
            _vector?.Add(occurrence);
        }
        stream.End();
        _position += token.PositionIncrement + gap;
        _offset += token.EndOffset + 1;
    }

    private ReadOnlySpan<byte> Term(Token token)
    {
        ReadOnlySpan<byte> term = Encode(token.Text);
        return term.Length <= TermHash.MaxTermLength
            ? term
            : throw new DocumentException(_field, $"a term has {term.Length} bytes, {TermHash.MaxTermLength} are the limit");
    }

    /// <summary>The UTF-8 form of a text, lone surrogates replaced by U+FFFD. Valid until the next call.</summary>
    internal ReadOnlySpan<byte> Encode(ReadOnlySpan<char> text)
    {
        if (text.Length * 3L > _utf8.Length)
        {
            _utf8 = new byte[Math.Min(text.Length * 3L, Array.MaxLength)];
        }
        byte[] utf8 = _utf8;
        if (text.Length > 32)
        {
            return utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8));
        }
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c >= 0x80)
            {
                return utf8.AsSpan(0, i + Encoding.UTF8.GetBytes(text[i..], utf8.AsSpan(i)));
            }
            utf8[i] = (byte)c;
        }
        return utf8.AsSpan(0, text.Length);
    }
}
