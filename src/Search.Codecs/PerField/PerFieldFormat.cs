using Search.Codecs.Contracts;
using Search.Codecs.Framing;

namespace Search.Codecs.PerField;

/// <summary>Which format wrote the postings or the doc values of a field: two attributes of the field say it.</summary>
/// <remarks>
/// <code>
/// KIND.format = name of the format, such as "Lucene84"
/// KIND.suffix = a number: fields of one format and number share files, whose names have the suffix FORMAT_NUMBER
///               -- files of an update of doc values have GENERATION_FORMAT_NUMBER, with the generation in base 36
/// </code>
/// KIND is "PerFieldPostingsFormat" or "PerFieldDocValuesFormat". A field without them has nothing of the kind in this segment.
/// When written: for every field that has postings or doc values. Facts: Lucene's PerFieldPostingsFormat, PerFieldDocValuesFormat.
/// </remarks>
public static class PerFieldFormat
{
    public const string Postings = "PerFieldPostingsFormat";

    public const string DocValues = "PerFieldDocValuesFormat";

    private const string FirstNumber = "0";

    /// <summary>Notes the format of a field that is about to be written; gives the suffix of its files.</summary>
    public static string Assign(FieldInfo field, string kind, string format)
    {
        field.Attributes[kind + ".format"] = format;
        field.Attributes[kind + ".suffix"] = FirstNumber;
        return Suffix(format, FirstNumber);
    }

    /// <summary>The suffix of the files that a field was written to; null where nothing of the kind was written.</summary>
    /// <param name="field">The field.</param>
    /// <param name="kind">Postings or doc values.</param>
    /// <param name="format">The one format that the segment's codec has.</param>
    /// <param name="file">Where the attributes stand, for errors.</param>
    /// <exception cref="IndexFormatException">Another format.</exception>
    public static string? SuffixOf(FieldInfo field, string kind, string format, string file)
    {
        if (!field.Attributes.TryGetValue(kind + ".format", out string? written))
        {
            return null;
        }
        if (written != format)
        {
            throw IndexFormatException.Unsupported(
                file, $"format '{IndexFileNames.Printable(written)}' of field '{IndexFileNames.Printable(field.Name)}'",
                $"only {format} is read there; rewrite the index with the default codec of Lucene 8.7 to 8.11");
        }
        if (!field.Attributes.TryGetValue(kind + ".suffix", out string? number) || !IsNumber(number))
        {
            throw new Storage.CorruptIndexException(
                $"field '{IndexFileNames.Printable(field.Name)}' has '{kind}.format' without a number in '{kind}.suffix'", file, 0);
        }
        return Suffix(written, number);
    }

    private static string Suffix(string format, string number) => $"{format}_{number}";

    private static bool IsNumber(string text) => text.Length is > 0 and <= 10 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
