using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Commits;

public sealed class SegmentInfosTests
{
    [Fact]
    public void A_commit_of_Lucene_is_understood()
    {
        SegmentInfos commit = Fixture.Commit(Fixture.Load("loose"));
        Assert.Equal(3, commit.Generation);
        Assert.Equal(8, commit.CreatedVersionMajor);
        Assert.Equal(2, commit.Counter);
        Assert.Equal("MakeSegments", commit.UserData["made by"]);
        Assert.Equal(["_0", "_1"], commit.Segments.Select(segment => segment.Info.Name));
        Assert.Equal([10, 3], commit.Segments.Select(segment => segment.Info.MaxDoc));
        SegmentCommitInfo first = commit.Segments[0];
        Assert.Equal(2, first.DeletedCount);
        Assert.Equal(8, first.LiveCount);
        Assert.Equal(1, first.LiveDocsGeneration);
        Assert.Equal(1, first.FieldInfosGeneration);
        Assert.Equal(1, first.DocValuesGeneration);
        Assert.Equal(["_0_1.fnm"], first.FieldInfosFiles);
        Assert.Equal(["_0_1_Lucene80_0.dvd", "_0_1_Lucene80_0.dvm"], Assert.Single(first.DocValuesUpdateFiles).Value.Order());
        Assert.Equal(-1, commit.Segments[1].LiveDocsGeneration);
        Assert.Equal(16, first.Id!.Length);
    }

    [Theory]
    [InlineData("loose")]
    [InlineData("compound")]
    [InlineData("sorted")]
    public void All_files_are_accounted_for(string fixture)
    {
        MemoryIndexDirectory directory = Fixture.Load(fixture);
        Assert.Equal(directory.ListFiles(), CommitFiles.Of(Fixture.Commit(directory)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("loose")]
    [InlineData("compound")]
    [InlineData("sorted")]
    public void A_commit_is_written_byte_for_byte_as_Lucene_does(string fixture)
    {
        MemoryIndexDirectory directory = Fixture.Load(fixture);
        SegmentInfos commit = Fixture.Commit(directory);
        using var written = new MemoryIndexDirectory();
        SegmentInfosWriter.Prepare(written, commit, []).Finish();
        Assert.Equal(["segments_3"], written.ListFiles());
        Assert.Equal(directory.Bytes("segments_3"), written.Bytes("segments_3"));
    }

    [Fact]
    public void Every_damage_is_found()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        Damage.EachBitAndLength(directory, "segments_3", () => SegmentInfosReader.ReadNewest(directory));
        Damage.WithRepairedChecksum(directory, "segments_3", TestRandom.Create(), () => SegmentInfosReader.ReadNewest(directory));
    }

    [Fact]
    public void A_missing_file_is_damage()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        directory.Delete("_1.si");
        Assert.Equal("_1.si", Assert.Throws<CorruptIndexException>(() => SegmentInfosReader.ReadNewest(directory)).File);
    }

    [Fact]
    public void Without_commit_there_is_none()
    {
        using var directory = new MemoryIndexDirectory();
        directory.SetBytes("pending_segments_1", [1]);
        Assert.Null(SegmentInfosReader.ReadNewest(directory));
        Assert.Equal(0, SegmentInfosReader.NewestGeneration(directory));
    }

