namespace Search.Analysis.Copies;

/// <summary>
/// How much of the shorter of two texts stands in the other one, in runs of at least five units. Exact: all runs of both texts are compared, wherever they stand.
/// </summary>
/// <param name="Units">Units of the shorter text.</param>
/// <param name="All">What of it stands in the other text.</param>
/// <param name="Whole">The longest part of it that stands there nearly whole, which is one piece of the text.</param>
public readonly record struct TextOverlap(int Units, OverlapPart All, OverlapPart Whole)
{
    private const int RunLength = 5;

    /// <summary>A unit that the other text does not have costs a piece as much as so many bring that it has.</summary>
    private const int CostOfGap = 3;

    // Chosen on Reuters and BBC articles with planted changes: what a copy keeps, and what articles in one form of words have in common (decision 0008).
    private const int LeastCovered = 22;
    private const double LeastShareOfAll = 0.63;
    private const double LeastShareOfWhole = 0.5;
    private const double LeastShareOfWholeBrief = 0.58;
    private const int LongestBrief = 150;

    /// <summary>A short article in a long one is a part of it (of a round-up, say), no copy: else one round-up would make copies of all its parts.</summary>
    private const double LeastLength = 0.45;

    /// <summary>
    /// Whether two texts are near-duplicates: most of the shorter one stands in the other (words were changed here and there), or half of it does in one piece (head and tail were
    /// changed, or parts cut), of a brief somewhat more; and numbers and names are the same there. Texts of fewer than <see cref="CopySignature.LeastUnits"/> units must be equal.
    /// </summary>
    public static bool AreCopies(TextUnits one, TextUnits other)
    {
        if (one.Count < CopySignature.LeastUnits || other.Count < CopySignature.LeastUnits)
        {
            return one.Count > 0 && one.Hashes.SequenceEqual(other.Hashes);
        }
        if (Math.Min(one.Count, other.Count) < LeastLength * Math.Max(one.Count, other.Count))
        {
            return false;
        }
        TextOverlap overlap = Of(one, other);
        double leastOfWhole = overlap.Units > LongestBrief ? LeastShareOfWhole : LeastShareOfWholeBrief;
        return (overlap.All.HasKeys && overlap.All.Covered >= Math.Max(LeastCovered, LeastShareOfAll * overlap.Units))
            || (overlap.Whole.HasKeys && overlap.Whole.Covered >= Math.Max(LeastCovered, leastOfWhole * overlap.Units));
    }

    /// <summary>Compares two texts; it does not matter which comes first.</summary>
    public static TextOverlap Of(TextUnits one, TextUnits other)
    {
        // Of equally long ones any, but always the same.
        bool isFirst = one.Count < other.Count || (one.Count == other.Count && one.Hash <= other.Hash);
        (TextUnits shorter, TextUnits longer) = isFirst ? (one, other) : (other, one);
        bool[] covered = new bool[shorter.Count];
        HashSet<ulong> runs = [];
        for (int i = 0; i + RunLength <= longer.Count; i++)
        {
            runs.Add(RunAt(longer.Hashes, i));
        }
        for (int i = 0; i + RunLength <= shorter.Count; i++)
        {
            if (runs.Contains(RunAt(shorter.Hashes, i)))
            {
                covered.AsSpan(i, RunLength).Fill(true);
            }
        }
        int first = Array.IndexOf(covered, true);
        if (first < 0)
        {
            return new TextOverlap(shorter.Count, default, default);
        }
        HashSet<ulong> words = [.. longer.Hashes];
        (int start, int end) = WholePiece(covered);
        return new TextOverlap(
            shorter.Count,
            PartOf(shorter, covered, words, first, Array.LastIndexOf(covered, true) + 1),
            PartOf(shorter, covered, words, start, end));
    }

    /// <summary>The piece that has most covered units after the cost of its gaps; of equal ones the first, and as much of it as there is.</summary>
    private static (int Start, int End) WholePiece(bool[] covered)
    {
        (int start, int end, int best) = (0, 0, 0);
        int from = 0;
        int sum = 0;
        for (int i = 0; i < covered.Length; i++)
        {
            (from, sum) = sum < 0 ? (i, 0) : (from, sum);
            sum += covered[i] ? 1 : -CostOfGap;
            if (sum > best)
            {
                (start, end, best) = (from, i + 1, sum);
            }
        }
        return (start, end);
    }

    private static OverlapPart PartOf(TextUnits text, bool[] covered, HashSet<ulong> words, int start, int end)
    {
        int count = 0;
        int keys = 0;
        int missing = 0;
        for (int i = start; i < end; i++)
        {
            count += covered[i] ? 1 : 0;
            if (text.IsKey[i])
            {
                keys++;
                missing += words.Contains(text.Hashes[i]) ? 0 : 1;
            }
        }
        return new OverlapPart(count, keys, missing);
    }

    private static ulong RunAt(ReadOnlySpan<ulong> hashes, int start)
    {
        ulong run = 0;
        for (int i = start; i < start + RunLength; i++)
        {
            run = UnitReader.Mix(run + hashes[i]);
        }
        return run;
    }
}

/// <summary>A part of a text, from the first unit that another text has, in a run, to the last.</summary>
/// <param name="Covered">Its units that are in a run that the other text has.</param>
/// <param name="Keys">Numbers and capitalized words in it.</param>
/// <param name="KeysMissing">How many of them are nowhere in the other text.</param>
public readonly record struct OverlapPart(int Covered, int Keys, int KeysMissing)
{
    private const double MostMissing = 0.2;
    private const int MayMiss = 2;

    /// <summary>Whether nearly all its numbers and names are in the other text.</summary>
    internal bool HasKeys => KeysMissing <= Math.Max(MayMiss, MostMissing * Keys);
}
