using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>The competitive pairs of frequency and norm of a range of documents, as skip data holds them. Source: Lucene84SkipWriter, Lucene84ScoreSkipReader.</summary>
/// <remarks>
/// <code>
/// Impacts = length:VInt, { code:VInt, normDelta:ZLong? when code is odd }*    -- as many as fill length bytes
/// </code>
/// freq rises by 1 + code / 2, norm by 1 (code even) or 1 + normDelta. Norms are signed bytes that rise as unsigned numbers: after 127 comes -128.
/// </remarks>
internal sealed class ImpactList
{
    private Impact[] _impacts = new Impact[4];

    /// <summary>What stands for a range whose impacts are not known: no document of it has more occurrences or a shorter field.</summary>
    public static Impact Unknown(int highestFreq) => new(highestFreq, 1);

    public static void WritePair(ByteWriter output, int freqDelta, long normDelta)
    {
        if (normDelta == 0)
        {
            output.WriteVInt(freqDelta << 1);
        }
        else
        {
            output.WriteVInt(freqDelta << 1 | 1);
            output.WriteZLong(normDelta);
        }
    }

    /// <summary>Reads the pairs to the end of <paramref name="input"/>. The result is valid until the next call. Norms of a byte are given as 0 to 255.</summary>
    /// <exception cref="CorruptIndexException">There is none, or frequencies or norms do not rise.</exception>
    public ReadOnlySpan<Impact> Read(ByteReader input)
    {
        int count = 0;
        long freq = 0;
        long norm = 0;
        while (input.Remaining > 0)
        {
            int code = input.ReadVInt();
            long before = norm;
            freq += 1 + (code >>> 1);
            norm += 1 + ((code & 1) != 0 ? input.ReadZLong() : 0);
            if (freq > int.MaxValue || (ulong)norm <= (ulong)before)
            {
                throw input.Corrupt($"impact {count} has frequency {freq} and norm {norm} after {before}");
            }
            if (count == _impacts.Length)
            {
                Array.Resize(ref _impacts, count * 2);
            }
            _impacts[count++] = new Impact((int)freq, norm is >= sbyte.MinValue and < 0 ? norm + 256 : norm);
        }
        return count > 0 ? _impacts.AsSpan(0, count) : throw input.Corrupt("range without impacts");
    }

    /// <summary>One pair in place of a list.</summary>
    public ReadOnlySpan<Impact> Single(Impact impact)
    {
        _impacts[0] = impact;
        return _impacts.AsSpan(0, 1);
    }
}
