using Search.Analysis.Tests.Generation;
using Search.Testing;

namespace Search.Analysis.Tests;

/// <summary>A test that needs Debian's unicode-data. Skipped where it is absent, but not under <c>CI=true</c>.</summary>
public sealed class UnicodeDataFactAttribute : FactAttribute
{
    private const string Missing = "no Unicode Character Database (Debian: unicode-data)";

    public UnicodeDataFactAttribute()
    {
        if (!Ucd.IsInstalled && !TestData.Demanded)
        {
            Skip = Missing;
        }
    }
}
