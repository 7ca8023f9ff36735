using System.Runtime.ExceptionServices;
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

    /// <summary>Disposes of all of them, also where that fails with one: its bytes could not be written, and none of the others may stay open.</summary>
    /// <exception cref="IOException">The first failure.</exception>
    public static void DisposeAll(params ReadOnlySpan<IDisposable?> outputs)
    {
        Exception? first = null;
        foreach (IDisposable? output in outputs)
        {
            try
            {
                output?.Dispose();
            }
            catch (Exception error)
            {
                first ??= error;
            }
        }
        if (first != null)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
