using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>Which codes of a block stand for the numbers of a range: those from one to another, or none, or some here and there.</summary>
/// <param name="First">The least.</param>
/// <param name="Last">The greatest; less than the least: there is none.</param>
internal readonly record struct CodeRange(int First, int Last)
{
    public bool IsEmpty => Last < First;

    /// <summary>Whether a code belongs to it.</summary>
    public bool Contains(int code) => (uint)(code - First) <= (uint)(Last - First) && !IsEmpty;

    /// <summary>Finds them.</summary>
    /// <param name="meaning">What codes stand for.</param>
    /// <param name="count">How many codes there are.</param>
    /// <param name="lower">The least number.</param>
    /// <param name="upper">The greatest.</param>
    /// <param name="range">The codes.</param>
    /// <returns>False: they are not next to each other.</returns>
    public static bool TryCreate(CodeMeaning meaning, int count, long lower, long upper, out CodeRange range)
    {
        int first = 0;
        int last = -1;
        int found = 0;
        for (int code = 0; code < count; code++)
        {
            long value = meaning.ValueOf(code);
            if (value >= lower && value <= upper)
            {
                first = found++ == 0 ? code : first;
                last = code;
            }
        }
        range = new CodeRange(first, last);
        return found == last - first + 1;
    }
}
