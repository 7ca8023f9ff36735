using System.Globalization;
using System.Text;
using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Lucene50;
using Search.Codecs.Segments;
using Search.Storage;

namespace Search.Interop.Tests.RandomIndexes;

/// <summary>Says what an index holds as our readers see it, in the lines of Java's program DumpIndex.</summary>
internal sealed class IndexDump
{
    private readonly StringBuilder _lines = new();

    private IndexDump()
    {
    }

    public static string Of(string folder)
    {
        using var directory = new FileIndexDirectory(folder);
        SegmentInfos commit = SegmentInfosReader.ReadNewest(directory)!;
        var dump = new IndexDump();
        foreach ((string key, string value) in commit.UserData.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var sum = new ContentSum();
            sum.Add(value);
            dump.Line($"data {key} {sum}");
        }
        foreach (SegmentCommitInfo segment in commit.Segments)
        {
            using SegmentReader reader = SegmentReader.Open(directory, segment);
            string kind = segment.Info.IsCompoundFile ? "compound" : "loose";
            dump.Line($"segment {segment.Info.Name} {segment.Info.MaxDoc} {segment.DeletedCount} {kind}");
            dump.Live(segment, LiveDocsReader.Read(directory, segment));
            foreach (FieldInfo field in reader.Fields)
            {
                dump.Field(reader, field);
            }
            dump.Stored(reader);
            dump.Vectors(reader);
        }
        return dump._lines.ToString().Trim('\n');
    }

    private void Line(FormattableString line) => _lines.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private void Live(SegmentCommitInfo segment, BitSet? live)
    {
        var sum = new ContentSum();
        for (int doc = 0; doc < segment.Info.MaxDoc; doc++)
        {
            sum.Add(live == null || live[doc] ? 1 : 0);
        }
        Line($"live {sum}");
    }

    private void Field(SegmentReader segment, FieldInfo field)
    {
        bool[] flags = [field.HasNorms, field.HasPayloads, field.HasTermVectors, field.IsSoftDeletesField];
        string values = field.DocValuesType switch
        {
            DocValuesType.SortedNumeric => "SORTED_NUMERIC",
            DocValuesType.SortedSet => "SORTED_SET",
            DocValuesType type => type.ToString().ToUpperInvariant(),
        };
        string points = string.Create(CultureInfo.InvariantCulture, $"{field.PointDimensions} {field.PointIndexDimensions} {field.PointBytes}");
        string bits = string.Concat(flags.Select(flag => flag ? '1' : '0'));
        Line($"field {field.Number} {field.Name} {(int)field.IndexOptions} {bits} {values} {points}");
        if (field.IsIndexed)
        {
            Terms(segment, field);
        }
        if (field.HasNorms)
        {
            Numbers("norms", segment.Norms.GetNorms(field));
        }
        Values(segment.DocValues, field);
        if (field.PointDimensions > 0)
        {
            Points(segment.Points.GetPoints(field));
        }
    }

    private void Terms(SegmentReader segment, FieldInfo field)
    {
        if (segment.GetTerms(field.Name) is not { } terms)
        {
            Line($"terms none");
            return;
        }
        var sum = new ContentSum();
        long count = 0;
        TermsEnum each = terms.GetEnumerator();
        PostingsEnum? postings = null;
        PostingsFlags flags = (field.HasFreqs ? PostingsFlags.Freqs : 0) | (field.HasPositions ? PostingsFlags.Positions : 0)
            | (field.HasOffsets ? PostingsFlags.Offsets : 0) | (field.HasPayloads ? PostingsFlags.Payloads : 0);
        while (each.Next())
        {
            count++;
            sum.Add(each.Term);
            sum.Add(each.State.DocFreq);
            sum.Add(each.State.TotalTermFreq);
            postings = each.Postings(flags, postings);
            for (int doc = postings.NextDoc(); doc != DocIdIterator.NoMoreDocs; doc = postings.NextDoc())
            {
                sum.Add(doc);
                sum.Add(postings.Freq);
                for (int i = 0; field.HasPositions && i < postings.Freq; i++)
                {
                    sum.Add(postings.NextPosition());
                    sum.Add(field.HasOffsets ? postings.StartOffset : -1);
                    sum.Add(field.HasOffsets ? postings.EndOffset : -1);
                    sum.Add(field.HasPayloads ? postings.Payload : []);
                }
            }
        }
        Line($"terms {count} {terms.DocCount} {terms.SumDocFreq} {terms.SumTotalTermFreq} {sum}");
    }

