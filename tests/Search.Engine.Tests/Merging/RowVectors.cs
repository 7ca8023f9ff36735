using System.Text;
using Search.Codecs.Contracts;

namespace Search.Engine.Tests.Merging;

/// <summary>Writes the term vectors of rows: for some fields whatever their tokens have, for others frequencies only.</summary>
internal static class RowVectors
{
    internal static void Write(ITermVectorsWriter writer, IReadOnlyList<Row> rows, FieldInfos fields)
    {
        for (int doc = 0; doc < rows.Count; doc++)
        {
            writer.BeginDocument(doc);
            foreach (FieldInfo field in fields.Where(field => field.HasTermVectors).OrderBy(field => field.Name, StringComparer.Ordinal))
            {
                Write(writer, field, rows[doc].Tokens.GetValueOrDefault(field.Name, []));
            }
            writer.EndDocument();
        }
    }

    private static void Write(ITermVectorsWriter writer, FieldInfo field, List<RowToken> tokens)
    {
        TermVectorParts parts = !field.HasPositions ? TermVectorParts.None
            : TermVectorParts.Positions | TermVectorParts.Offsets
                | (tokens.Any(token => token.Payload.Length > 0) ? TermVectorParts.Payloads : TermVectorParts.None);
        writer.BeginField(field, parts);
        foreach (IGrouping<string, RowToken> term in tokens.GroupBy(token => token.Term).OrderBy(term => term.Key, StringComparer.Ordinal))
        {
            writer.BeginTerm(Encoding.UTF8.GetBytes(term.Key), term.Count());
            foreach (RowToken token in term.Where(_ => parts != TermVectorParts.None))
            {
                writer.AddPosition(token.Position, token.Start, token.End, token.Payload);
            }
        }
    }
}
