using Search.Codecs.Contracts;
using Search.Codecs.Lucene80;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene80;

/// <summary>Compares all that the readers tell of a segment with the model, by each way of asking.</summary>
internal sealed class ModelComparison(ValuesSegment segment, TestRandom random)
{
    private readonly Lucene80NormsReader _norms = new(segment.ReadState(""));
    private readonly Lucene80DocValuesReader _values = new(segment.ReadState(ValuesSegment.Suffix));
    private string _what = "";

    public void All()
    {
        foreach (FieldInfo field in segment.Fields)
        {
            ModelColumn column = segment.Columns[field.Number];
            _what = $"{column.Kind} field {field} {random.Explain}";
            switch (column.Kind)
            {
                case "norm":
                    Numeric(column, () => _norms.GetNorms(field)!);
                    Bytes(column, _norms.GetNorms(field)!);
                    break;
                case "n":
                    Numeric(column, () => _values.GetNumeric(field)!);
                    break;
                case "sn":
                    SortedNumeric(column, () => _values.GetSortedNumeric(field)!);
                    break;
                case "b":
                    Walks(() => _values.GetBinary(field)!, d => column.Bytes[d] != null, (v, d) => Equal(column.Bytes[d]![0], v.Value.ToArray(), d));
                    break;
                case "s":
                    Sorted(column, () => _values.GetSorted(field)!);
                    break;
                default:
                    SortedSet(column, () => _values.GetSortedSet(field)!);
                    break;
            }
        }
    }

    private void Numeric(ModelColumn column, Func<NumericDocValues> open)
    {
        Walks(open, d => column.Numbers[d] != null, (v, d) => Equal(column.Numbers[d]![0], v.Value, d));
        NumericDocValues values = open();
        foreach (int[] docs in Batches())
        {
            long[] filled = new long[docs.Length];
            values.Fill(docs, filled, -99);
            Equal(docs.Select(d => column.Numbers[d]?[0] ?? -99), filled, docs.Length == 0 ? -1 : docs[0]);
        }
    }

    private void Bytes(ModelColumn column, NumericDocValues values)
    {
        if (values.TryGetDenseBytes(out ReadOnlySpan<byte> bytes))
        {
            Equal(column.Numbers.Select(n => n![0]), bytes.ToArray().Select(b => (long)(sbyte)b), 0);
        }
        else
        {
            long[] distinct = [.. column.Numbers.Select(n => n == null ? int.MinValue : n[0]).Distinct()];
            Assert.True(distinct.Length == 1 || distinct.Any(n => n != (sbyte)n), _what);
        }
    }

    private void SortedNumeric(ModelColumn column, Func<SortedNumericDocValues> open)
    {
        Walks(open, d => column.Numbers[d] != null, (v, d) => Equal(column.Numbers[d]!, Enumerable.Range(0, v.Count).Select(_ => v.NextValue()), d));
        Assert.True((open().SingleValued != null) == column.Numbers.All(n => n == null || n.Length == 1), _what);
        if (open().SingleValued != null)
        {
            Numeric(column, () => open().SingleValued!);
        }
    }

    private void Sorted(ModelColumn column, Func<SortedDocValues> open)
    {
        Walks(open, d => column.Ordinals[d] != null, (v, d) =>
        {
            Equal(column.Ordinals[d]![0], v.Ordinal, d);
            Equal(column.Bytes[d]![0], v.Lookup(v.Ordinal).ToArray(), d);
        });
        SortedDocValues values = open();
        Assert.Equal(column.Terms.Length, values.ValueCount);
        Terms(column, o => values.Lookup((int)o).ToArray(), t => values.LookupTerm(t));
        foreach (int[] docs in Batches())
        {
            int[] filled = new int[docs.Length];
            values.Fill(docs, filled);
            Equal(docs.Select(d => column.Ordinals[d]?[0] ?? -1), filled, docs.Length == 0 ? -1 : docs[0]);
        }
    }

