using Search.Codecs.Contracts;
using Search.Codecs.Segments;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Segments;

public sealed class SegmentCheckerTests
{
    [Theory]
    [InlineData("loose")]
    [InlineData("compound")]
    [InlineData("sorted")]
    public void Segments_that_Lucene_wrote_pass(string fixture)
    {
        MemoryIndexDirectory directory = Fixture.Load(fixture);
        foreach (SegmentCommitInfo segment in Fixture.Commit(directory).Segments)
        {
            IReadOnlyList<CheckedPart> parts = SegmentChecker.Check(directory, segment);
            string[] expected = ["live docs", "fields", "stored fields", "norms", "terms", "postings", "occurrences", "doc values", "points"];
            Assert.Equal(fixture == "sorted" ? [.. expected, "index sort"] : expected, parts.Select(part => part.Name));
            Assert.Equal(segment.LiveCount, parts[0].Count);
            Assert.All(parts, part => Assert.True(part.Count > 0, part.Name));
        }
    }

    [Fact]
    public void A_step_that_fails_keeps_no_other_from_running()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        SegmentCommitInfo segment = Fixture.Commit(directory).Segments[0];
        using SegmentChecker checker = SegmentChecker.Open(directory, segment);
        directory.Delete("_0_1.liv");
        List<string> passed = [];
        List<string> failed = [];
        foreach (Func<IReadOnlyList<CheckedPart>> step in checker.Steps)
        {
            try
            {
                passed.AddRange(step().Select(part => part.Name));
            }
            catch (CorruptIndexException error)
            {
                failed.Add(error.File);
            }
        }
        Assert.Equal(["_0_1.liv"], failed);
        Assert.Equal(["stored fields", "norms", "terms", "postings", "occurrences", "doc values", "points"], passed);
    }

    [Theory]
    [InlineData("_0.nvd")]
    [InlineData("_0.nvm")]
    [InlineData("_0.fdt")]
    [InlineData("_0.fdm")]
    [InlineData("_0.fnm")]
    [InlineData("_0_Lucene84_0.tim")]
    [InlineData("_0_Lucene84_0.doc")]
    [InlineData("_0_Lucene84_0.pos")]
    [InlineData("_0_Lucene80_0.dvd")]
    [InlineData("_0.kdd")]
    public void Damage_with_a_right_checksum_never_does_more_than_fail(string file)
    {
        TestRandom random = TestRandom.Create();
        MemoryIndexDirectory directory = Fixture.Load("loose");
        SegmentCommitInfo segment = Fixture.Commit(directory).Segments[0] with { FieldInfosGeneration = -1 };
        Damage.WithRepairedChecksum(directory, file, random, () => SegmentChecker.Check(directory, segment), most: 400);
    }
}
