using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.PerField;
using Search.Storage;

namespace Search.Codecs.Tests.PerField;

public sealed class PerFieldFormatTests
{
    [Theory]
    [InlineData(PerFieldFormat.Postings, "Lucene84", "1", "Lucene84_1")]
    [InlineData(PerFieldFormat.DocValues, "Lucene80", "0", "Lucene80_0")]
    public void Files_are_found_by_format_and_number(string kind, string format, string number, string suffix)
    {
        FieldInfo field = Field(kind, format, number);
        Assert.Equal(suffix, PerFieldFormat.SuffixOf(field, kind, format, "_0.fnm"));
        Assert.Null(PerFieldFormat.SuffixOf(Field("Other", format, number), kind, format, "_0.fnm"));
    }

    [Fact]
    public void A_format_that_is_not_read_is_named()
    {
        FieldInfo field = Field(PerFieldFormat.Postings, "UniformSplit", "0");
        IndexFormatException error = Assert.Throws<IndexFormatException>(
            () => PerFieldFormat.SuffixOf(field, PerFieldFormat.Postings, "Lucene84", "_0.fnm"));
        Assert.Contains("_0.fnm", error.Message, StringComparison.Ordinal);
        Assert.Contains("format 'UniformSplit' of field 'body'", error.Message, StringComparison.Ordinal);
        Assert.Contains("only Lucene84 is read", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("../1")]
    [InlineData("12345678901")]
    [InlineData(null)]
    public void A_number_that_is_none_is_damage(string? number)
    {
        FieldInfo field = Field(PerFieldFormat.Postings, "Lucene84", number);
        Assert.Throws<CorruptIndexException>(() => PerFieldFormat.SuffixOf(field, PerFieldFormat.Postings, "Lucene84", "_0.fnm"));
    }

    private static FieldInfo Field(string kind, string format, string? number)
    {
        var field = new FieldInfo { Name = "body", Number = 0 };
        field.Attributes[kind + ".format"] = format;
        if (number != null)
        {
            field.Attributes[kind + ".suffix"] = number;
        }
        return field;
    }
}
