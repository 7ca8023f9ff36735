namespace Search.Ingest.JsonLines;

/// <summary>The values of one record, by what they mean. Values that are null, empty or only white space count as absent.</summary>
internal sealed class RecordValues
{
    private static readonly int Fields = Enum.GetValues<RecordField>().Length;

    private readonly string?[] _values = new string?[Fields];
    private readonly int[] _ranks = new int[Fields];

    public RecordValues() => Array.Fill(_ranks, int.MaxValue);

    public string? this[RecordField field] => _values[(int)field];

    /// <summary>Null where the record has none.</summary>
    public SortedSet<int>? Mentions { get; set; }

    /// <summary>Takes a value, unless there is one of a lower rank: see <see cref="RecordKeys.TryGet"/>.</summary>
    public void Set(RecordField field, string value, int rank)
    {
        if (rank <= _ranks[(int)field] && !string.IsNullOrWhiteSpace(value))
        {
            _values[(int)field] = value;
            _ranks[(int)field] = rank;
        }
    }
}
