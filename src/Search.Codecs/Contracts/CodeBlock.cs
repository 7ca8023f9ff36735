namespace Search.Codecs.Contracts;

/// <summary>
/// Numbers of documents in a row, each a code of a few bits: 0 (all have code 0), 1, 2, 4 or 8. The code of the first document is in the highest bits
/// of the first byte.
/// </summary>
public readonly ref struct CodeBlock
{
    private readonly int _shift;

    /// <param name="start">The first document.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="bits">Bits of a code.</param>
    /// <param name="packed">The codes, and no fewer bytes than they take.</param>
    /// <param name="meaning">What codes stand for.</param>
    public CodeBlock(int start, int end, int bits, ReadOnlySpan<byte> packed, CodeMeaning meaning)
    {
        Start = start;
        End = end;
        Bits = bits;
        Packed = packed;
        Meaning = meaning;
        _shift = bits switch { 8 => 0, 4 => 1, 2 => 2, _ => 3 };
    }

    public int Start { get; }

    public int End { get; }

    public int Bits { get; }

    public ReadOnlySpan<byte> Packed { get; }

    public CodeMeaning Meaning { get; }

    /// <summary>Codes below it have a meaning.</summary>
    public int Count => Meaning.Table?.Length ?? 1 << Bits;

    /// <summary>A document's code, where <see cref="Bits"/> are not 0.</summary>
    /// <param name="docId">Of the block.</param>
    public int CodeOf(int docId)
    {
        int place = docId - Start;
        int behind = ~place & ((1 << _shift) - 1);
        return (Packed[place >> _shift] >> (behind * Bits)) & ((1 << Bits) - 1);
    }

    /// <summary>The code that all documents from one to another have; -1: they differ, or it is not seen at a glance.</summary>
    /// <param name="first">Of the block.</param>
    /// <param name="last">Likewise, not before the first.</param>
    public int CommonCode(int first, int last)
    {
        if (Bits == 0)
        {
            return 0;
        }
        ReadOnlySpan<byte> bytes = Packed[((first - Start) >> _shift)..(((last - Start) >> _shift) + 1)];
        int most = (1 << Bits) - 1;
        int code = bytes[0] & most;
        return bytes[0] == code * (byte.MaxValue / most) && bytes.IndexOfAnyExcept(bytes[0]) < 0 ? code : -1;
    }
}

/// <summary>What codes stand for: each code times a factor, and something is added; overflow wraps. Or it stands in a table.</summary>
/// <param name="Factor">Nothing where there is a table.</param>
/// <param name="Addend">Likewise.</param>
/// <param name="Table">At most 256 numbers; null: there is none.</param>
public readonly record struct CodeMeaning(long Factor, long Addend, long[]? Table = null)
{
    /// <param name="code">One that has a meaning.</param>
    public long ValueOf(int code) => Table != null ? Table[code] : unchecked(code * Factor + Addend);
}
