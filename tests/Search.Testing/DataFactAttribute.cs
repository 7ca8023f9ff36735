using Xunit;

namespace Search.Testing;

/// <summary>A test that needs real data. Skipped where it is absent, but not under <c>CI=true</c>: there it runs and fails.</summary>
public sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute()
    {
        if (TestData.Folder == null && !TestData.Demanded)
        {
            Skip = TestData.Missing;
        }
    }
}

/// <summary>A theory that needs real data, likewise.</summary>
public sealed class DataTheoryAttribute : TheoryAttribute
{
    public DataTheoryAttribute()
    {
        if (TestData.Folder == null && !TestData.Demanded)
        {
            Skip = TestData.Missing;
        }
    }
}

/// <summary>A test that runs real Java Lucene. Skipped where it is absent, but not under <c>CI=true</c>.</summary>
public sealed class LuceneFactAttribute : FactAttribute
{
    public LuceneFactAttribute()
    {
        if (!JavaLucene.IsInstalled && !TestData.Demanded)
        {
            Skip = JavaLucene.Missing;
        }
    }

    /// <summary>The test needs real data too.</summary>
    public bool NeedsData
    {
        get;
        set
        {
            field = value;
            if (value && TestData.Folder == null && !TestData.Demanded)
            {
                Skip ??= TestData.Missing;
            }
        }
    }
}
