namespace Search.Codecs.Contracts;

/// <summary>The kind of a field's doc values. The numbers are those of the field infos file.</summary>
public enum DocValuesType : byte
{
    None = 0,
    Numeric = 1,
    Binary = 2,
    Sorted = 3,
    SortedSet = 4,
    SortedNumeric = 5,
}
