using Search.Analysis;

namespace Search.Testing;

/// <summary>
/// The simplest analyzer, for tests that are not about analysis: words between spaces, as they are. A word <c>+n</c> leaves out n positions (also at the end),
/// a leading <c>|</c> puts a word at the place of the one before.
/// </summary>
public sealed class WhitespaceAnalyzer : Analyzer
{
    public override string Name => "whitespace";

    public override TokenStream CreateStream() => new Words();

    public override string Normalize(string text) => text;

    private sealed class Words : Tokenizer
    {
        private ReadOnlyMemory<char> _text;
        private int _at;
        private int _left;

        public override void Reset(ReadOnlyMemory<char> text)
        {
            _text = text;
            _at = 0;
            _left = 0;
        }

        public override bool MoveNext()
        {
            ReadOnlySpan<char> text = _text.Span;
            while (true)
            {
                while (_at < text.Length && text[_at] == ' ')
                {
                    _at++;
                }
                if (_at == text.Length)
                {
                    return false;
                }
                int start = _at;
                while (_at < text.Length && text[_at] != ' ')
                {
                    _at++;
                }
                ReadOnlySpan<char> word = text[start.._at];
                if (word.Length == 2 && word[0] == '+')
                {
                    _left += word[1] - '0';
                    continue;
                }
                bool same = word.Length > 1 && word[0] == '|';
                Token.SetText(same ? word[1..] : word);
                Token.StartOffset = start;
                Token.EndOffset = _at;
                Token.PositionIncrement = same ? 0 : 1 + _left;
                _left = 0;
                return true;
            }
        }

        public override void End()
        {
            Token.StartOffset = Token.EndOffset = _text.Length;
            Token.PositionIncrement = _left;
        }
    }
}
