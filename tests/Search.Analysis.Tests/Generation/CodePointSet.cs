using System.Collections;

namespace Search.Analysis.Tests.Generation;

/// <summary>A set of code points.</summary>
internal sealed class CodePointSet
{
    private readonly BitArray _bits = new(Ucd.CodePoints);

    internal bool this[int codePoint] => _bits[codePoint];

    public static CodePointSet operator |(CodePointSet a, CodePointSet b) => Combine(a, bits => bits.Or(b._bits));

    public static CodePointSet operator &(CodePointSet a, CodePointSet b) => Combine(a, bits => bits.And(b._bits));

    public static CodePointSet operator -(CodePointSet a, CodePointSet b) => Combine(a, bits => bits.And(new BitArray(b._bits).Not()));

    internal static CodePointSet Of(params ReadOnlySpan<int> codePoints)
    {
        var set = new CodePointSet();
        foreach (int codePoint in codePoints)
        {
            set.Add(codePoint, codePoint);
        }
        return set;
    }

    internal static CodePointSet Range(int first, int last)
    {
        var set = new CodePointSet();
        set.Add(first, last);
        return set;
    }

    internal void Add(int first, int last)
    {
        for (int codePoint = first; codePoint <= last; codePoint++)
        {
            _bits[codePoint] = true;
        }
    }

    internal bool Any() => _bits.HasAnySet();

    private static CodePointSet Combine(CodePointSet a, Action<BitArray> with)
    {
        var result = new CodePointSet();
        result._bits.Or(a._bits);
        with(result._bits);
        return result;
    }
}
