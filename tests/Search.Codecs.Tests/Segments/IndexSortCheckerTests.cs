using Search.Codecs.Contracts;
using Search.Codecs.Segments;
using Search.Codecs.Tests.Lucene80;
using Search.Storage;

namespace Search.Codecs.Tests.Segments;

public sealed class IndexSortCheckerTests
{
    private static readonly byte[][] Terms = [[1], [2], [3], [4]];

    private static long MinusTwo => Bits(-2);

    [Fact]
    public void Numbers_rise_or_fall()
    {
        var rising = new IndexSortField("f", IndexSortType.Int, false);
        Assert.True(IsSorted(rising, DocValuesType.Numeric, [[-5], [1], [1], [7]]));
        Assert.False(IsSorted(rising, DocValuesType.Numeric, [[-5], [7], [1]]));
        Assert.True(IsSorted(rising with { Reverse = true }, DocValuesType.Numeric, [[7], [1], [-5]]));
        Assert.False(IsSorted(rising with { Reverse = true }, DocValuesType.Numeric, [[1], [7]]));
    }

    [Fact]
    public void A_missing_number_is_0_unless_it_is_said_what_it_is()
    {
        var rising = new IndexSortField("f", IndexSortType.Long, false);
        Assert.True(IsSorted(rising, DocValuesType.Numeric, [[-5], null, [1]]));
        Assert.False(IsSorted(rising, DocValuesType.Numeric, [null, [-5]]));
        Assert.True(IsSorted(rising with { MissingValue = -9 }, DocValuesType.Numeric, [null, [-5]]));
    }

    [Fact]
    public void Floats_sort_as_floats()
    {
        var rising = new IndexSortField("f", IndexSortType.Float, false);
        Assert.True(IsSorted(rising, DocValuesType.Numeric, [[MinusTwo], [Bits(-1)], null, [Bits(3)]]));
        Assert.False(IsSorted(rising, DocValuesType.Numeric, [[Bits(-1)], [MinusTwo]]));
        Assert.True(IsSorted(rising with { MissingValue = Bits(-3) }, DocValuesType.Numeric, [null, [MinusTwo]]));
    }

    [Fact]
    public void Strings_sort_by_ordinal_with_missing_ones_at_an_end()
    {
        var rising = new IndexSortField("f", IndexSortType.String, false);
        Assert.True(IsSorted(rising, DocValuesType.Sorted, [null, [0], [1], [3]]));
        Assert.False(IsSorted(rising, DocValuesType.Sorted, [[0], null]));
        Assert.True(IsSorted(rising with { MissingValue = 2 }, DocValuesType.Sorted, [[0], [3], null]));
        Assert.True(IsSorted(rising with { MissingValue = 2, Reverse = true }, DocValuesType.Sorted, [null, [3], [0]]));
    }

    [Theory]
    [InlineData(0, true, false)]
    [InlineData(1, false, true)]
    [InlineData(2, true, false)]
    [InlineData(3, false, true)]
    public void One_of_several_values_counts(int selector, bool first, bool second)
    {
        var set = new IndexSortField("f", IndexSortType.SortedSet, false, selector);
        Assert.Equal(first, IsSorted(set, DocValuesType.SortedSet, [[0, 3], [1, 2]]));
        Assert.Equal(second, IsSorted(set, DocValuesType.SortedSet, [[1, 2], [0, 3]]));
        var numbers = new IndexSortField("f", IndexSortType.SortedNumeric, false, selector & 1, IndexSortType.Long);
        Assert.Equal(first, IsSorted(numbers, DocValuesType.SortedNumeric, [[0, 3], [1, 2]]));
        Assert.Equal(second, IsSorted(numbers, DocValuesType.SortedNumeric, [[1, 2], [0, 3]]));
    }

    [Fact]
    public void A_field_that_no_document_has_orders_nothing() =>
        new IndexSortChecker("_0.si", 3).Check(
            [new IndexSortField("none", IndexSortType.String, false)], new FieldInfos([]), new ListedValues { Numbers = [] });

    private static long Bits(float value) => BitConverter.SingleToInt32Bits(value);

    private static bool IsSorted(IndexSortField by, DocValuesType type, long[]?[] values)
    {
        var fields = new FieldInfos([new FieldInfo { Name = "f", Number = 0, DocValuesType = type }]);
        try
        {
            new IndexSortChecker("_0.si", values.Length).Check([by], fields, new ListedValues { Numbers = values, Terms = Terms });
            return true;
        }
        catch (CorruptIndexException error)
        {
            Assert.Equal("_0.si", error.File);
            return false;
        }
    }
}