    private void Numbers(string kind, NumericDocValues? values)
    {
        var sum = new ContentSum();
        long count = Walk(values, sum, () =>
        {
            sum.Add(values!.Value);
            return 1;
        });
        Line($"{kind} {count} {sum}");
    }

    private static long Walk(DocIdIterator? values, ContentSum sum, Func<int> add)
    {
        long count = 0;
        for (int doc = values?.NextDoc() ?? DocIdIterator.NoMoreDocs; doc != DocIdIterator.NoMoreDocs; doc = values!.NextDoc())
        {
            sum.Add(doc);
            count += add();
        }
        return count;
    }

    private void Values(IDocValuesReader reader, FieldInfo field)
    {
        var sum = new ContentSum();
        long count = 0;
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                Numbers("values", reader.GetNumeric(field));
                return;
            case DocValuesType.Binary when reader.GetBinary(field) is { } binary:
                count = Walk(binary, sum, () =>
                {
                    sum.Add(binary.Value);
                    return 1;
                });
                break;
            case DocValuesType.Sorted when reader.GetSorted(field) is { } sorted:
                count = Walk(sorted, sum, () =>
                {
                    sum.Add(sorted.Ordinal);
                    return 1;
                });
                for (int ordinal = 0; ordinal < sorted.ValueCount; ordinal++)
                {
                    sum.Add(sorted.Lookup(ordinal));
                }
                break;
            case DocValuesType.SortedSet when reader.GetSortedSet(field) is { } set:
                count = Walk(set, sum, () =>
                {
                    for (int i = 0; i < set.Count; i++)
                    {
                        sum.Add(set.NextOrdinal());
                    }
                    return set.Count;
                });
                for (long ordinal = 0; ordinal < set.ValueCount; ordinal++)
                {
                    sum.Add(set.Lookup(ordinal));
                }
                break;
            case DocValuesType.SortedNumeric when reader.GetSortedNumeric(field) is { } several:
                count = Walk(several, sum, () =>
                {
                    sum.Add(several.Count);
                    for (int i = 0; i < several.Count; i++)
                    {
                        sum.Add(several.NextValue());
                    }
                    return several.Count;
                });
                break;
            case DocValuesType.None:
                return;
        }
        Line($"values {count} {sum}");
    }

    private void Points(PointValues? points)
    {
        if (points == null)
        {
            Line($"points none");
            return;
        }
        var sum = new ContentSum();
        sum.Add(points.MinPacked);
        sum.Add(points.MaxPacked);
        points.Intersect(new PointSum(sum));
        Line($"points {points.Count} {points.DocCount} {sum}");
    }

    private void Stored(SegmentReader segment)
    {
        var sum = new ContentSum();
        var visitor = new StoredSum(sum);
        for (int doc = 0; doc < segment.Info.MaxDoc; doc++)
        {
            sum.Add(doc);
            segment.StoredFields.Visit(doc, visitor);
        }
        Line($"stored {visitor.Count} {sum}");
    }

    private void Vectors(SegmentReader segment)
    {
        var sum = new ContentSum();
        var visitor = new VectorSum(sum);
        for (; visitor.Doc < segment.Info.MaxDoc; visitor.Doc++)
        {
            segment.TermVectors?.Visit(visitor.Doc, visitor);
        }
        Line($"vectors {visitor.Count} {sum}");
    }
}
