using System.Globalization;

namespace Search.Benchmarks;

/// <summary>Memory of this process as Linux counts it, in bytes.</summary>
internal static class ProcessMemory
{
    private static long _anonymousPeak;

    /// <summary>Peak of resident memory; pages of mapped index files count.</summary>
    public static long PeakResident => Read("VmHWM:");

    /// <summary>Anonymous memory now.</summary>
    public static long Anonymous => Read("RssAnon:");

    /// <summary>Peak of anonymous memory (mapped files do not count), sampled every 50 ms since <see cref="Watch"/>.</summary>
    public static long PeakAnonymous => Math.Max(Interlocked.Read(ref _anonymousPeak), Anonymous);

    public static void Watch() =>
        new Thread(() =>
        {
            while (true)
            {
                Interlocked.Exchange(ref _anonymousPeak, Math.Max(_anonymousPeak, Anonymous));
                Thread.Sleep(50);
            }
        })
        { IsBackground = true }.Start();

    private static long Read(string key)
    {
        foreach (string line in File.ReadLines("/proc/self/status"))
        {
            if (line.StartsWith(key, StringComparison.Ordinal))
            {
                return long.Parse(line.AsSpan(key.Length).Trim().TrimEnd("kB ").ToString(), CultureInfo.InvariantCulture) * 1024;
            }
        }
        return -1;
    }
}
