namespace Search.Analysis;

/// <summary>Which Unicode the analysis follows: its tables are generated into this assembly and depend on no platform.</summary>
public static class UnicodeTables
{
    public const string Version = "15.0.0";
}
