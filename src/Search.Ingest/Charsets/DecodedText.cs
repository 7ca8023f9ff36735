using System.Globalization;

namespace Search.Ingest.Charsets;

/// <summary>A text that was bytes.</summary>
/// <param name="Text">Without its byte order mark.</param>
/// <param name="Charset">The encoding's name.</param>
/// <param name="Source">How it is known.</param>
/// <param name="Replaced">How many U+FFFD stand for bytes that mean nothing in the encoding; those that the bytes spell out are not counted.</param>
public sealed record DecodedText(string Text, string Charset, CharsetSource Source, int Replaced)
{
    /// <summary>What a person should know, without the name of the file; null where the text is as sure as its bytes.</summary>
    public string? Note
    {
        get
        {
            string how = Source switch
            {
                CharsetSource.Detected => $"read as {Charset}, as its bytes suggest",
                CharsetSource.Utf8 => "read as utf-8",
                _ => $"read as {Charset}, as it says",
            };
            return Replaced > 0 ? string.Create(CultureInfo.InvariantCulture, $"{how}; bytes that mean nothing there became {Replaced:N0} replacement characters")
                : Source == CharsetSource.Detected ? how : null;
        }
    }
}
