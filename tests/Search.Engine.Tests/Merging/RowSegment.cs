using System.Text;
using Search.Codecs.Contracts;
using Search.Codecs.Segments;
using Search.Engine.Tests.Fakes;
using Search.Storage;

namespace Search.Engine.Tests.Merging;

/// <summary>Writes rows as a segment, in the plainest way.</summary>
internal static class RowSegment
{
    internal static SegmentInfo Write(IndexDirectory directory, string name, IReadOnlyList<Row> rows, FieldInfos fields)
    {
        using var output = new SegmentWriter(directory, name);
        foreach (Row row in rows)
        {
            Store(output.StoredFields, row, fields);
        }
        if (fields.Any(field => field.HasTermVectors))
        {
            RowVectors.Write(output.TermVectors, rows, fields);
        }
        output.Begin(rows.Count, fields);
        if (fields.Any(field => field.HasNorms))
        {
            using INormsWriter norms = output.OpenNorms();
            foreach (FieldInfo field in fields.Where(field => field.HasNorms))
            {
                norms.AddField(field, () => new FakeNumeric([.. rows.Select(row => Norm(row, field) is > 0 and var norm ? new long[] { (sbyte)norm } : null)]));
            }
            norms.Finish();
        }
        if (fields.Any(field => field.DocValuesType != DocValuesType.None))
        {
            using IDocValuesWriter values = output.OpenDocValues();
            foreach (FieldInfo field in fields)
            {
                WriteValues(values, rows, field);
            }
            values.Finish();
        }
        if (fields.Any(field => field.PointDimensions > 0))
        {
            using IPointsWriter points = output.OpenPoints();
            foreach (FieldInfo field in fields.Where(field => field.PointDimensions > 0))
            {
                (int Doc, byte[] Value)[] all = [.. rows.SelectMany((row, doc) => row.Points.GetValueOrDefault(field.Name, []).Select(value => (doc, value)))];
                points.AddField(field, [.. all.SelectMany(point => point.Value)], [.. all.Select(point => point.Doc)]);
            }
            points.Finish();
        }
        if (fields.Any(field => field.IsIndexed))
        {
            using IFieldsWriter postings = output.OpenPostings();
            foreach (FieldInfo field in fields.Where(field => field.IsIndexed).OrderBy(field => field.Name, StringComparer.Ordinal))
            {
                WriteTerms(postings, rows, field);
            }
            postings.Finish();
        }
        return output.Finish(new Dictionary<string, string>());
    }

    private static byte Norm(Row row, FieldInfo field) => (byte)Math.Min(200, row.Tokens.GetValueOrDefault(field.Name, []).Count);

    private static void Store(IStoredFieldsWriter writer, Row row, FieldInfos fields)
    {
        writer.BeginDocument();
        foreach ((string name, object value) in row.Stored)
        {
            switch (value)
            {
                case string text:
                    writer.WriteText(fields[name]!, Encoding.UTF8.GetBytes(text));
                    break;
                case byte[] bytes:
                    writer.WriteBytes(fields[name]!, bytes);
                    break;
                case RowNumber number:
                    writer.WriteNumber(fields[name]!, number.Type, number.Bits);
                    break;
            }
        }
        writer.EndDocument();
    }

    private static void WriteValues(IDocValuesWriter writer, IReadOnlyList<Row> rows, FieldInfo field)
    {
        long[]?[] numbers = [.. rows.Select(row => row.Numbers.GetValueOrDefault(field.Name))];
        string[]?[] strings = [.. rows.Select(row => row.Strings.GetValueOrDefault(field.Name))];
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                writer.AddNumeric(field, () => new FakeNumeric(numbers));
                break;
            case DocValuesType.SortedNumeric:
                writer.AddSortedNumeric(field, () => new FakeSortedNumeric(numbers));
                break;
            case DocValuesType.Binary:
                writer.AddBinary(field, () => new FakeBinary(strings));
                break;
            case DocValuesType.Sorted:
                writer.AddSorted(field, () => new FakeSorted(strings));
                break;
            case DocValuesType.SortedSet:
                writer.AddSortedSet(field, () => new FakeSortedSet(strings));
                break;
        }
    }

    private static void WriteTerms(IFieldsWriter writer, IReadOnlyList<Row> rows, FieldInfo field)
    {
        writer.BeginField(field, field.HasNorms ? [.. rows.Select(row => Norm(row, field))] : null);
        var terms =
            from pair in rows.Index()
            from token in pair.Item.Tokens.GetValueOrDefault(field.Name, [])
            group token by (token.Term, pair.Index) into occurrences
            group occurrences by occurrences.Key.Term;
        foreach (var term in terms.OrderBy(term => term.Key, StringComparer.Ordinal))
        {
            writer.BeginTerm(Encoding.UTF8.GetBytes(term.Key));
            foreach (var occurrences in term.OrderBy(doc => doc.Key.Index))
            {
                writer.BeginDoc(occurrences.Key.Index, occurrences.Count());
                foreach (RowToken token in field.HasPositions ? occurrences : Enumerable.Empty<RowToken>())
                {
                    writer.AddPosition(token.Position, token.Start, token.End, token.Payload);
                }
                writer.EndDoc();
            }
            writer.EndTerm();
        }
        writer.EndField();
    }
}
