using System.Numerics;

namespace Search.Analysis.Copies;

/// <summary>
/// A few numbers of a text by which an index finds its near-duplicates: of all runs of four units those with the smallest hashes (a bottom-k sketch, Broder 1997). Which they are
/// depends on nothing but the runs themselves, so two texts that have half of their runs in common have about half of these numbers in common, wherever in the texts that is.
/// </summary>
public static class CopySignature
{
    /// <summary>How many numbers a signature has at most.</summary>
    public const int MaxValues = 12;

    /// <summary>A text with fewer units than this has one number, that of the whole: it is a copy only of what is equal.</summary>
    public const int LeastUnits = 25;

    private const int RunLength = 4;

    /// <summary>The signature of a text: distinct numbers, in no order that means anything; none for a text without words.</summary>
    public static int[] Of(TextUnits text) => Of(text.Hashes, text.Hash);

    /// <summary>The signature of texts that follow each other, and <see cref="TextUnits.Hash"/>, without keeping their units.</summary>
    /// <param name="hash">0 where they have no words.</param>
    /// <param name="texts">Null is no text.</param>
    public static int[] Of(out long hash, params ReadOnlySpan<string?> texts)
    {
        UnitReader units = UnitReader.OfThread;
        units.Read(texts, withKeys: false);
        hash = units.Hash;
        return Of(units.Hashes, hash);
    }

    private static int[] Of(ReadOnlySpan<ulong> hashes, long hash)
    {
        if (hashes.Length < LeastUnits)
        {
            return hashes.Length == 0 ? [] : [(int)hash];
        }
        Span<ulong> smallest = stackalloc ulong[MaxValues];
        int count = 0;
        ulong most = ulong.MaxValue;
        for (int i = 0; i + RunLength <= hashes.Length; i++)
        {
            ulong run = RunAt(hashes, i);
            if (run >= most)
            {
                continue;
            }
            int place = smallest[..count].BinarySearch(run);
            if (place < 0)
            {
                place = ~place;
                count = Math.Min(count + 1, MaxValues);
                smallest[place..(count - 1)].CopyTo(smallest[(place + 1)..]);
                smallest[place] = run;
                most = count == MaxValues ? smallest[^1] : ulong.MaxValue;
            }
        }
        return Distinct(smallest[..count]);
    }

    /// <summary>The upper half is small by choice, the lower one is not.</summary>
    private static int[] Distinct(ReadOnlySpan<ulong> runs)
    {
        Span<int> values = stackalloc int[MaxValues];
        int count = 0;
        foreach (ulong run in runs)
        {
            if (!values[..count].Contains((int)run))
            {
                values[count++] = (int)run;
            }
        }
        return values[..count].ToArray();
    }

    private static ulong RunAt(ReadOnlySpan<ulong> hashes, int start) => UnitReader.Mix(
        hashes[start] + BitOperations.RotateLeft(hashes[start + 1], 16) + BitOperations.RotateLeft(hashes[start + 2], 32) + BitOperations.RotateLeft(hashes[start + 3], 48));
}
