namespace Search.Engine.Automata;

/// <summary>
/// Makes the automaton of all texts within a few edits of a word: an edit inserts, removes or replaces one code point or, where wanted, swaps two
/// neighbours, none of which is edited again (restricted transpositions, as Lucene's <c>LevenshteinAutomata</c>). It is deterministic; an accepting
/// state's value is the number of edits. A state is a set of places in the word, each with the edits so far; places lie within a few characters of each
/// other, so a set is a few bits beside its first place.
/// </summary>
internal sealed class Levenshtein
{
    // Edits of the places from the first one on, 2 bits each: 3 is none; then likewise the places where a swap was begun.
    private const int Width = 2 * FuzzyQuery.MostEdits + 2;
    private const int None = 3;

    private readonly int[] _word;
    private readonly int _maxEdits;
    private readonly bool _transpositions;
    private readonly CharAutomaton _automaton = new();
    private readonly Dictionary<(int First, int Edits), int> _numbers = [];
    private readonly List<(int First, int Edits)> _states = [];
    private readonly int[] _edits = new int[Width + 2];
    private readonly int[] _swaps = new int[Width + 2];
    private readonly List<int> _near = [];

    private Levenshtein(int[] word, int maxEdits, bool transpositions)
    {
        _word = word;
        _maxEdits = maxEdits;
        _transpositions = transpositions;
    }

    /// <param name="word">The word's code points.</param>
    /// <param name="maxEdits">At most <see cref="FuzzyQuery.MostEdits"/>.</param>
    /// <param name="prefixLength">How many code points must stay as they are.</param>
    /// <param name="transpositions">Whether a swap is one edit.</param>
    public static CharAutomaton Create(ReadOnlySpan<int> word, int maxEdits, int prefixLength, bool transpositions)
    {
        prefixLength = Math.Min(prefixLength, word.Length);
        var levenshtein = new Levenshtein(word[prefixLength..].ToArray(), maxEdits, transpositions);
        levenshtein.AddAll(word[..prefixLength]);
        return levenshtein._automaton;
    }

    private void AddAll(ReadOnlySpan<int> prefix)
    {
        for (int i = 0; i < prefix.Length; i++)
        {
            _automaton.AddState();
            _automaton.Add(i, prefix[i], prefix[i], i + 1);
        }
        Clear();
        _edits[0] = 0;
        int first = Number(0);
        for (int i = 0; i < _states.Count; i++)
        {
            AddTransitions(first + i, _states[i]);
        }
    }

    private void Clear()
    {
        _edits.AsSpan().Fill(None);
        _swaps.AsSpan().Fill(None);
    }

    // The state of the places that are noted, which count from a place of the word; -1 where there are none.
    private int Number(int from)
    {
        int skipped = 0;
        while (_edits[skipped] == None && _swaps[skipped] == None)
        {
            if (++skipped == _edits.Length)
            {
                return -1;
            }
        }
        int code = 0;
        int least = int.MaxValue;
        for (int i = 0; i < Width; i++)
        {
            int edits = skipped + i < _edits.Length ? _edits[skipped + i] : None;
            int swap = skipped + i < _swaps.Length ? _swaps[skipped + i] : None;
            code |= edits << (2 * i);
            code |= swap << (2 * (Width + i));
            int rest = _word.Length - from - skipped - i;
            if (edits != None && rest >= 0 && edits + rest <= _maxEdits)
            {
                least = Math.Min(least, edits + rest);
            }
        }
        (int, int) state = (from + skipped, code);
        if (!_numbers.TryGetValue(state, out int number))
        {
            number = _automaton.AddState(least == int.MaxValue ? -1 : least);
            _numbers.Add(state, number);
            _states.Add(state);
        }
        return number;
    }

    private void AddTransitions(int number, (int First, int Edits) state)
    {
        _near.Clear();
        for (int i = state.First; i < Math.Min(_word.Length, state.First + Width + _maxEdits + 1); i++)
        {
            if (!_near.Contains(_word[i]))
            {
                _near.Add(_word[i]);
            }
        }
        _near.Sort();
        int other = Step(state, -1);
        int next = 0;
        int[] chars = [.. _near];
        foreach (int c in chars)
        {
            AddRange(number, next, c - 1, other);
            AddRange(number, c, c, Step(state, c));
            next = c + 1;
        }
        AddRange(number, next, CharAutomaton.MaxCodePoint, other);
    }

    private void AddRange(int source, int min, int max, int target)
    {
        if (target >= 0 && min <= max)
        {
            _automaton.Append(source, min, max, target);
        }
    }

    // The state behind a code point; -1 as the code point: one that the word does not have nearby.
    private int Step((int First, int Edits) state, int c)
    {
        Clear();
        for (int i = 0; i < Width; i++)
        {
            int place = state.First + i;
            int edits = (state.Edits >> (2 * i)) & None;
            if (edits != None)
            {
                StepFrom(i, place, edits, c);
            }
            int swap = (state.Edits >> (2 * (Width + i))) & None;
            if (swap != None && _word[place] == c)
            {
                Note(_edits, i + 2, swap);
            }
        }
        Prune();
        return Number(state.First);
    }

    private void StepFrom(int i, int place, int edits, int c)
    {
        for (int removed = 0; edits + removed <= _maxEdits && place + removed < _word.Length; removed++)
        {
            if (_word[place + removed] == c)
            {
                Note(_edits, i + removed + 1, edits + removed);
                break;
            }
        }
        for (int removed = 0; _transpositions && edits + removed < _maxEdits && place + removed + 1 < _word.Length; removed++)
        {
            if (_word[place + removed + 1] == c)
            {
                Note(_swaps, i + removed, edits + removed + 1);
            }
        }
        if (edits < _maxEdits)
        {
            Note(_edits, i, edits + 1);
            if (place < _word.Length)
            {
                Note(_edits, i + 1, edits + 1);
            }
        }
    }

    private static void Note(int[] places, int i, int edits) => places[i] = Math.Min(places[i], edits);

    // A place says nothing that another with fewer edits does not say, where the difference is enough to get from there to here.
    private void Prune()
    {
        for (int i = 0; i < _edits.Length; i++)
        {
            for (int j = 0; j < _edits.Length && _edits[i] != None; j++)
            {
                if (_edits[j] < _edits[i] && Math.Abs(i - j) <= _edits[i] - _edits[j])
                {
                    _edits[i] = None;
                }
            }
        }
    }
}
