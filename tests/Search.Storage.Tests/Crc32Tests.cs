using Search.Testing;

namespace Search.Storage.Tests;

public sealed class Crc32Tests
{
    [Fact]
    public void Known_checksums_come_out()
    {
        Assert.Equal(0u, Crc32.Compute([]));
        Assert.Equal(0xCBF43926u, Crc32.Compute("123456789"u8));       // the check value of every catalogue of CRCs
    }

    [Fact]
    public void Every_length_gives_what_bit_by_bit_division_gives()
    {
        TestRandom random = TestRandom.Create();
        byte[] bytes = new byte[400];
        random.NextBytes(bytes);
        for (int length = 0; length <= 300; length++)
        {
            ReadOnlySpan<byte> some = bytes.AsSpan(random.Next(100), length);
            uint before = random.Chance(0.5) ? 0 : (uint)random.NextInt64(uint.MaxValue);
            uint expected = BitByBit(before, some);
            Assert.True(expected == Crc32.Append(before, some), $"{length} bytes after {before:x8} {random.Explain}");
            Assert.True(expected == Crc32.AppendByTables(before, some), $"{length} bytes after {before:x8} by tables {random.Explain}");
        }
    }

    [Fact]
    public void Large_runs_give_the_same_in_one_piece_and_in_many()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 20; round++)
        {
            byte[] bytes = new byte[random.Next(1 << 20)];
            random.NextBytes(bytes);
            uint expected = BitByBit(0, bytes);
            Assert.True(expected == Crc32.Compute(bytes), $"{bytes.Length} bytes {random.Explain}");
            uint crc = 0;
            for (int at = 0; at < bytes.Length;)
            {
                int count = Math.Min(random.Next(5000), bytes.Length - at);
                crc = Crc32.Append(crc, bytes.AsSpan(at, count));
                at += count;
            }
            Assert.True(expected == crc, $"{bytes.Length} bytes in pieces {random.Explain}");
        }
    }

    [Fact]
    public void Zeros_and_ones_are_told_apart_by_length()
    {
        foreach (byte value in (byte[])[0, 0xFF])
        {
            var seen = new HashSet<uint>();
            for (int length = 0; length < 2000; length++)
            {
                byte[] bytes = new byte[length];
                bytes.AsSpan().Fill(value);
                uint crc = Crc32.Compute(bytes);
                Assert.Equal(BitByBit(0, bytes), crc);
                Assert.True(seen.Add(crc), $"{length} bytes of {value}");
            }
        }
    }

    private static uint BitByBit(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
            }
        }
        return ~crc;
    }
}
