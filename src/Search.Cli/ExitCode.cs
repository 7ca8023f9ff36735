namespace Search.Cli;

/// <summary>How the program ends. Nothing else is ever given to the system.</summary>
public enum ExitCode
{
    /// <summary>Done, or something was found.</summary>
    Done = 0,

    /// <summary>Nothing was found; of <c>index</c>: some inputs were rejected.</summary>
    Nothing = 1,

    /// <summary>Wrong usage, or an error.</summary>
    Error = 2,

    /// <summary>The index is damaged.</summary>
    Damaged = 3,

    /// <summary>Ctrl-C.</summary>
    Interrupted = 130,
}
