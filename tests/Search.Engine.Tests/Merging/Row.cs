using Search.Codecs.Contracts;

namespace Search.Engine.Tests.Merging;

/// <summary>One occurrence of a term.</summary>
internal sealed record RowToken(string Term, int Position, int Start, int End, byte[] Payload);

/// <summary>One document as what each writer of a segment takes of it, by field name. Strings are ASCII, so that their order is that of their bytes.</summary>
internal sealed class Row
{
    internal Dictionary<string, List<RowToken>> Tokens { get; } = [];

    internal Dictionary<string, long[]> Numbers { get; } = [];

    internal Dictionary<string, string[]> Strings { get; } = [];

    internal Dictionary<string, byte[][]> Points { get; } = [];

    /// <summary>A value is a string, a byte[], or a number's type and bits.</summary>
    internal List<(string Field, object Value)> Stored { get; } = [];
}

/// <summary>A stored number.</summary>
internal sealed record RowNumber(StoredNumberType Type, long Bits);
