using System.Globalization;
using System.Text;
using Search.Codecs.Contracts;

namespace Search.Codecs.Tests.Lucene50;

/// <summary>Writes the term vectors of documents as lines, as WriteVectors.java does.</summary>
internal sealed class VectorText : ITermVectorVisitor
{
    private readonly List<string> _lines = [];
    private readonly StringBuilder _line = new();

    /// <summary>A line for each field of a document.</summary>
    public static List<string> Of(ITermVectorsReader reader, int maxDoc)
    {
        var text = new VectorText();
        for (int doc = 0; doc < maxDoc; doc++)
        {
            text._line.Clear();
            int first = text._lines.Count;
            reader.Visit(doc, text);
            text.End();
            for (int i = first; i < text._lines.Count; i++)
            {
                text._lines[i] = $"{doc} {text._lines[i]}";
            }
        }
        return text._lines;
    }

    public void BeginField(FieldInfo field, TermVectorParts parts)
    {
        End();
        _line.Append(field.Name);
    }

    public void BeginTerm(ReadOnlySpan<byte> term, int freq) => _line.Append(CultureInfo.InvariantCulture, $" {Convert.ToHexString(term)}={freq}");

    public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload) =>
        _line.Append(CultureInfo.InvariantCulture, $",{position}/{startOffset}/{endOffset}/{Convert.ToHexString(payload)}");

    private void End()
    {
        if (_line.Length > 0)
        {
            _lines.Add(_line.ToString());
            _line.Clear();
        }
    }
}
