namespace Search.Ingest.JsonLines;

/// <summary>Names the records of one file in rejects, and gathers what a person should know of it, so that a million records give a handful of notes.</summary>
/// <param name="file">Its path, as people know it.</param>
/// <param name="areLines">Whether records are lines; else they are counted by themselves.</param>
internal sealed class ReaderNotes(string file, bool areLines = true)
{
    private const int MostKeys = 10;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private (long Count, long Line, string Text) _badDates;
    private (long Count, long Line, string Field) _cut;
    private int _moreKeys;

    private string Place => areLines ? "in line" : "in record";

    /// <summary>A record that cannot be read.</summary>
    public ReadResult Rejected(long number, string reason) =>
        ReadResult.Of(areLines ? new Reject(file, number, reason) : new Reject(file, null, reason, number));

    public void UnknownKey(string key)
    {
        if (_keys.Count < MostKeys)
        {
            _keys.Add(key);
        }
        else if (!_keys.Contains(key))
        {
            _moreKeys++;
        }
    }

    public void BadDate(long line, string text) => _badDates = _badDates.Count == 0 ? (1, line, text) : _badDates with { Count = _badDates.Count + 1 };

    public void Cut(long line, string field) => _cut = _cut.Count == 0 ? (1, line, field) : _cut with { Count = _cut.Count + 1 };

    public IEnumerable<string> Texts()
    {
        if (_keys.Count > 0)
        {
            string keys = string.Join(", ", _keys) + (_moreKeys > 0 ? " and others" : "");
            yield return $"{file}: keys that mean nothing here, or have values of another kind, were ignored: {keys}";
        }
        if (_badDates.Count > 0)
        {
            string text = _badDates.Text.Length <= 40 ? _badDates.Text : _badDates.Text[..40] + "…";
            yield return $"{file}: {_badDates.Count} dates could not be read and were ignored, the first {Place} {_badDates.Line}: '{text}'";
        }
        if (_cut.Count > 0)
        {
            yield return $"{file}: {_cut.Count} values were cut to {RecordArticle.MaxKeywordBytes:N0} bytes, the first {Place} {_cut.Line}: {_cut.Field}";
        }
    }
}
