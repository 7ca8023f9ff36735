using System.Text;

namespace Search.Engine.Facets;

/// <summary>A value and its documents.</summary>
/// <param name="Label">The value's bytes, in the spelling that is shown.</param>
/// <param name="Count">Documents with it, in any spelling.</param>
internal readonly record struct ValueBucket(byte[] Label, long Count) : IComparable<ValueBucket>
{
    public int CompareTo(ValueBucket other) => Label.AsSpan().SequenceCompareTo(other.Label);
}

/// <summary>Counts of values over segments, by their bytes; where case is ignored, by their bytes in lower case, with a count for each spelling.</summary>
internal sealed class ValueCounts(bool ignoresCase)
{
    private readonly Dictionary<byte[], Entry> _entries = new(ByteStringComparer.Instance);

    /// <summary>Adds documents to a value.</summary>
    public void Add(ReadOnlySpan<byte> value, long count)
    {
        ReadOnlySpan<byte> key = ignoresCase ? Folded(value) : value;
        var entries = _entries.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!entries.TryGetValue(key, out Entry? entry))
        {
            entry = new Entry();
            entries[key] = entry;
        }
        entry.Count += count;
        if (ignoresCase)
        {
            entry.AddSpelling(value, count);
        }
    }

    /// <summary>Adds what another counter of the same facet counted in other documents.</summary>
    public void Absorb(ValueCounts other)
    {
        foreach ((byte[] key, Entry entry) in other._entries)
        {
            foreach ((byte[] value, long count) in entry.Spellings ?? [(key, entry.Count)])
            {
                Add(value, count);
            }
        }
    }

    /// <summary>All values that the texts let pass, in no order.</summary>
    public List<ValueBucket> Buckets(string? prefix, string? contains)
    {
        ReadOnlySpan<byte> start = Key(prefix);
        ReadOnlySpan<byte> part = Key(contains);
        var buckets = new List<ValueBucket>(prefix == null && contains == null ? _entries.Count : 0);
        foreach ((byte[] key, Entry entry) in _entries)
        {
            if (key.AsSpan().StartsWith(start) && key.AsSpan().IndexOf(part) >= 0)
            {
                buckets.Add(new ValueBucket(entry.MostFrequentSpelling ?? key, entry.Count));
            }
        }
        return buckets;
    }

    /// <summary>A value as it is compared where case is ignored: as <see cref="Documents.KeywordText"/> makes terms.</summary>
    public static ReadOnlySpan<byte> Folded(ReadOnlySpan<byte> value)
    {
        if (!Ascii.IsValid(value))
        {
            return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(value).ToLowerInvariant());
        }
        byte[] lower = new byte[value.Length];
        Ascii.ToLower(value, lower, out _);
        return lower;
    }

    private byte[] Key(string? text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text ?? "");
        return ignoresCase ? Folded(bytes).ToArray() : bytes;
    }

    private sealed class Entry
    {
        private List<(byte[] Value, long Count)>? _spellings;

        public IReadOnlyList<(byte[] Value, long Count)>? Spellings => _spellings;

        public long Count { get; set; }

        public byte[]? MostFrequentSpelling
        {
            get
            {
                if (_spellings == null)
                {
                    return null;
                }
                (byte[] best, long most) = _spellings[0];
                foreach ((byte[] value, long count) in _spellings)
                {
                    if (count > most || (count == most && value.AsSpan().SequenceCompareTo(best) < 0))
                    {
                        (best, most) = (value, count);
                    }
                }
                return best;
            }
        }

        public void AddSpelling(ReadOnlySpan<byte> value, long count)
        {
            _spellings ??= new(1);
            for (int i = 0; i < _spellings.Count; i++)
            {
                if (value.SequenceEqual(_spellings[i].Value))
                {
                    _spellings[i] = (_spellings[i].Value, _spellings[i].Count + count);
                    return;
                }
            }
            _spellings.Add((value.ToArray(), count));
        }
    }
}
