using System.Diagnostics.CodeAnalysis;
using Search.Codecs.Contracts;

namespace Search.Codecs.Lucene50;

/// <summary>
/// The postings of a field's terms, for one document after the other: those of the terms that were asked for first, which most often are the
/// frequent ones, stay open, so that they need neither be looked up nor read from their beginning for each document.
/// </summary>
internal sealed class PostingsByTerm
{
    private const int MostOpen = 1024;

    private readonly Terms _terms;
    private readonly TermsEnum _all;
    private readonly PostingsFlags _flags;
    private readonly Dictionary<byte[], PostingsEnum>.AlternateLookup<ReadOnlySpan<byte>> _open;
    private PostingsEnum? _other;

    public PostingsByTerm(Terms terms)
    {
        _terms = terms;
        _all = terms.GetEnumerator();
        _open = new Dictionary<byte[], PostingsEnum>(new ByBytes()).GetAlternateLookup<ReadOnlySpan<byte>>();
        FieldInfo field = terms.Field;
        _flags = (field.HasFreqs ? PostingsFlags.Freqs : PostingsFlags.Docs)
            | (field.HasPositions ? PostingsFlags.Positions : PostingsFlags.Docs)
            | (field.HasOffsets ? PostingsFlags.Offsets : PostingsFlags.Docs)
            | (field.HasPayloads ? PostingsFlags.Payloads : PostingsFlags.Docs);
    }

    /// <summary>The postings of a term, before the document that is asked for next; null where the field has no such term.</summary>
    public PostingsEnum? Find(ReadOnlySpan<byte> term)
    {
        if (_open.TryGetValue(term, out PostingsEnum? postings))
        {
            return postings;
        }
        if (!_all.SeekExact(term))
        {
            return null;
        }
        if (_open.Dictionary.Count == MostOpen)
        {
            return _other = _terms.Postings(_all.State, _flags, _other);
        }
        postings = _terms.Postings(_all.State, _flags);
        _open[term] = postings;
        return postings;
    }

    private sealed class ByBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] term) => GetHashCode(term.AsSpan());

        public bool Equals(ReadOnlySpan<byte> term, byte[] other) => term.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> term)
        {
            var hash = default(HashCode);
            hash.AddBytes(term);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> term) => term.ToArray();
    }
}
