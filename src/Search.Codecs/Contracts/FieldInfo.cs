namespace Search.Codecs.Contracts;

/// <summary>What a segment holds of one field. One line of the field infos file.</summary>
public sealed class FieldInfo
{
    public required string Name { get; init; }

    /// <summary>Unique in its segment; files speak of fields by it.</summary>
    public required int Number { get; init; }

    public IndexOptions IndexOptions { get; set; }

    public bool HasTermVectors { get; set; }

    /// <summary>The field is indexed but stores no lengths.</summary>
    public bool OmitsNorms { get; set; }

    public bool HasPayloads { get; set; }

    public bool IsSoftDeletesField { get; init; }

    public DocValuesType DocValuesType { get; set; }

    /// <summary>Generation of the latest doc values update, or -1.</summary>
    public long DocValuesGeneration { get; init; } = -1;

    /// <summary>Dimensions of a point in this field; 0 = no points.</summary>
    public int PointDimensions { get; set; }

    /// <summary>How many of them, from the first, the tree is split by.</summary>
    public int PointIndexDimensions { get; set; }

    /// <summary>Bytes of each dimension.</summary>
    public int PointBytes { get; set; }

    /// <summary>Formats keep their own facts here, such as which postings format wrote the field.</summary>
    public Dictionary<string, string> Attributes { get; init; } = new(StringComparer.Ordinal);

    public bool IsIndexed => IndexOptions != IndexOptions.None;

    public bool HasFreqs => IndexOptions >= IndexOptions.DocsAndFreqs;

    public bool HasPositions => IndexOptions >= IndexOptions.DocsAndFreqsAndPositions;

    public bool HasOffsets => IndexOptions >= IndexOptions.DocsAndFreqsAndPositionsAndOffsets;

    public bool HasNorms => IsIndexed && !OmitsNorms;

    public override string ToString() => $"{Name}#{Number}";
}
