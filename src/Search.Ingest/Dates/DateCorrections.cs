using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// The true dates of articles, from files named <c>dates.csv</c> beside them: <c>id,published,note</c> with a header, the precision following the
/// form
/// (<c>2022</c>, <c>2022-01</c>, <c>2022-01-17</c>, or with a time). An id is the article's, or its path from the folder of the file. The file
/// nearest to an
/// article wins.
/// </summary>
internal sealed class DateCorrections
{
    public const string FileName = "dates.csv";

    private readonly Dictionary<string, (DateTime Value, DatePrecision Precision)> _dates = new(StringComparer.Ordinal);
    private readonly DateCorrections? _parent;
    private readonly string _folder;

    private DateCorrections(string folder, DateCorrections? parent)
    {
        _folder = folder;
        _parent = parent;
    }

    /// <summary>Reads a file's text; lines that cannot be read go to <paramref name="rejects"/>, the others count.</summary>
    /// <param name="text">The file.</param>
    /// <param name="path">Named in rejects.</param>
    /// <param name="folder">What ids by path begin with in the file's folder: empty, or ending in <c>/</c>.</param>
    /// <param name="parent">Corrections of a folder above.</param>
    /// <param name="rejects">Gets what could not be read.</param>
    public static DateCorrections Parse(string text, string path, string folder, DateCorrections? parent, List<Reject> rejects)
    {
        var corrections = new DateCorrections(folder, parent);
        int idColumn = -1;
        int dateColumn = -1;
        foreach ((int line, List<string> values) in CsvLines.Of(text))
        {
            if (idColumn < 0)
            {
                idColumn = values.FindIndex(v => v.Trim().Equals("id", StringComparison.OrdinalIgnoreCase));
                dateColumn = values.FindIndex(v => v.Trim().Equals("published", StringComparison.OrdinalIgnoreCase));
                if (idColumn < 0 || dateColumn < 0)
                {
                    rejects.Add(new Reject(path, line, "no header id,published,note: no date was corrected"));
                    return corrections;
                }
            }
            else if (values.Count <= Math.Max(idColumn, dateColumn))
            {
                rejects.Add(new Reject(path, line, $"{values.Count} values instead of id,published,note"));
            }
            else if (!IsoDate.TryParse(values[dateColumn], out DateTime value, out DatePrecision precision))
            {
                rejects.Add(new Reject(path, line, $"'{Shorten(values[dateColumn])}' is no date such as 2022, 2022-01 or 2022-01-17"));
            }
            else
            {
                corrections._dates[values[idColumn].Trim()] = (value, precision);
            }
        }
        return corrections;
    }

    /// <param name="id">The article's id.</param>
    /// <param name="pathId">The id that its path makes, without a prefix.</param>
    /// <param name="facts">The true date.</param>
    public bool TryGet(string id, string pathId, out DateFacts facts)
    {
        for (DateCorrections? level = this; level != null; level = level._parent)
        {
            if (level._dates.TryGetValue(id, out var found)
                || (pathId.StartsWith(level._folder, StringComparison.Ordinal) && level._dates.TryGetValue(pathId[level._folder.Length..], out found)))
            {
                facts = DateFacts.Known(found.Value, found.Precision, DateSource.Corrected);
                return true;
            }
        }
        facts = default;
        return false;
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
