using System.Diagnostics;
using System.Globalization;

namespace Search.DamageRuns;

/// <summary>
/// Looks that no question goes on for ever: what takes longer than <see cref="Patience"/> is not waited for. What comes to an end is measured by the
/// processor time of the process,
/// in which nothing else runs: a machine that is busy with other things does not make a question slow.
/// </summary>
internal sealed class Guard
{
    /// <summary>The longest that a question may take, of processor time.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>By the clock; a question that is not done by then is not waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private long _started = Stopwatch.GetTimestamp();
    private string _question = "";

    /// <summary>Another question begins.</summary>
    public void Begin(string question)
    {
        Volatile.Write(ref _question, question);
        Volatile.Write(ref _started, Stopwatch.GetTimestamp());
    }

    /// <summary>Returns when the thread ends, or, with false, when a question does not.</summary>
    public bool Watch(Thread work)
    {
        while (!work.Join(500))
        {
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref _started)) > Patience)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FAIL hang: {Volatile.Read(ref _question)} goes on for {Patience.TotalSeconds} s"));
                return false;
            }
        }
        return true;
    }
}
