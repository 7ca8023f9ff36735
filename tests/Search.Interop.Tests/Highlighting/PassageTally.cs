using Search.Engine.Highlighting;

namespace Search.Interop.Tests.Highlighting;

/// <summary>Compares our passages with Lucene's, and counts.</summary>
/// <param name="isClassic">Compare with Lucene's way without WEIGHT_MATCHES, else with that one, frequencies being counted.</param>
internal sealed class PassageTally(bool isClassic)
{
    private int _passages;
    private int _several;
    private int _withTorn;
    private int _otherParts;
    private int _ties;

    /// <summary>How Lucene is asked.</summary>
    public string Mode => isClassic ? "classic" : "counted";

    public List<string> Differences { get; } = [];

    /// <summary>Texts of which all passages and their scores were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Texts with more passages than were wanted, and as many parts of the query in each, so that Lucene's choice is ours.</summary>
    public int Chosen { get; private set; }

    public void Add(CutText cut, (LucenePassage[] Plain, LucenePassage[] Full) all, (LucenePassage[] Plain, LucenePassage[] Full) best)
    {
        LucenePassage[] expected = isClassic ? all.Plain : all.Full;
        if (cut.HasTorn)
        {
            _withTorn++;
            return;
        }
        if (!HaveSameParts(cut, expected))
        {
            _otherParts++;
            return;
        }
        Compared++;
        _passages += expected.Length;
        Expect(cut, "all", cut.Passages, expected);
        if (expected.Length <= cut.Count)
        {
            return;
        }
        // Most distinct parts first, then Lucene's score.
        _several++;
        LucenePassage[] ranked = [.. expected.OrderByDescending(passage => passage.Terms.Distinct().Count()).ThenByDescending(passage => passage.Score)];
        if (ranked[cut.Count - 1].Score == ranked[cut.Count].Score)
        {
            _ties++;
            return;
        }
        Expect(cut, "by parts", cut.Best, [.. ranked.Take(cut.Count).OrderBy(passage => passage.Start)]);
        if (expected.Select(passage => passage.Terms.Distinct().Count()).Distinct().Count() == 1)
        {
            Chosen++;
            Expect(cut, "as Lucene chooses", cut.Best, isClassic ? best.Plain : best.Full);
        }
    }

    public override string ToString() =>
        $"{Compared} texts with {_passages} passages compared, {_several} with more than are wanted, {Chosen} of them of equally many parts; not compared: "
        + $"{_withTorn} with matches that are too long, {_otherParts} whose parts Lucene tells otherwise, {_ties} ties; {Differences.Count} differences";

    private void Expect(CutText cut, string what, List<Passage> ours, LucenePassage[] expected)
    {
        bool isSame = ours.Count == expected.Length && ours.Zip(expected).All(pair =>
            pair is (var mine, var theirs) && mine.Start == theirs.Start && mine.End == theirs.End
            && IsSame(mine.Score, theirs.Score, cut.In(mine))
            && cut.In(mine).Select(match => (match.Start, match.End)).SequenceEqual(theirs.Matches));
        if (!isSame)
        {
            Differences.Add(
                $"{what}, {cut.Count} wanted, {cut.Asked}, document {cut.Asked.Docs[0]}: {string.Join(' ', ours.Select(passage => $"{passage.Start}-{passage.End}:{passage.Score:R}"))}, "
                + $"expected {string.Join(' ', expected.Select(passage => $"{passage.Start}-{passage.End}:{passage.Score:R}"))}");
        }
    }

    /// <summary>The same bits. Where parts stand at one place the order in which they are summed is chance, and the last bit with it.</summary>
    private static bool IsSame(float mine, float theirs, IEnumerable<TextMatch> matches) =>
        Math.Abs(BitConverter.SingleToInt32Bits(mine) - BitConverter.SingleToInt32Bits(theirs)) <= (matches.CountBy(match => match.Start).Any(place => place.Value > 1) ? 2 : 0);

    /// <summary>Whether matches of one part are matches of one term there, and the other way round: Lucene takes each word of a span and each similar word for a part.</summary>
    private static bool HaveSameParts(CutText cut, LucenePassage[] expected)
    {
        (int Start, int End, int Term)[] theirs = [.. expected.SelectMany(passage => passage.Matches.Zip(passage.Terms, (match, term) => (match.Start, match.End, term)))];
        if (theirs.Length != cut.Matches.Count)
        {
            return false;
        }
        // Matches of several parts at one place have no order there.
        IEnumerable<string> Places(IEnumerable<(int Start, int End, int Part)> matches) =>
            matches.GroupBy(match => match.Part, match => (match.Start, match.End)).Select(part => string.Join(' ', part)).Order(StringComparer.Ordinal);
        return Places(cut.Matches.Select(match => (match.Start, match.End, match.Part))).SequenceEqual(Places(theirs));
    }
}
