using System.Reflection;
using System.Runtime.InteropServices;

namespace Search.Cli;

/// <summary>What this program is: its version, the commit it was built from, the runtime, and the format of its indexes.</summary>
internal static class ProgramVersion
{
    public static string Text
    {
        get
        {
            // The SDK appends the commit to the version, as 0.1.0+hash, when it builds from a checkout.
            string informational = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
            string[] parts = informational.Split('+');
            string commit = parts.Length > 1 ? $" ({parts[1][..Math.Min(10, parts[1].Length)]})" : "";
            return $"search {parts[0]}{commit}, {RuntimeInformation.FrameworkDescription}, index format Lucene 8.8.1 (codec Lucene87)";
        }
    }
}
