namespace Search.Codecs.Compression;

/// <summary>Counts what DEFLATE data unpack to without unpacking them: before room is made for a length that damage may have made up.</summary>
internal static class InflatedLength
{
    /// <summary>How many bytes come of packed ones; -1 where they are damaged or more than <paramref name="most"/> come.</summary>
    public static long Of(ReadOnlySpan<byte> packed, long most)
    {
        scoped var bits = new InflateBits(packed);
        var symbols = new InflateCode(
            stackalloc ushort[InflateCode.FastSize], stackalloc ushort[InflateCode.MaxBits + 1], stackalloc ushort[Inflater.MaxSymbols]);
        var distances = new InflateCode(
            stackalloc ushort[InflateCode.FastSize], stackalloc ushort[InflateCode.MaxBits + 1], stackalloc ushort[Inflater.MaxDistances]);
        long total = 0;
        bool isLast;
        do
        {
            bits.Refill();
            isLast = bits.Take(1) == 1;
            bool ok;
            switch (bits.Take(2))
            {
                case 0:
                    ok = Inflater.TryReadStored(ref bits, out ReadOnlySpan<byte> stored);
                    total += stored.Length;
                    break;
                case 1:
                    ok = Inflater.TryFixedCodes(symbols, distances) && TryCount(ref bits, symbols, distances, most, ref total);
                    break;
                case 2:
                    ok = Inflater.TryReadCodes(ref bits, symbols, distances) && TryCount(ref bits, symbols, distances, most, ref total);
                    break;
                default:
                    ok = false;
                    break;
            }
            if (!ok || total > most || bits.IsPastEnd)
            {
                return -1;
            }
        }
        while (!isLast);
        return total;
    }

    private static bool TryCount(ref InflateBits bits, scoped InflateCode symbols, scoped InflateCode distances, long most, ref long total)
    {
        while (total <= most)
        {
            bits.Refill();
            int symbol = InflateCode.Read(symbols, ref bits);
            if (symbol == Inflater.EndOfBlock)
            {
                return true;
            }
            if (symbol < 0)
            {
                return false;
            }
            if (symbol < Inflater.EndOfBlock)
            {
                total++;
                continue;
            }
            int lengthCode = symbol - Inflater.EndOfBlock - 1;
            if (lengthCode >= Inflater.LengthBases.Length)
            {
                return false;
            }
            total += Inflater.LengthBases[lengthCode] + bits.Take(Inflater.LengthBits[lengthCode]);
            int distanceCode = InflateCode.Read(distances, ref bits);
            if (distanceCode < 0 || distanceCode >= Inflater.DistanceBases.Length)
            {
                return false;
            }
            bits.Drop(distanceCode < 4 ? 0 : (distanceCode >> 1) - 1);
        }
        return false;
    }
}
