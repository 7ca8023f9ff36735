using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene86;
using Search.Storage;

namespace Search.Engine.Tests;

/// <summary>A writer that finds damage when it opens refuses, and removes nothing: what looks unused may be what the damage hides.</summary>
public sealed class DamagedWritingTests
{
    [Fact]
    public void A_segment_that_misnames_one_of_its_files_is_refused_and_the_file_stays()
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, new Schema().Keyword("id", new() { IsId = true, DocValues = true }).Text("body"));
        using (IndexWriter writer = index.OpenWriter(new WriterOptions { CompoundFiles = false }))
        {
            writer.Add(new Document { ["id"] = "1", ["body"] = "no limits" });
            writer.Commit();
        }
        Misname(directory, "_0_Lucene80_0.dvm", "_0_Lucene80_0.lvm");
        string[] before = [.. directory.ListFiles()];

        CorruptIndexException error = Assert.Throws<CorruptIndexException>(() => index.OpenWriter());

        Assert.Equal("_0_Lucene80_0.lvm", error.File);
        Assert.Equal(before, directory.ListFiles());
    }

    /// <summary>As a flipped bit would whose checksum was written anew.</summary>
    private static void Misname(MemoryIndexDirectory directory, string right, string wrong)
    {
        SegmentInfo segment = SegmentInfosReader.Read(directory, 1).Segments[0].Info;
        Assert.Contains(right, segment.Files);
        segment.Files = [.. segment.Files.Select(file => file == right ? wrong : file)];
        directory.Delete(IndexFileNames.SegmentFile(segment.Name, "", "si"));
        SegmentInfoWriter.Write(directory, segment);
    }
}
