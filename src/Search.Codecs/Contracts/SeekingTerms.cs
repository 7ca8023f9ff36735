namespace Search.Codecs.Contracts;

/// <summary>Walks the terms that an automaton accepts in any dictionary: behind a term that it does not accept, it seeks the next string that it could.</summary>
internal sealed class SeekingTerms(TermsEnum terms, TermAutomaton automaton, Action? check) : AutomatonTerms
{
    private const int CheckEvery = 256;

    private TermAutomaton _automaton = automaton;
    private int[] _states = new int[16];
    private byte[] _target = [];
    private bool _isPlaced;
    private int _value;
    private int _seen;

    public override ReadOnlySpan<byte> Term => terms.Term;

    public override TermState State => terms.State;

    public override int Value => _value;

    public override void Narrow(TermAutomaton automaton) => _automaton = automaton;

    public override bool Next()
    {
        bool hasTerm = _isPlaced ? terms.Next() : terms.SeekCeiling(_automaton.Prefix.Span) != SeekStatus.End;
        _isPlaced = true;
        while (hasTerm)
        {
            if ((++_seen & (CheckEvery - 1)) == 0)
            {
                check?.Invoke();
            }
            ReadOnlySpan<byte> term = terms.Term;
            int passed = Run(term);
            if (passed == term.Length)
            {
                _value = _automaton.ValueOf(_states[passed]);
                if (_value >= 0)
                {
                    return true;
                }
                hasTerm = terms.Next();
            }
            else
            {
                hasTerm = FindTarget(term, passed) && terms.SeekCeiling(_target) != SeekStatus.End;
            }
        }
        return false;
    }

    // How many bytes lead on; notes the state before each of them and behind the last.
    private int Run(ReadOnlySpan<byte> term)
    {
        if (_states.Length <= term.Length)
        {
            _states = new int[term.Length * 2];
        }
        int state = TermAutomaton.Start;
        for (int i = 0; i < term.Length; i++)
        {
            _states[i] = state;
            state = _automaton.Step(state, term[i]);
            if (state < 0)
            {
                return i;
            }
        }
        _states[term.Length] = state;
        return term.Length;
    }

    // The least string behind the term that leads somewhere: as much of the term as may stay, and a greater byte.
    private bool FindTarget(ReadOnlySpan<byte> term, int passed)
    {
        for (int i = passed; i >= 0; i--)
        {
            if (_automaton.ByteFrom(_states[i], term[i] + 1) is >= 0 and int next)
            {
                _target = [.. term[..i], (byte)next];
                return true;
            }
        }
        return false;
    }
}
