using System.Collections.Frozen;

namespace Search.Analysis.Filters;

/// <summary>Leaves out tokens by their text; the position of the next one tells that they were there.</summary>
public sealed class StopFilter : WordFilter
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private int _skipped;

    /// <param name="input">What to filter.</param>
    /// <param name="words">Compared as they are, so in lower case behind a <see cref="LowerCaseFilter"/>.</param>
    public StopFilter(TokenStream input, FrozenSet<string> words)
        : base(input) => _words = words.GetAlternateLookup<ReadOnlySpan<char>>();

    public override void Reset(ReadOnlyMemory<char> text)
    {
        base.Reset(text);
        _skipped = 0;
    }

    public override bool MoveNext()
    {
        _skipped = 0;
        while (Input.MoveNext())
        {
            if (!_words.Contains(Token.Text))
            {
                Token.PositionIncrement += _skipped;
                return true;
            }
            _skipped += Token.PositionIncrement;
        }
        return false;
    }

    public override void End()
    {
        base.End();
        Token.PositionIncrement += _skipped;
    }
}
