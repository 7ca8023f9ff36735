using System.Text;

namespace Search.Ingest.Formats;

/// <summary>What ends the reading of a file of records: it cannot be read, unpacked or decoded any further.</summary>
internal static class BrokenInput
{
    public static bool IsMeantBy(Exception e) => e is IOException or InvalidDataException or UnauthorizedAccessException or DecoderFallbackException;

    /// <summary>For people.</summary>
    public static string Reason(Exception e) => e is DecoderFallbackException ? "from here on it is not valid in the encoding of its byte order mark" : e.Message;
}
