using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Search.Benchmarks.Kernels;

namespace Search.Benchmarks;

/// <summary>
/// <c>kernels [--only PATTERN]</c>: the inner loops one by one, measured by BenchmarkDotNet in this process, with what they allocate.
/// </summary>
internal static class KernelsVerb
{
    public static readonly Type[] Kernels =
        [typeof(PostingsKernels), typeof(ScoringKernels), typeof(AnalysisKernels), typeof(ByteKernels), typeof(TermKernels)];

    public static int Run(Arguments arguments)
    {
        arguments.AllowOnly("only");
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddExporter(MarkdownExporter.GitHub)
            .AddLogger(ConsoleLogger.Default)
            .WithOptions(ConfigOptions.JoinSummary);
        string[] filter = ["--filter", arguments.Text("only") ?? "*"];
        return BenchmarkSwitcher.FromTypes(Kernels).Run(filter, config).Any() ? 0 : 1;
    }
}
