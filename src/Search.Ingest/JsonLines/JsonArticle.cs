using System.Text.Json;
using Search.Ingest.Files;

namespace Search.Ingest.JsonLines;

/// <summary>Makes an article of one JSON object.</summary>
internal static class JsonArticle
{
    /// <param name="json">The object's bytes.</param>
    /// <param name="what">What they are in their file, for people: the line, the value.</param>
    /// <param name="keys">What its keys mean.</param>
    /// <param name="file">Where it stands.</param>
    /// <param name="number">Its number there.</param>
    /// <param name="options">How to read.</param>
    /// <param name="notes">Gets what a person should know.</param>
    /// <returns>The article, or a reject.</returns>
    public static ReadResult Read(ReadOnlySpan<byte> json, string what, RecordKeys keys, SourceFile file, long number, ReadOptions options, ReaderNotes notes)
    {
        try
        {
            return RecordArticle.Make(JsonRecord.Parse(json, keys, notes.UnknownKey), file, number, options, notes);
        }
        catch (JsonException e)
        {
            return notes.Rejected(number, JsonText.Problem(json, e, what));
        }
        catch (InvalidOperationException)
        {
            return notes.Rejected(number, "a string is not valid UTF-8");
        }
    }
}
