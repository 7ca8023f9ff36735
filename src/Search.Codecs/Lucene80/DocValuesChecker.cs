using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>
/// Reads the doc values of a field in every way and checks what they promise: documents rise and are as many as the metadata say; ordinals lie in range,
/// each is used; the values they stand for rise and are found again; several values of a document rise.
/// </summary>
/// <param name="file">The file to name in errors.</param>
/// <param name="maxDoc">Number of documents of the segment.</param>
public sealed class DocValuesChecker(string file, int maxDoc)
{
    private readonly ValuesWalk _walk = new(file, maxDoc);

    /// <summary>Checks the values of a field that has some, by its kind.</summary>
    /// <returns>How many values there are; those of one document count one by one.</returns>
    /// <exception cref="CorruptIndexException">Something is not as it must be. The message names the field.</exception>
    public long Check(FieldInfo field, IDocValuesReader reader)
    {
        string name = $"{field.DocValuesType} doc values of field {field}";
        return field.DocValuesType switch
        {
            DocValuesType.Numeric => CheckNumeric(name, () => Required(name, reader.GetNumeric(field))),
            DocValuesType.Binary => CheckBinary(name, () => Required(name, reader.GetBinary(field))),
            DocValuesType.Sorted => CheckSorted(name, () => Required(name, reader.GetSorted(field))),
            DocValuesType.SortedSet => CheckSortedSet(name, () => Required(name, reader.GetSortedSet(field))),
            DocValuesType.SortedNumeric => CheckSortedNumeric(name, () => Required(name, reader.GetSortedNumeric(field))),
            _ => 0,
        };
    }

    private long CheckNumeric(string name, Func<NumericDocValues> open) => _walk.Numbers(name, open(), open(), open(), (_, _) => { });

    private long CheckBinary(string name, Func<BinaryDocValues> open)
    {
        BinaryDocValues each = open();
        BinaryDocValues exact = open();
        return _walk.Docs(
            name, each, exact, open(),
            doc =>
            {
                if (!each.Value.SequenceEqual(exact.Value))
                {
                    throw Corrupt(name, $"document {doc} has other bytes when looked up than on the way");
                }
            });
    }

    private long CheckSorted(string name, Func<SortedDocValues> open)
    {
        SortedDocValues each = open();
        SortedDocValues exact = open();
        var used = new OrdinalsUsed(each.ValueCount);
        long docs = _walk.Docs(
            name, each, exact, open(),
            doc =>
            {
                if (each.Ordinal != exact.Ordinal || !used.Add(each.Ordinal))
                {
                    throw Corrupt(
                        name, $"document {doc} has ordinal {each.Ordinal} on the way and {exact.Ordinal} when looked up, of {each.ValueCount}");
                }
            });
        CheckTerms(name, used, each.ValueCount, ordinal => each.Lookup((int)ordinal), term => exact.LookupTerm(term));
        return docs;
    }

    private long CheckSortedSet(string name, Func<SortedSetDocValues> open)
    {
        SortedSetDocValues each = open();
        SortedSetDocValues exact = open();
        var used = new OrdinalsUsed(each.ValueCount);
        long values = 0;
        _walk.Docs(
            name, each, exact, open(),
            doc =>
            {
                int count = CheckCount(name, doc, each.Count, exact.Count);
                long before = -1;
                for (int i = 0; i < count; i++)
                {
                    long ordinal = each.NextOrdinal();
                    if (ordinal <= before || exact.NextOrdinal() != ordinal || !used.Add(ordinal))
                    {
                        throw Corrupt(
                            name, $"document {doc} has ordinal {ordinal} after {before}, of {each.ValueCount}, or another one when looked up");
                    }
                    before = ordinal;
                }
                values += count;
            });
        CheckTerms(name, used, each.ValueCount, each.Lookup, term => exact.LookupTerm(term));
        return values;
    }

    private long CheckSortedNumeric(string name, Func<SortedNumericDocValues> open)
    {
        SortedNumericDocValues each = open();
        SortedNumericDocValues exact = open();
        long values = 0;
        _walk.Docs(
            name, each, exact, open(),
            doc =>
            {
                int count = CheckCount(name, doc, each.Count, exact.Count);
                long before = long.MinValue;
                for (int i = 0; i < count; i++)
                {
                    long value = each.NextValue();
                    if (value < before || exact.NextValue() != value)
                    {
                        throw Corrupt(name, $"document {doc} has {value} after {before}, or another number when looked up");
                    }
                    before = value;
                }
                values += count;
            });
        return values;
    }

    private int CheckCount(string name, int doc, int count, int looked) => count >= 1 && count == looked
        ? count
        : throw Corrupt(name, $"document {doc} has {count} values on the way and {looked} when looked up");

    private void CheckTerms(string name, OrdinalsUsed used, long count, TermLookup lookup, OrdinalLookup find)
    {
        if (used.FirstUnused is >= 0 and long unused)
        {
            throw Corrupt(name, $"no document has ordinal {unused} of {count}");
        }
        byte[] before = [];
        for (long ordinal = 0; ordinal < count; ordinal++)
        {
            ReadOnlySpan<byte> term = lookup(ordinal);
            if (ordinal > 0 && term.SequenceCompareTo(before) <= 0)
            {
                throw Corrupt(name, $"value {Convert.ToHexStringLower(term)} of ordinal {ordinal} comes after {Convert.ToHexStringLower(before)}");
            }
            before = term.ToArray();
            long found = find(before);
            if (found != ordinal)
            {
                throw Corrupt(name, $"value {Convert.ToHexStringLower(before)} of ordinal {ordinal} is found at {found}");
            }
        }
    }

    private T Required<T>(string name, T? values)
        where T : class => values ?? throw Corrupt(name, "there are none");

    private CorruptIndexException Corrupt(string name, string message) => new($"{name}: {message}", file, 0);

    private delegate ReadOnlySpan<byte> TermLookup(long ordinal);

    private delegate long OrdinalLookup(ReadOnlySpan<byte> term);

    private readonly struct OrdinalsUsed(long count)
    {
        private readonly BitSet? _seen = count <= int.MaxValue ? new BitSet((int)count) : null;

        /// <summary>False: there is no such ordinal.</summary>
        public bool Add(long ordinal)
        {
            if (ordinal < 0 || ordinal >= count)
            {
                return false;
            }
            _seen?.Set((int)ordinal);
            return true;
        }

        /// <summary>-1: all are used.</summary>
        public long FirstUnused
        {
            get
            {
                for (int i = 0; _seen != null && i < count; i++)
                {
                    if (!_seen[i])
                    {
                        return i;
                    }
                }
                return -1;
            }
        }
    }
}
