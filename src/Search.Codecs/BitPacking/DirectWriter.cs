using Search.Storage;

namespace Search.Codecs.BitPacking;

/// <summary>Writes numbers in <see cref="DirectFormat"/>.</summary>
public struct DirectWriter
{
    private readonly ByteWriter _output;
    private readonly int _bitsPerValue;
    private BitAppender _bits;

    /// <param name="output">Where the values go.</param>
    /// <param name="bitsPerValue">From <see cref="DirectFormat.BitsRequired"/>.</param>
    public DirectWriter(ByteWriter output, int bitsPerValue)
    {
        if (!DirectFormat.IsWidth(bitsPerValue))
        {
            throw new ArgumentOutOfRangeException(nameof(bitsPerValue), bitsPerValue, "not a width of this format");
        }
        _output = output;
        _bitsPerValue = bitsPerValue;
        _bits = new BitAppender(output);
    }

    /// <summary>Appends a number that fits into the width, as an unsigned one.</summary>
    public void Add(long value) => _bits.Add((ulong)value, _bitsPerValue);

    /// <summary>Ends the last byte and writes the padding.</summary>
    public void Finish()
    {
        _bits.Finish();
        for (int i = 0; i < DirectFormat.Padding; i++)
        {
            _output.WriteByte(0);
        }
    }
}
