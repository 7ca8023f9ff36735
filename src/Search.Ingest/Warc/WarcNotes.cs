using Search.Ingest.Charsets;

namespace Search.Ingest.Warc;

/// <summary>Gathers what a person should know of the pages of one file.</summary>
internal sealed class WarcNotes(string file)
{
    private (long Count, long First) _guessed;
    private (long Count, long First) _lossy;
    private (long Count, long First) _cut;

    /// <param name="record">Where the page stands.</param>
    /// <param name="page">How it was read.</param>
    public void Add(WarcRecord record, DecodedText? page)
    {
        if (page is { Replaced: > 0 })
        {
            Count(ref _lossy, record);
        }
        else if (page is { Source: CharsetSource.Detected })
        {
            Count(ref _guessed, record);
        }
        if (record.Head["WARC-Truncated"] != null)
        {
            Count(ref _cut, record);
        }
    }

    public IEnumerable<string> Texts()
    {
        if (_lossy.Count > 0)
        {
            yield return
                $"{file}: in {_lossy.Count} pages bytes that mean nothing in their encoding became replacement characters, the first in record {_lossy.First}";
        }
        if (_guessed.Count > 0)
        {
            yield return $"{file}: the encoding of {_guessed.Count} pages was told by their bytes alone, the first in record {_guessed.First}";
        }
        if (_cut.Count > 0)
        {
            yield return $"{file}: the crawler cut {_cut.Count} pages off (WARC-Truncated), the first in record {_cut.First}";
        }
    }

    private static void Count(ref (long Count, long First) counted, WarcRecord record) =>
        counted = (counted.Count + 1, counted.Count == 0 ? record.Number : counted.First);
}
