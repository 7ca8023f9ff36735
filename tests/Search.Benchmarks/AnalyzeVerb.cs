using System.Globalization;
using Search.Analysis;
using Search.Analysis.Languages;

namespace Search.Benchmarks;

/// <summary>
/// <c>analyze FILE.txt ANALYZER [--repeat N]</c>: turns every line of a file into tokens, N times after three to warm up. Prints one line of JSON:
/// nanoseconds of processor time for a token, and bytes allocated for it; what the runtime compiles and allocates meanwhile is in both. With
/// <c>language</c> for an analyzer it tells the language of each line instead.
/// </summary>
internal static class AnalyzeVerb
{
    public static int Run(Arguments arguments)
    {
        ReadOnlyMemory<char>[] lines = [.. File.ReadLines(arguments.Word(1)).Select(line => line.AsMemory())];
        string name = arguments.Word(2);
        int repeat = arguments.Number("repeat", 10);
        TokenStream? stream = name == "language" ? null : Analyzers.ByName(name).CreateStream();
        for (int i = 0; i < 3; i++)
        {
            Count(lines, stream);
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long tokens = 0;
        for (int i = 0; i < repeat; i++)
        {
            tokens += Count(lines, stream);
        }
        double nanoseconds = (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / tokens;
        double bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)tokens;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"engine\":\"search\",\"op\":\"analyze\",\"analyzer\":\"{name}\",\"tokens\":{tokens / repeat},\"ns_per_token\":{nanoseconds:F1},"
            + $"\"bytes_per_token\":{bytes:F3}}}"));
        return 0;
    }

    private static int Count(ReadOnlyMemory<char>[] lines, TokenStream? stream)
    {
        int tokens = 0;
        foreach (ReadOnlyMemory<char> line in lines)
        {
            if (stream == null)
            {
                LanguageIdentifier.Identify(line.Span);
                tokens++;
                continue;
            }
            stream.Reset(line);
            while (stream.MoveNext())
            {
                tokens++;
            }
        }
        return tokens;
    }
}
