namespace Search.Analysis.Copies;

/// <summary>
/// The words of a text as hashes, which is all that copies are told by: words of UAX #29 without regard to case. In scripts without spaces each character is a unit together with
/// what follows it: one more character of Chinese and of Hiragana, three more of Thai, Lao, Myanmar and Khmer.
/// </summary>
/// <remarks>The hashes are kept in indexes (<see cref="CopySignature"/>): equal texts have equal ones on every machine.</remarks>
public sealed class TextUnits
{
    private readonly ulong[] _hashes;
    private readonly bool[] _isKey;

    private TextUnits(UnitReader units)
    {
        _hashes = units.Hashes.ToArray();
        _isKey = units.IsKey.ToArray();
        Hash = units.Hash;
    }

    /// <summary>How many there are.</summary>
    public int Count => _hashes.Length;

    /// <summary>A hash of all units in their order: texts with the same words have the same. 0 where there is none.</summary>
    public long Hash { get; }

    /// <summary>By unit.</summary>
    internal ReadOnlySpan<ulong> Hashes => _hashes;

    /// <summary>By unit: whether it is a number, or starts with a capital letter as names do. Copies share those, where articles in one form of words differ.</summary>
    internal ReadOnlySpan<bool> IsKey => _isKey;

    /// <summary>The units of texts that follow each other, such as title and body.</summary>
    /// <param name="texts">Null is no text.</param>
    public static TextUnits Of(params ReadOnlySpan<string?> texts)
    {
        UnitReader units = UnitReader.OfThread;
        units.Read(texts, withKeys: true);
        return new TextUnits(units);
    }
}
