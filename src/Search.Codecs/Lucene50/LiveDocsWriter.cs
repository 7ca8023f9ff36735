using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Writes live docs (<see cref="LiveDocsFormat"/>).</summary>
public static class LiveDocsWriter
{
    /// <summary>Writes the file of a generation and gives its name.</summary>
    /// <exception cref="ArgumentException">There are not as many bits as documents.</exception>
    public static string Write(IndexDirectory directory, SegmentInfo segment, long generation, BitSet live)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(live.Length, segment.MaxDoc, nameof(live));
        string name = IndexFileNames.GenerationFile(segment.Name, LiveDocsFormat.Extension, generation);
        using IndexOutput output = directory.CreateOutput(name);
        IndexHeader.Write(output, LiveDocsFormat.Codec, LiveDocsFormat.Version, segment.Id, IndexFileNames.ToBase36(generation));
        foreach (ulong word in live.Words)
        {
            output.WriteInt64((long)word);
        }
        IndexFooter.Write(output);
        return name;
    }
}
