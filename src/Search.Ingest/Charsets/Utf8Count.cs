using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Search.Ingest.Charsets;

/// <summary>How much of some bytes is UTF-8.</summary>
/// <param name="Sequences">Characters of several bytes.</param>
/// <param name="SequenceBytes">Their bytes.</param>
/// <param name="Invalid">Bytes that belong to no character.</param>
/// <param name="IsCut">The last ones begin a character that the end cuts off; they are counted as invalid, too.</param>
internal readonly record struct Utf8Count(int Sequences, int SequenceBytes, int Invalid, bool IsCut)
{
    /// <summary>Beyond this no more is looked at.</summary>
    private const int MostInvalid = 20_000;

    /// <summary>The part of what is beyond ASCII that is UTF-8, 0 to 1. In other encodings such sequences come about by chance only.</summary>
    public double Part => Invalid == 0 ? 1 : SequenceBytes / (double)(SequenceBytes + Invalid);

    public static Utf8Count Of(ReadOnlySpan<byte> bytes)
    {
        // Validity is checked by vectors; what is counted is only looked at where it matters.
        if (Utf8.IsValid(bytes))
        {
            int inside = 0;
            int starts = 0;
            foreach (byte b in bytes)
            {
                inside += (b & 0xC0) == 0x80 ? 1 : 0;
                starts += b >= 0xC0 ? 1 : 0;
            }
            return new Utf8Count(starts, starts + inside, 0, false);
        }
        (int sequences, int sequenceBytes, int invalid, bool isCut) = (0, 0, 0, false);
        while (invalid < MostInvalid)
        {
            int ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
            {
                break;
            }
            bytes = bytes[ascii..];
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out _, out int length);
            bool isWhole = status == OperationStatus.Done;
            isCut = status == OperationStatus.NeedMoreData;
            sequences += isWhole ? 1 : 0;
            sequenceBytes += isWhole ? length : 0;
            invalid += isWhole ? 0 : length;
            bytes = bytes[length..];
        }
        return new Utf8Count(sequences, sequenceBytes, invalid, isCut);
    }
}
