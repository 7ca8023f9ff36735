namespace Search.Analysis.Tests.Generation;

/// <summary>
/// The partition of all code points by which of some sets hold them: code points of one class are the same to every one of the sets.
/// Class 0 is in none; the others are numbered by their first code point.
/// </summary>
internal sealed class CodePointClasses
{
    private readonly List<ulong> _signatures = [0];
    private readonly CodePointSet[] _sets;

    internal CodePointClasses(IReadOnlyCollection<CodePointSet> sets)
    {
        _sets = [.. sets.Distinct()];
        if (_sets.Length > 64)
        {
            throw new InvalidOperationException("More sets than bits");
        }
        var numbers = new Dictionary<ulong, byte> { [0] = 0 };
        for (int codePoint = 0; codePoint < Ucd.CodePoints; codePoint++)
        {
            ulong signature = 0;
            for (int i = 0; i < _sets.Length; i++)
            {
                signature |= _sets[i][codePoint] ? 1UL << i : 0;
            }
            if (!numbers.TryGetValue(signature, out byte number))
            {
                numbers[signature] = number = checked((byte)_signatures.Count);
                _signatures.Add(signature);
            }
            Of[codePoint] = number;
        }
    }

    /// <summary>The class of each code point.</summary>
    internal byte[] Of { get; } = new byte[Ucd.CodePoints];

    internal int Count => _signatures.Count;

    /// <summary>Whether the set holds the code points of this class.</summary>
    internal bool IsIn(int number, CodePointSet set) => (_signatures[number] >> Array.IndexOf(_sets, set) & 1) != 0;
}
