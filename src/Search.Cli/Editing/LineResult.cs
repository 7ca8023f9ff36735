namespace Search.Cli.Editing;

/// <summary>How a line ended.</summary>
public enum LineEnd
{
    /// <summary>Enter: the line stands in <see cref="LineResult.Text"/>.</summary>
    Accepted,

    /// <summary>Ctrl-C: the line is thrown away.</summary>
    Cancelled,

    /// <summary>Ctrl-D on an empty line, or the terminal is gone.</summary>
    EndOfInput,
}

public readonly record struct LineResult(LineEnd End, string Text);
