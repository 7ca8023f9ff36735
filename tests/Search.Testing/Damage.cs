using System.Buffers.Binary;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Testing;

/// <summary>
/// Damages the files of an index in memory and looks at how readers take it. The action opens and reads everything; of a damaged file it may throw
/// <see cref="CorruptIndexException"/> and nothing else, must come to an end, and must not allocate by a count that the file made up.
/// </summary>
/// <remarks>The directory is as it was before when a method returns.</remarks>
public static class Damage
{
    /// <summary>More than any honest reader of a small fixture allocates.</summary>
    public const long MostAllocated = 64 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Checksums are compared: flips each bit and cuts at each length. Each must be found, and the error must name the file.</summary>
    public static void EachBitAndLength(MemoryIndexDirectory directory, string file, Action read)
    {
        byte[] whole = directory.Bytes(file);
        Run(directory, file, whole, whole.Length * 8, bit => Flip(whole, bit), bit => $"bit {bit & 7} of byte {bit >> 3} flipped", read, mustFail: true);
        EachLength(directory, file, read);
    }

    /// <summary>The same for readers that take too long for each bit: changes one bit of each byte, then all of them, and cuts at each length.</summary>
    public static void EachByteAndLength(MemoryIndexDirectory directory, string file, TestRandom random, Action read)
    {
        byte[] whole = directory.Bytes(file);
        string again = random.Explain;
        Run(directory, file, whole, whole.Length, at => Flip(whole, at * 8 + random.Next(8)), at => $"a bit of byte {at} flipped {again}", read, mustFail: true);
        Run(directory, file, whole, whole.Length, at => Invert(whole, at), at => $"byte {at} inverted", read, mustFail: true);
        EachLength(directory, file, read);
    }

    /// <summary>The same for many files: changes some bytes and cuts at some lengths, or at all where there are not more than <paramref name="most"/>.</summary>
    public static void SomeBytesAndLengths(MemoryIndexDirectory directory, string file, TestRandom random, Action read, int most)
    {
        byte[] whole = directory.Bytes(file);
        int At(int round) => most >= whole.Length ? round : random.Next(whole.Length);
        int at = 0;
        int rounds = Math.Min(most, whole.Length);
        Run(directory, file, whole, rounds, round => Flip(whole, (at = At(round)) * 8 + random.Next(8)), _ => $"a bit of byte {at} flipped {random.Explain}", read, mustFail: true);
        Run(directory, file, whole, rounds, round => whole[..(at = At(round))], _ => $"cut to {at} bytes {random.Explain}", read, mustFail: true);
    }

    /// <summary>Cuts at each length. Each must be found even by a reader that compares no checksums.</summary>
    public static void EachLength(MemoryIndexDirectory directory, string file, Action read)
    {
        byte[] whole = directory.Bytes(file);
        Run(directory, file, whole, whole.Length, length => whole[..length], length => $"cut to {length} bytes", read, mustFail: true);
    }

    /// <summary>
    /// Sets each byte to some other values and then repairs the checksum, as an attacker would. The reader may not notice; but what it throws is a
    /// <see cref="CorruptIndexException"/> or an <see cref="IndexFormatException"/>.
    /// </summary>
    /// <param name="directory">Holds the files.</param>
    /// <param name="file">The one to damage. It ends with a footer.</param>
    /// <param name="random">Chooses values, and bytes where there are more than <paramref name="most"/>.</param>
    /// <param name="read">Opens and reads everything.</param>
    /// <param name="most">At most so many damaged files.</param>
    public static void WithRepairedChecksum(MemoryIndexDirectory directory, string file, TestRandom random, Action read, int most = 4000)
    {
        byte[] whole = directory.Bytes(file);
        int content = whole.Length - IndexFooter.Length;
        byte[] Change(int round)
        {
            byte[] damaged = (byte[])whole.Clone();
            int at = most >= content ? round % content : random.Next(content);
            damaged[at] = random.Next(4) switch
            {
                0 => (byte)(damaged[at] ^ (1 << random.Next(8))),
                1 => 0xFF,
                2 => 0,
                _ => (byte)random.Next(256),
            };
            if (random.Chance(0.2))
            {
                random.NextBytes(damaged.AsSpan(at, random.Next(Math.Min(9, content - at + 1))));
            }
            return RepairChecksum(damaged);
        }
        Run(directory, file, whole, most, Change, round => $"change {round} with repaired checksum {random.Explain}", read, mustFail: false);
    }

    /// <summary>The file with the checksum that its other bytes have.</summary>
    public static byte[] RepairChecksum(byte[] file)
    {
        byte[] repaired = (byte[])file.Clone();
        BinaryPrimitives.WriteUInt64BigEndian(repaired.AsSpan(repaired.Length - 8), Crc32.Compute(repaired.AsSpan(0, repaired.Length - 8)));
        return repaired;
    }

    private static byte[] Flip(byte[] whole, int bit)
    {
        byte[] damaged = (byte[])whole.Clone();
        damaged[bit >> 3] ^= (byte)(1 << (bit & 7));
        return damaged;
    }

    private static byte[] Invert(byte[] whole, int at)
    {
        byte[] damaged = (byte[])whole.Clone();
        damaged[at] ^= 0xFF;
        return damaged;
    }

    private static void Run(
        MemoryIndexDirectory directory, string file, byte[] whole, int rounds, Func<int, byte[]> change, Func<int, string> describe, Action read, bool mustFail)
    {
        int current = 0;
        void All()
        {
            for (int round = 0; round < rounds; round++)
            {
                Volatile.Write(ref current, round);
                byte[] damaged = change(round);
                if (!damaged.AsSpan().SequenceEqual(whole))
                {
                    directory.SetBytes(file, damaged);
                    One(file, describe(round), read, mustFail);
                }
            }
        }
        try
        {
            Task work = Task.Factory.StartNew(All, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            for (int seen = -1; !work.Wait(Patience);)
            {
                int now = Volatile.Read(ref current);
                if (now == seen)
                {
                    throw new InvalidOperationException($"{file}, {describe(now)}: the reader does not come to an end");
                }
                seen = now;
            }
        }
        catch (AggregateException error)
        {
            throw error.InnerException!;
        }
        finally
        {
            directory.SetBytes(file, whole);
        }
    }

    private static void One(string file, string what, Action read, bool mustFail)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
            if (mustFail)
            {
                throw new InvalidOperationException($"{file}, {what}: the reader did not notice");
            }
        }
        catch (CorruptIndexException error)
        {
            if (mustFail && error.File != file)
            {
                throw new InvalidOperationException($"{file}, {what}: the error names {error.File}", error);
            }
        }
        catch (IndexFormatException) when (!mustFail)
        {
            // A changed version number, with a checksum that fits.
        }
        catch (Exception error) when (error is not InvalidOperationException { InnerException: null })
        {
            throw new InvalidOperationException($"{file}, {what}: {error.GetType().Name} escaped", error);
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > MostAllocated)
        {
            throw new InvalidOperationException($"{file}, {what}: {allocated} bytes were allocated");
        }
    }
}
