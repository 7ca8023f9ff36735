using System.Globalization;

namespace Search.Testing;

/// <summary>
/// A source of random choices for a test. Its seed is new on every run, or the one in <c>SEARCH_TEST_SEED</c>; <see cref="Explain"/> goes into every
/// message of failure, so that the run can be had again. Under <c>CI=true</c> the seed is always the same: what decides whether a change may land must
/// decide alike twice. Faults are sought by other runs, which draw.
/// </summary>
public sealed class TestRandom : Random
{
    private const int SeedUnderCi = 20_221_117;

    private TestRandom(int seed)
        : base(seed) => Seed = seed;

    public int Seed { get; }

    /// <summary>The line that repeats this run.</summary>
    public string Explain => $"(again with SEARCH_TEST_SEED={Seed})";

    public static TestRandom Create()
    {
        string? given = Environment.GetEnvironmentVariable("SEARCH_TEST_SEED");
        return new TestRandom(
            given is { Length: > 0 } ? int.Parse(given, CultureInfo.InvariantCulture)
            : Environment.GetEnvironmentVariable("CI") == "true" ? SeedUnderCi
            : Environment.TickCount & 0x7FFFFFFF);
    }

    /// <summary>The same choices every time: for inputs whose expected output is written down.</summary>
    public static TestRandom WithSeed(int seed) => new(seed);

    public bool Chance(double probability) => NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];
}
