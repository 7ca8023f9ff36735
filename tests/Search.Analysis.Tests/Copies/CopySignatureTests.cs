using Search.Analysis.Copies;
using Search.Testing;

namespace Search.Analysis.Tests.Copies;

public sealed class CopySignatureTests
{
    private const string Thirty =
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
        + "alpha beta gamma delta epsilon zeta eta theta iota kappa";

    private const string Known = "-1236182656082462046: "
        + "-1315827975 1613068369 -799378011 889794923 25191794 157722070 1523849048 -785021973 -517622286 -39911416 706232183 -1325211625";

    // Indexes keep these numbers: other ones need a new version of the article's fields.
    [Fact]
    public void It_is_what_it_was()
    {
        string found = $"{TextUnits.Of(Thirty).Hash}: {string.Join(' ', CopySignature.Of(TextUnits.Of(Thirty)))}";
        Assert.True(found == Known, found);
    }

    [Fact]
    public void A_short_text_has_one_number_and_an_empty_one_none()
    {
        Assert.Empty(CopySignature.Of(TextUnits.Of("...")));
        int[] signature = CopySignature.Of(TextUnits.Of("rain ends drought"));
        Assert.Equal([(int)TextUnits.Of("rain ends drought").Hash], signature);
    }

    [Fact]
    public void A_text_that_repeats_itself_has_few()
    {
        int[] signature = CopySignature.Of(TextUnits.Of(string.Join(' ', Enumerable.Repeat("la", 100))));
        Assert.Single(signature);
    }

    /// <summary>Of texts that have a share of their runs in common, about that share of the numbers is.</summary>
    [Fact]
    public void It_has_in_common_what_the_texts_have()
    {
        var random = TestRandom.Create();
        double shared = 0;
        const int Texts = 400;
        for (int i = 0; i < Texts; i++)
        {
            string[] words = [.. Enumerable.Range(0, 200).Select(_ => random.Next(5000).ToString("x5", null))];
            string[] cut = words[..120];
            int[] both = [.. CopySignature.Of(TextUnits.Of(string.Join(' ', words))).Intersect(CopySignature.Of(TextUnits.Of(string.Join(' ', cut))))];
            shared += both.Length / (double)CopySignature.MaxValues;
        }
        // 117 of 197 runs; the deviation of a mean over 400 texts is under 0.01.
        Assert.True(Math.Abs((shared / Texts) - (117 / 197.0)) < 0.05, $"{shared / Texts} {random.Explain}");
    }

    [Fact]
    public void It_does_not_depend_on_where_a_run_stands()
    {
        var random = TestRandom.Create();
        string[] words = [.. Enumerable.Range(0, 300).Select(_ => random.Next(400).ToString("x5", null))];
        int[] all = CopySignature.Of(TextUnits.Of(string.Join(' ', words)));
        int[] twice = CopySignature.Of(TextUnits.Of(string.Join(' ', words), string.Join(' ', words)));
        // Only the three runs over the seam are new.
        Assert.True(all.Intersect(twice).Count() >= CopySignature.MaxValues - 3, random.Explain);
        Assert.Equal(all.Length, all.Distinct().Count());
    }
}
