using System.Text;
using Search.Ingest.Packed;

namespace Search.Ingest.Charsets;

/// <summary>Gives a stream as UTF-8 without a byte order mark, where a mark says that it is in UTF-16 or UTF-32.</summary>
internal static class Utf8Transcoding
{
    /// <summary>Reading it throws <see cref="DecoderFallbackException"/> where the bytes are not what the mark says.</summary>
    public static Stream Of(PeekStream stream)
    {
        (int codePage, int length) = CharsetDecoder.Mark(stream.Peek(4, 4));
        stream.ReadExactly(new byte[length]);
        return codePage == Encoding.UTF8.CodePage ? stream
            : Encoding.CreateTranscodingStream(stream, CharsetNames.Encoding(codePage, DecoderFallback.ExceptionFallback), new UTF8Encoding(false));
    }
}
