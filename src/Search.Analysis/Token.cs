namespace Search.Analysis;

/// <summary>
/// The token that a stream stands at. One object serves a whole chain: the tokenizer fills it, filters change it in place, so no token is ever allocated.
/// </summary>
public sealed class Token
{
    private char[] _buffer = new char[256];

    /// <summary>The term's text, in UTF-16. Valid until the next move of the stream.</summary>
    public ReadOnlySpan<char> Text => _buffer.AsSpan(0, Length);

    /// <summary>The term's characters, to change in place: [0, <see cref="Length"/>) is the term.</summary>
    public Span<char> Buffer => _buffer;

    /// <summary>The term's length in UTF-16 units. At most the buffer's.</summary>
    public int Length { get; set; }

    /// <summary>How far the token stands behind the one before: 1 = next, 0 = same place, 2 = one was left out between.</summary>
    public int PositionIncrement { get; set; } = 1;

    /// <summary>How many positions it spans.</summary>
    public int PositionLength { get; set; } = 1;

    /// <summary>Where the token starts in the text, in UTF-16 units.</summary>
    public int StartOffset { get; set; }

    /// <summary>Where it ends, behind its last unit.</summary>
    public int EndOffset { get; set; }

    public TokenType Type { get; set; }

    /// <summary>Stemmers leave it alone.</summary>
    public bool IsKeyword { get; set; }

    /// <summary>Replaces the term's text.</summary>
    public void SetText(ReadOnlySpan<char> text)
    {
        EnsureCapacity(text.Length);
        text.CopyTo(_buffer);
        Length = text.Length;
    }

    /// <summary>Makes <see cref="Buffer"/> at least this long and keeps the term.</summary>
    public void EnsureCapacity(int length)
    {
        if (length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(length, _buffer.Length * 2));
        }
    }
}
