namespace Search.Codecs.Contracts;

/// <summary>Reads the doc values of one segment. Null: the field has no values of that kind here.</summary>
public interface IDocValuesReader
{
    NumericDocValues? GetNumeric(FieldInfo field);

    BinaryDocValues? GetBinary(FieldInfo field);

    SortedDocValues? GetSorted(FieldInfo field);

    SortedSetDocValues? GetSortedSet(FieldInfo field);

    SortedNumericDocValues? GetSortedNumeric(FieldInfo field);
}

/// <summary>
/// Takes the doc values of one segment, one call a field, in the order of field numbers, then <see cref="Finish"/>. Each function gives a fresh iterator
/// over all documents; writers go over the values several times.
/// </summary>
public interface IDocValuesWriter : IDisposable
{
    void AddNumeric(FieldInfo field, Func<NumericDocValues> values);

    void AddBinary(FieldInfo field, Func<BinaryDocValues> values);

    void AddSorted(FieldInfo field, Func<SortedDocValues> values);

    void AddSortedSet(FieldInfo field, Func<SortedSetDocValues> values);

    void AddSortedNumeric(FieldInfo field, Func<SortedNumericDocValues> values);

    void Finish();
}

/// <summary>Reads the norms (encoded lengths) of one segment.</summary>
public interface INormsReader
{
    /// <summary>Norms of a field that <see cref="FieldInfo.HasNorms"/>; null where it has none.</summary>
    NumericDocValues? GetNorms(FieldInfo field);
}

/// <summary>Takes the norms of one segment, one call a field that <see cref="FieldInfo.HasNorms"/>, in the order of field numbers, then <see cref="Finish"/>.</summary>
public interface INormsWriter : IDisposable
{
    void AddField(FieldInfo field, Func<NumericDocValues> norms);

    void Finish();
}
