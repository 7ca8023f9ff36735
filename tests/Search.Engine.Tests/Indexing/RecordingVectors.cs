using System.Globalization;
using System.Text;
using Search.Codecs.Contracts;

namespace Search.Engine.Tests.Indexing;

/// <summary>Takes term vectors as lines of text, one for each field of a document.</summary>
internal sealed class RecordingVectors(List<string> lines) : ITermVectorsWriter
{
    private int _doc;

    public void BeginDocument(int docId) => _doc = docId;

    public void BeginField(FieldInfo field, TermVectorParts parts)
    {
        Assert.True(field.HasTermVectors);
        lines.Add($"vector {_doc} {field.Name} of {parts}:");
    }

    public void BeginTerm(ReadOnlySpan<byte> term, int freq) =>
        lines[^1] += string.Create(CultureInfo.InvariantCulture, $" {Encoding.UTF8.GetString(term)}x{freq}");

    public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload) =>
        lines[^1] += string.Create(CultureInfo.InvariantCulture, $" {position}{(startOffset < 0 ? "" : $"@{startOffset}-{endOffset}")}");

    public void EndDocument()
    {
    }

    public void Finish(int docCount)
    {
    }

    public void Dispose()
    {
    }
}
