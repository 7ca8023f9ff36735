namespace Search.Ingest.Packed;

/// <summary>
/// Stops what unpacks to far more than it is: where <see cref="Beyond"/> bytes came out of less than a hundredth of it. Text never does.
/// A file of any length may be packed well; what is measured is each run of that many bytes.
/// </summary>
internal struct ExpansionGuard
{
    public const long Beyond = 64 << 20;

    public const int MostRatio = 100;

    private long _outBefore;
    private long _inBefore;

    /// <exception cref="InvalidDataException">Too much.</exception>
    public void Check(long bytesIn, long bytesOut)
    {
        if (bytesOut - _outBefore <= Beyond)
        {
            return;
        }
        if (bytesOut - _outBefore > (bytesIn - _inBefore) * MostRatio)
        {
            throw new InvalidDataException(
                $"unpacking was stopped: {bytesOut - _outBefore:N0} bytes came out of {bytesIn - _inBefore:N0}, more than {MostRatio} times as much");
        }
        (_outBefore, _inBefore) = (bytesOut, bytesIn);
    }
}
