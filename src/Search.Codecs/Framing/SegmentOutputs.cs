using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Framing;

/// <summary>Starts the files of a segment.</summary>
internal static class SegmentOutputs
{
    /// <summary>Makes the file with the state's suffix, notes it in the state and writes its header.</summary>
    public static IndexOutput Create(SegmentWriteState state, string extension, string codec, int version)
    {
        string name = IndexFileNames.SegmentFile(state.SegmentName, state.Suffix, extension);
        IndexOutput output = state.Directory.CreateOutput(name);
        try
        {
            state.CreatedFiles.Add(name);
            IndexHeader.Write(output, codec, version, state.SegmentId, state.Suffix);
            return output;
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }
}
