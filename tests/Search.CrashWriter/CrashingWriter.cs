using System.Text;
using Search.Engine;

namespace Search.CrashWriter;

/// <summary>Writes to an index with several threads, with merges in the background and a commit after the other, until the process is killed.</summary>
/// <remarks>
/// What it promises it says on standard output, a line each: <c>ready</c> when it begins, and after each commit how many steps of each thread are in it at least, with blanks
/// between.
/// </remarks>
internal sealed class CrashingWriter(IndexWriter writer, int cycle, int threads)
{
    private readonly int[] _steps = new int[threads];

    internal void Run()
    {
        using Stream output = Console.OpenStandardOutput();
        Say(output, "ready");
        for (int i = 0; i < threads; i++)
        {
            int thread = i;
            new Thread(() => Write(thread)).Start();
        }
        for (int commit = 0; ; commit++)
        {
            Thread.Sleep(commit % 3);
            string steps = string.Join(' ', _steps.Select((_, thread) => Volatile.Read(ref _steps[thread])));
            if (commit % 4 == 3)
            {
                writer.PrepareCommit();
            }
            writer.Commit();
            Say(output, steps);
        }
    }

    private static void Say(Stream output, string line)
    {
        output.Write(Encoding.ASCII.GetBytes(line + "\n"));
        output.Flush();
    }

    private void Write(int thread)
    {
        var script = new CrashScript(cycle, thread);
        while (true)
        {
            (string id, Document? document) = script.Next();
            if (document == null)
            {
                writer.Delete(id);
            }
            else
            {
                writer.Update(document);
            }
            Volatile.Write(ref _steps[thread], _steps[thread] + 1);
            if (_steps[thread] % 8 == 0)
            {
                Thread.Sleep(1);
            }
        }
    }
}
