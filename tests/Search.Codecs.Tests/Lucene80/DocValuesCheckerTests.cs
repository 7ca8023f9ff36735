using Search.Codecs.Contracts;
using Search.Codecs.Lucene80;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene80;

public sealed class DocValuesCheckerTests
{
    private static readonly byte[][] Terms = [[1], [2], [3]];

    [Fact]
    public void Values_of_all_shapes_pass()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 30; round++)
        {
            List<ModelColumn> columns = ModelShapes.Columns(random, random.Next(1, 3000), 12);
            using ValuesSegment segment = new ValuesSegment(columns).WriteModel();
            var reader = new Lucene80DocValuesReader(segment.ReadState(ValuesSegment.Suffix));
            var norms = new Lucene80NormsReader(segment.ReadState(""));
            foreach (FieldInfo field in segment.Fields)
            {
                ModelColumn column = columns[field.Number];
                long expected = column.Numbers.Sum(n => n?.Length ?? 0) + column.Bytes.Sum(b => b?.Length ?? 0);
                if (field.HasNorms)
                {
                    byte[] found = new NormsChecker("_0.nvd", segment.MaxDoc).Check(field, () => norms.GetNorms(field)!, out long count);
                    Assert.True(count == expected, random.Explain);
                    IEnumerable<byte> bytes = column.Numbers.Select(n => n == null ? (byte)0 : n[0] == (sbyte)n[0] ? (byte)n[0] : NormsChecker.Wide);
                    Assert.True(found.SequenceEqual(bytes), random.Explain);
                }
                else
                {
                    Assert.True(new DocValuesChecker("_0.dvd", segment.MaxDoc).Check(field, reader) == expected, random.Explain);
                }
            }
        }
    }

    [Theory]
    [InlineData(DocValuesType.Numeric)]
    [InlineData(DocValuesType.Binary)]
    [InlineData(DocValuesType.Sorted)]
    [InlineData(DocValuesType.SortedSet)]
    [InlineData(DocValuesType.SortedNumeric)]
    public void Ways_that_lead_apart_and_wrong_counts_are_found(DocValuesType type)
    {
        long[]?[] good = [[0], null, [1], [2], [0]];
        Assert.Equal(4, Check(type, new ListedValues { Numbers = good, Terms = Terms }));
        Fails(type, new ListedValues { Numbers = good, Terms = Terms, DocCount = 3 }, "the metadata say 3");
        Fails(type, new ListedValues { Numbers = good, Terms = Terms, Later = [[0], null, [1], [0], [0]] }, "when looked up");
        Fails(type, new ListedValues { Numbers = good, Terms = Terms, Later = [[0], null, null, [2], [0]] }, "on the way");
        Fails(type, new ListedValues { Numbers = good, Terms = Terms, Later = [[0], [0], [1], [2], [0]] }, "on the way");
        Fails(type, new ListedValues { Numbers = [[0], [1], [2], null, null], Terms = Terms, Later = [[0], [1], [2], null, [0]] }, "on the way");
    }

    [Theory]
    [InlineData(DocValuesType.Sorted)]
    [InlineData(DocValuesType.SortedSet)]
    public void Ordinals_and_the_order_of_their_values_are_checked(DocValuesType type)
    {
        Fails(type, new ListedValues { Numbers = [[0], [1], [2], [3]], Terms = Terms }, "of 3");
        Fails(type, new ListedValues { Numbers = [[0], [1], [-1]], Terms = Terms }, "of 3");
        Fails(type, new ListedValues { Numbers = [[0], [2]], Terms = Terms }, "no document has ordinal 1");
        Fails(type, new ListedValues { Numbers = [[0], [1], [2]], Terms = [[1], [3], [2]] }, "comes after");
        Fails(type, new ListedValues { Numbers = [[0], [1], [2]], Terms = [[1], [2], [2]] }, "comes after");
    }

    [Fact]
    public void Several_values_of_a_document_must_rise()
    {
        Assert.Equal(4, Check(DocValuesType.SortedNumeric, new ListedValues { Numbers = [[5, 5, 6], [1]] }));
        Fails(DocValuesType.SortedNumeric, new ListedValues { Numbers = [[5, 4], [1]] }, "4 after 5");
        Fails(DocValuesType.SortedNumeric, new ListedValues { Numbers = [[4], []] }, "0 values");
        Assert.Equal(4, Check(DocValuesType.SortedSet, new ListedValues { Numbers = [[0, 1, 2], [1]], Terms = Terms }));
        Fails(DocValuesType.SortedSet, new ListedValues { Numbers = [[0, 2, 1], [1]], Terms = Terms }, "1 after 2");
        Fails(DocValuesType.SortedSet, new ListedValues { Numbers = [[0, 1, 1, 2], [1]], Terms = Terms }, "1 after 1");
    }

    [Fact]
    public void Norms_must_fit_the_terms()
    {
        var field = new FieldInfo { Name = "f", Number = 0, IndexOptions = IndexOptions.DocsAndFreqs };
        var checker = new NormsChecker("_0.nvd", 3);
        byte[] norms = [3, 0, 40];
        var docs = new BitSet(3);
        docs.Set(0);
        docs.Set(2);
        checker.CheckDocs(field, norms, docs);
        // 40 is 24 + 16: eight steps of 1, then from 8 on by twos.
        checker.CheckLengths(field, norms, [3, 0, 24 + 16]);
        Fails("document 2", () => checker.CheckLengths(field, norms, [3, 0, 39]));
        Fails("document 0", () => checker.CheckLengths(field, norms, [2, 0, 40]));
        docs.Set(1);
        Fails("document 1", () => checker.CheckDocs(field, norms, docs));
        docs.Clear(1);
        docs.Clear(2);
        Assert.Equal("_0.nvd", Assert.Throws<CorruptIndexException>(() => checker.CheckDocs(field, norms, docs)).File);
    }

    private static void Fails(string message, Action check) =>
        Assert.Contains(message, Assert.Throws<CorruptIndexException>(check).Message, StringComparison.Ordinal);

    private static void Fails(DocValuesType type, ListedValues values, string message)
    {
        CorruptIndexException error = Assert.Throws<CorruptIndexException>(() => Check(type, values));
        Assert.Equal("_0.dvd", error.File);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("f#7", error.Message, StringComparison.Ordinal);
    }

    private static long Check(DocValuesType type, ListedValues values) =>
        new DocValuesChecker("_0.dvd", values.Numbers.Length).Check(new FieldInfo { Name = "f", Number = 7, DocValuesType = type }, values);
}
