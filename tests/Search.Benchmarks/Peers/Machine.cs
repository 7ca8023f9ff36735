using System.Globalization;
using System.Runtime.InteropServices;

namespace Search.Benchmarks.Peers;

/// <summary>What figures must be read with.</summary>
internal static class Machine
{
    private const string Processors = "/proc/cpuinfo";

    /// <summary>Processors, memory, system, runtime, in one line.</summary>
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} processors ({Processor() ?? $"{RuntimeInformation.ProcessArchitecture}"}), {Memory()} GB, "
        + $"{RuntimeInformation.OSDescription}, .NET {Environment.Version}");

    /// <summary>The version that Java prints of itself; null where there is no Java.</summary>
    public static string? Java() =>
        Command.IsOnPath("java") ? new Command("java", "--version").Run().Output.Split('\n')[0].Trim() : null;

    private static long Memory() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;

    private static string? Processor() =>
        File.Exists(Processors)
            ? File.ReadLines(Processors).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;
}
