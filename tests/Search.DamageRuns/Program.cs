using System.Diagnostics;
using System.Globalization;

namespace Search.DamageRuns;

/// <summary>
/// <c>Search.DamageRuns FIRST COUNT</c>: damages one index a seed and asks it everything. Prints a line when a seed begins, one for each thing that
/// must not be, and at last the
/// sums. Exit code 0: all seeds were run, whatever came of them. Anything else is a crash, and the last seed that began is the one.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        int first = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        int count = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var tally = new Tally();
        var guard = new Guard();
        var bases = new BaseIndexes();
        // With the stack of an ordinary thread, so that a recursion without end is a crash here, too.
        var work = new Thread(() =>
        {
            for (int seed = first; seed < first + count; seed++)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"begin {seed}"));
                new DamagedRun(seed, bases.Of(seed), guard, tally).Run();
            }
        });
        work.IsBackground = true;
        work.Start();
        if (!guard.Watch(work))
        {
            return 3;
        }
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"sum {tally} peak={process.PeakWorkingSet64 >> 20}MB");
        return 0;
    }
}
