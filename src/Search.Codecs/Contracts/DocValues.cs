namespace Search.Codecs.Contracts;

/// <summary>Doc values that are iterated like doc ids, and looked up by doc id, both only forwards.</summary>
public abstract class DocValuesIterator : DocIdIterator
{
    /// <summary>Moves to <paramref name="docId"/>, which must not be smaller than the current one, and tells whether it has a value.</summary>
    public abstract bool AdvanceExact(int docId);
}

/// <summary>One number a document. Norms are such, too.</summary>
public abstract class NumericDocValues : DocValuesIterator
{
    /// <summary>The current document's value.</summary>
    public abstract long Value { get; }

    /// <summary>
    /// Looks up many documents at once: sets the values of those that have one, <paramref name="missing"/> for the others.
    /// </summary>
    /// <param name="docs">Ascending, none smaller than the current doc id.</param>
    /// <param name="values">As long as <paramref name="docs"/>.</param>
    /// <param name="missing">Stands for documents without a value.</param>
    public virtual void Fill(ReadOnlySpan<int> docs, Span<long> values, long missing)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            values[i] = AdvanceExact(docs[i]) ? Value : missing;
        }
    }

    /// <summary>Where every document has a value of one byte (most norms), all of them by doc id; otherwise false.</summary>
    public virtual bool TryGetDenseBytes(out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return false;
    }

    /// <summary>Where every document has a value and those around a document are kept as small codes: these; otherwise false. Does not move.</summary>
    /// <param name="docId">A document of the segment.</param>
    /// <param name="codes">Those of some documents in a row, this one among them.</param>
    public virtual bool TryGetCodes(int docId, out CodeBlock codes)
    {
        codes = default;
        return false;
    }
}

/// <summary>One string of bytes a document.</summary>
public abstract class BinaryDocValues : DocValuesIterator
{
    /// <summary>The current document's value. Valid until the next move.</summary>
    public abstract ReadOnlySpan<byte> Value { get; }
}

/// <summary>One string of bytes a document, each distinct one stored once and numbered in the order of its bytes.</summary>
public abstract class SortedDocValues : DocValuesIterator
{
    /// <summary>The number of the current document's value.</summary>
    public abstract int Ordinal { get; }

    /// <summary>How many distinct values there are.</summary>
    public abstract int ValueCount { get; }

    /// <summary>The value of a number. Valid until the next look-up.</summary>
    public abstract ReadOnlySpan<byte> Lookup(int ordinal);

    /// <summary>The number of a value; where there is none, the complement (~) of the number of the first larger value.</summary>
    public virtual int LookupTerm(ReadOnlySpan<byte> term)
    {
        int low = 0;
        int high = ValueCount - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = Lookup(middle).SequenceCompareTo(term);
            if (order == 0)
            {
                return middle;
            }
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return ~low;
    }

    /// <summary>Looks up many documents at once: sets the numbers of those that have a value, -1 for the others.</summary>
    /// <param name="docs">Ascending, none smaller than the current doc id.</param>
    /// <param name="ordinals">As long as <paramref name="docs"/>.</param>
    public virtual void Fill(ReadOnlySpan<int> docs, Span<int> ordinals)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            ordinals[i] = AdvanceExact(docs[i]) ? Ordinal : -1;
        }
    }
}

/// <summary>Any number of distinct strings of bytes a document, as numbers in ascending order.</summary>
public abstract class SortedSetDocValues : DocValuesIterator
{
    /// <summary>How many values the current document has; at least 1.</summary>
    public abstract int Count { get; }

    /// <summary>How many distinct values there are.</summary>
    public abstract long ValueCount { get; }

    /// <summary>The next of the current document's numbers, ascending; call at most <see cref="Count"/> times.</summary>
    public abstract long NextOrdinal();

    /// <summary>The value of a number. Valid until the next look-up.</summary>
    public abstract ReadOnlySpan<byte> Lookup(long ordinal);

    /// <summary>
    /// Where no document has more than one value, these very values as the simpler kind, which is faster; otherwise null. Use one of the two: they may share
    /// their position.
    /// </summary>
    public virtual SortedDocValues? SingleValued => null;

    /// <summary>The number of a value; where there is none, the complement (~) of the number of the first larger value.</summary>
    public virtual long LookupTerm(ReadOnlySpan<byte> term)
    {
        long low = 0;
        long high = ValueCount - 1;
        while (low <= high)
        {
            long middle = (low + high) >>> 1;
            int order = Lookup(middle).SequenceCompareTo(term);
            if (order == 0)
            {
                return middle;
            }
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return ~low;
    }
}

/// <summary>Any number of numbers a document, ascending, equal ones kept.</summary>
public abstract class SortedNumericDocValues : DocValuesIterator
{
    /// <summary>How many values the current document has; at least 1.</summary>
    public abstract int Count { get; }

    /// <summary>The next of the current document's values; call at most <see cref="Count"/> times.</summary>
    public abstract long NextValue();

    /// <summary>
    /// Where no document has more than one value, these very values as the simpler kind, which is faster; otherwise null. Use one of the two: they may share
    /// their position.
    /// </summary>
    public virtual NumericDocValues? SingleValued => null;
}