    [Fact]
    public void A_commit_that_goes_away_while_it_is_opened_is_replaced_by_the_newer_one()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        SegmentInfos third = Fixture.Commit(directory);
        int opened = 0;
        long generation = SegmentInfosReader.OpenNewest(directory, commit =>
        {
            if (opened++ == 0)
            {
                SegmentInfosWriter.Prepare(directory, third with { Generation = 36 }, []).Finish();
                directory.Delete("segments_3");
                throw new FileNotFoundException();
            }
            return commit.Generation;
        });
        Assert.Equal(36, generation);
        Assert.Equal(2, opened);
        Assert.Throws<FileNotFoundException>(() => SegmentInfosReader.OpenNewest<int>(directory, commit => throw new FileNotFoundException()));
    }

    [Fact]
    public void A_commit_that_is_withdrawn_leaves_nothing()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        IReadOnlyList<string> before = directory.ListFiles();
        var writer = SegmentInfosWriter.Prepare(directory, Fixture.Commit(directory) with { Generation = 4 }, []);
        Assert.Contains("pending_segments_4", directory.ListFiles());
        writer.Rollback();
        Assert.Equal(before, directory.ListFiles());
    }

    [Fact]
    public void Other_codecs_and_versions_are_named()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        byte[] bytes = directory.Bytes("segments_3");

        byte[] other = (byte[])bytes.Clone();
        "Lucene79"u8.CopyTo(other.AsSpan(other.AsSpan().IndexOf("Lucene87"u8)));
        Assert.Contains("codec 'Lucene79'", Refusal(other), StringComparison.Ordinal);

        int lucene = IndexHeader.Length("segments", "3");
        other = (byte[])bytes.Clone();
        other[lucene] = 9;
        Assert.Contains("written by Lucene 9.8.1", Refusal(other), StringComparison.Ordinal);

        other = (byte[])bytes.Clone();
        other[lucene] = 7;
        other[lucene + 3] = 7;
        Assert.Contains("written by Lucene 7.8.1", Refusal(other), StringComparison.Ordinal);

        other = (byte[])bytes.Clone();
        other[lucene + 3] = 6;
        Assert.Contains("an index that Lucene 6 made", Refusal(other), StringComparison.Ordinal);

        other = (byte[])bytes.Clone();
        other[16] = 5;
        Assert.Contains("written by Lucene 5.1 or 5.2", Refusal(other), StringComparison.Ordinal);

        other = (byte[])bytes.Clone();
        other[16] = 11;
        Assert.Contains("version 11, the newest that is read is 10", Refusal(other), StringComparison.Ordinal);

        string Refusal(byte[] commit)
        {
            directory.SetBytes("segments_3", Damage.RepairChecksum(commit));
            IndexFormatException error = Assert.Throws<IndexFormatException>(() => SegmentInfosReader.ReadNewest(directory));
            Assert.Equal("segments_3", error.File);
            return error.Message;
        }
    }

    [Fact]
    public void Commits_before_8_6_have_no_ids_and_those_before_7_4_no_soft_deletes()
    {
        MemoryIndexDirectory directory = Fixture.Load("sorted");
        SegmentInfos commit = Fixture.Commit(directory);
        foreach (int version in new[] { 9, 8, 7 })
        {
            directory.SetBytes("segments_3", InVersion(commit, version));
            SegmentInfos read = Fixture.Commit(directory);
            Assert.All(read.Segments, segment => Assert.Null(segment.Id));
            Assert.Equal(2, read.Counter);
            Assert.Equal(2, read.Segments[0].DeletedCount);
            Assert.Equal(commit.UserData, read.UserData);
        }
    }

    // As SegmentInfos.write did then.
    private static byte[] InVersion(SegmentInfos commit, int version)
    {
        using var directory = new MemoryIndexDirectory();
        using (IndexOutput output = directory.CreateOutput("x"))
        {
            IndexHeader.Write(output, "segments", version, commit.Id, "3");
            output.WriteBytes([8, 0, 0, 8]);
            output.WriteInt64(commit.Version);
            if (version == 7)
            {
                output.WriteInt32((int)commit.Counter);
            }
            else
            {
                output.WriteVLong(commit.Counter);
            }
            output.WriteInt32(commit.Segments.Count);
            output.WriteBytes([8, 8, 1]);
            foreach (SegmentCommitInfo segment in commit.Segments)
            {
                output.WriteString(segment.Info.Name);
                output.WriteBytes(segment.Info.Id);
                output.WriteString("Lucene87");
                output.WriteInt64(segment.LiveDocsGeneration);
                output.WriteInt32(segment.DeletedCount);
                output.WriteInt64(-1);
                output.WriteInt64(-1);
                if (version >= 9)
                {
                    output.WriteInt32(0);
                }
                output.WriteVInt(0);
                output.WriteInt32(0);
            }
            output.WriteMapOfStrings(commit.UserData.ToArray());
            IndexFooter.Write(output);
        }
        return directory.Bytes("x");
    }
}