    private void SortedSet(ModelColumn column, Func<SortedSetDocValues> open)
    {
        Walks(open, d => column.Ordinals[d] != null, (v, d) =>
            Equal(column.Ordinals[d]!.Select(o => (long)o), Enumerable.Range(0, v.Count).Select(_ => v.NextOrdinal()), d));
        SortedSetDocValues values = open();
        Assert.Equal(column.Terms.Length, values.ValueCount);
        Terms(column, o => values.Lookup(o).ToArray(), t => values.LookupTerm(t));
        Assert.True((values.SingleValued != null) == column.Bytes.All(b => b == null || b.Length == 1), _what);
        if (values.SingleValued != null)
        {
            Sorted(column, () => open().SingleValued!);
        }
    }

    private void Terms(ModelColumn column, Func<long, byte[]> lookup, Func<byte[], long> find)
    {
        byte[][] terms = column.Terms;
        for (int i = 0; i < Math.Min(terms.Length, 300); i++)
        {
            int ordinal = i < 100 ? i : random.Next(terms.Length);
            ordinal = Math.Min(ordinal, terms.Length - 1);
            Equal(terms[ordinal], lookup(ordinal), ordinal);
            Equal((long)ordinal, find(terms[ordinal]), ordinal);
            byte[] other = [.. terms[ordinal]];
            if (other.Length > 0 && random.Chance(0.7))
            {
                other[random.Next(other.Length)] = (byte)random.Next(256);
            }
            else
            {
                other = [.. other, (byte)random.Next(256)];
            }
            int at = Array.BinarySearch(terms, other, ByteOrder.Instance);
            Equal((long)at, find(other), ordinal);
        }
        Equal((long)Array.BinarySearch(terms, [], ByteOrder.Instance), find([]), -1);
        byte[] last = [.. Enumerable.Repeat((byte)255, 400)];
        Equal((long)Array.BinarySearch(terms, last, ByteOrder.Instance), find(last), -1);
    }

    // By NextDoc, by AdvanceExact, and by Advance with steps of all sizes.
    private void Walks<T>(Func<T> open, Func<int, bool> has, Action<T, int> compare)
        where T : DocValuesIterator
    {
        T values = open();
        Equal(-1, values.DocId, -1);
        for (int doc = 0; doc < segment.MaxDoc; doc++)
        {
            if (has(doc))
            {
                Equal(doc, values.NextDoc(), doc);
                Equal(doc, values.DocId, doc);
                compare(values, doc);
            }
        }
        Equal(DocIdIterator.NoMoreDocs, values.NextDoc(), segment.MaxDoc);
        values = open();
        T exact = open();
        int step = random.Pick([2, 20, 700, 5000, 100_000]);
        for (int doc = random.Next(step); doc < segment.MaxDoc; doc += random.Next(1, step))
        {
            bool found = exact.AdvanceExact(doc);
            Equal(has(doc), found, doc);
            if (found)
            {
                compare(exact, doc);
            }
            if (doc > values.DocId)
            {
                int next = doc;
                while (next < segment.MaxDoc && !has(next))
                {
                    next++;
                }
                Equal(next == segment.MaxDoc ? DocIdIterator.NoMoreDocs : next, values.Advance(doc), doc);
                if (next < segment.MaxDoc)
                {
                    compare(values, next);
                }
            }
        }
    }

    // Ascending docs in batches, as a search gives them.
    private List<int[]> Batches()
    {
        var batches = new List<int[]>();
        int step = random.Pick([1, 1, 3, 100, 3000]);
        int doc = random.Next(step);
        while (doc < segment.MaxDoc)
        {
            var batch = new List<int>();
            for (int i = random.Next(400); i > 0 && doc < segment.MaxDoc; i--)
            {
                batch.Add(doc);
                doc += random.Next(1, step + 1);
            }
            batches.Add([.. batch]);
        }
        return batches;
    }

    private void Equal<T>(T expected, T actual, long place)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"{expected} expected, {actual} found at {place} of {_what}");
        }
    }

    private void Equal(byte[] expected, byte[] actual, long place) => Equal(Convert.ToHexString(expected), Convert.ToHexString(actual), place);

    private void Equal<T>(IEnumerable<T> expected, IEnumerable<T> actual, long place)
    {
        T[] found = [.. actual];
        T[] wanted = [.. expected];
        if (!wanted.SequenceEqual(found))
        {
            throw new InvalidOperationException($"{string.Join(' ', wanted)} expected, {string.Join(' ', found)} found from {place} on, {_what}");
        }
    }
}
