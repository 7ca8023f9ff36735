using System.Text;
using System.Text.Unicode;

namespace Search.Ingest.Charsets;

/// <summary>
/// Decodes the records of a file that is read bit by bit, so that nobody has seen all of it: each is UTF-8 where it is that; the first that is not decides by
/// its bytes, and what follows, in which encoding it and all others like it are.
/// </summary>
internal sealed class RecordCharset
{
    private int _legacy;
    private int _current = Encoding.UTF8.CodePage;
    private long _others;
    private long _firstOther;
    private long _replaced;
    private long _firstReplaced;

    /// <summary>A record begins.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="record">All of it.</param>
    /// <param name="ahead">It, and what of the file is in memory behind it.</param>
    public void Begin(long number, ReadOnlySpan<byte> record, ReadOnlySpan<byte> ahead)
    {
        _current = Encoding.UTF8.CodePage;
        if (Utf8.IsValid(record))
        {
            return;
        }
        if (_legacy == 0 && CharsetDetector.Detect(record, Utf8Count.Of(record)) is var alone && alone != Encoding.UTF8.CodePage)
        {
            Utf8Count all = Utf8Count.Of(ahead);
            _legacy = all.Part < 0.5 ? CharsetDetector.Detect(ahead, all) : alone;
        }
        _current = _legacy != 0 && Utf8Count.Of(record).Part < 0.9 ? _legacy : Encoding.UTF8.CodePage;
        if (_current != Encoding.UTF8.CodePage)
        {
            _firstOther = _others++ == 0 ? number : _firstOther;
        }
        if (Replaces(record))
        {
            _firstReplaced = _replaced++ == 0 ? number : _firstReplaced;
        }
    }

    /// <summary>A part of the record.</summary>
    public string Decode(ReadOnlySpan<byte> part) => _current == Encoding.UTF8.CodePage
        ? Encoding.UTF8.GetString(part)
        : CharsetNames.Encoding(_current, DecoderFallback.ReplacementFallback).GetString(part);

    /// <summary>What a person should know of the file.</summary>
    public IEnumerable<string> Notes(string file)
    {
        if (_others > 0)
        {
            string charset = CharsetNames.NameOf(_legacy);
            yield return $"{file}: {_others} records are no UTF-8 and were read as {charset}, as their bytes suggest, the first in {Place(_firstOther)}";
        }
        if (_replaced > 0)
        {
            yield return $"{file}: in {_replaced} records bytes that mean nothing became replacement characters, the first in {Place(_firstReplaced)}";
        }
    }

    /// <summary>Before the first record stands the header of a table.</summary>
    private static string Place(long number) => number == 0 ? "the header" : $"record {number}";

    private bool Replaces(ReadOnlySpan<byte> record)
    {
        var fallback = new CountingFallback();
        CharsetNames.Encoding(_current, fallback).GetCharCount(record);
        return fallback.Count > 0;
    }
}
