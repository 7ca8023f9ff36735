namespace Search.Benchmarks.Kernels;

/// <summary>How many bytes a kernel may allocate in one call, once it has run; without this none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllocatesAttribute(int most) : Attribute
{
    public int Most { get; } = most;
}
