using Search.Storage;

namespace Search.Codecs.Contracts;

/// <summary>Opens the files of one segment by name, wherever they are: loose in the folder, or members of a compound file.</summary>
public interface ISegmentFiles
{
    /// <exception cref="CorruptIndexException">The segment has no such file.</exception>
    FileSlice Open(string fileName);
}

/// <summary>What a reader of one format is given. Readers know nothing else of the index, so tests need no index.</summary>
/// <param name="Files">The segment's files. They stay open as long as the reader is used.</param>
/// <param name="SegmentName">Such as <c>_0</c>.</param>
/// <param name="SegmentId">16 bytes that the headers must repeat.</param>
/// <param name="MaxDoc">Number of documents of the segment.</param>
/// <param name="Fields">The segment's fields.</param>
/// <param name="Suffix">What stands between segment name and extension, such as <c>Lucene84_0</c>; empty for most formats.</param>
/// <param name="Verify">Read every byte of every file once at open and compare checksums; otherwise only header, length and footer are looked at.</param>
public sealed record SegmentReadState(
    ISegmentFiles Files, string SegmentName, byte[] SegmentId, int MaxDoc, FieldInfos Fields, string Suffix = "", bool Verify = false);

/// <summary>What a writer of one format is given.</summary>
/// <param name="Directory">Where files are made.</param>
/// <param name="SegmentName">Such as <c>_0</c>.</param>
/// <param name="SegmentId">16 bytes for the headers.</param>
/// <param name="MaxDoc">Number of documents of the segment.</param>
/// <param name="Fields">The segment's fields. Writers put their attributes there: the field infos file is written last.</param>
/// <param name="Suffix">What stands between segment name and extension.</param>
public sealed record SegmentWriteState(
    IndexDirectory Directory, string SegmentName, byte[] SegmentId, int MaxDoc, FieldInfos Fields, string Suffix = "")
{
    /// <summary>Names of the files made so far, in order. Every writer adds what it makes.</summary>
    public List<string> CreatedFiles { get; init; } = [];
}
