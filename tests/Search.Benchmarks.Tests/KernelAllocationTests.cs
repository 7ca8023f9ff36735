using System.Reflection;
using BenchmarkDotNet.Attributes;
using Search.Benchmarks.Kernels;

namespace Search.Benchmarks.Tests;

/// <summary>What runs for every block, word or term leaves no garbage; what makes something says how much.</summary>
public sealed class KernelAllocationTests
{
    private static readonly Dictionary<Type, object> Instances = [];

    public static TheoryData<string> Kernels =>
        [.. KernelsVerb.Kernels.SelectMany(type => type.GetMethods().Where(IsKernel).Select(method => $"{type.Name}.{method.Name}"))];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_kernel_allocates_no_more_than_it_may(string name)
    {
        Type kernels = KernelsVerb.Kernels.Single(type => name.StartsWith(type.Name + ".", StringComparison.Ordinal));
        MethodInfo kernel = kernels.GetMethod(name.Split('.')[1])!;
        MethodInfo measure = GetType().GetMethod(nameof(Measure), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(kernel.ReturnType);
        long allocated = (long)measure.Invoke(null, [kernel, InstanceOf(kernels)])!;
        int most = kernel.GetCustomAttribute<AllocatesAttribute>()?.Most ?? 0;
        Assert.True(allocated <= most, $"{allocated} bytes in one call, at most {most}");
    }

    [Fact]
    public void There_are_kernels() => Assert.True(Kernels.Count >= 14);

    private static bool IsKernel(MethodInfo method) => method.IsDefined(typeof(BenchmarkAttribute));

    private static object InstanceOf(Type kernels)
    {
        if (!Instances.TryGetValue(kernels, out object? instance))
        {
            instance = Instances[kernels] = Activator.CreateInstance(kernels)!;
            kernels.GetMethod("Setup")!.Invoke(instance, null);
        }
        return instance;
    }

    private static long Measure<T>(MethodInfo method, object instance)
    {
        Func<T> kernel = method.CreateDelegate<Func<T>>(instance);
        T first = kernel();
        kernel();
        long before = GC.GetAllocatedBytesForCurrentThread();
        T last = kernel();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(first);
        GC.KeepAlive(last);
        return allocated;
    }
}
