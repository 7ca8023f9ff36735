namespace Search.Engine.Highlighting;

/// <summary>
/// Cuts a text into passages around matches. A passage is the match's sentence and as many of the next ones as fit the wanted length within the
/// paragraph (at its end the one before); a sentence much longer than that is cut at words, with the match about a quarter from the start.
/// </summary>
internal ref struct PassageCutter(ReadOnlySpan<char> text, int wantedLength)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly int _wanted = wantedLength;
    private int _previousStart;
    private int _sentenceStart;
    private int _sentenceEnd;

    /// <summary>The passage for a match. Matches must come in order, none inside the passage before.</summary>
    /// <param name="match">The first match of the passage.</param>
    /// <param name="lastEnd">End of the passage before, which this one may not reach into.</param>
    public Passage Cut(TextMatch match, int lastEnd)
    {
        while (match.Start >= _sentenceEnd && _sentenceEnd < _text.Length)
        {
            _previousStart = _sentenceStart;
            _sentenceStart = _sentenceEnd;
            _sentenceEnd = SentenceSplitter.Next(_text, _sentenceStart);
        }
        int start = Math.Max(_sentenceStart, lastEnd);
        // A match that is longer than a sentence, such as a phrase with a gap, is never torn.
        int end = Math.Max(TrimEnd(_sentenceEnd), match.End);
        if (end - start > _wanted + _wanted / 2)
        {
            return CutSentence(match, start, end);
        }
        end = Extend(start, end);
        if (end - start < _wanted / 2 && start == _sentenceStart)
        {
            start = ExtendBack(start, end, lastEnd);
        }
        return new Passage(start, end, IsCutBefore: start > _sentenceStart, IsCutAfter: false);
    }

    /// <summary>The start of the text, for one in which nothing matched.</summary>
    public readonly Passage Beginning()
    {
        int start = 0;
        while (start < _text.Length && char.IsWhiteSpace(_text[start]))
        {
            start++;
        }
        int end = TrimEnd(SentenceSplitter.Next(_text, start));
        return end - start <= _wanted + _wanted / 2
            ? new Passage(start, Extend(start, end), false, false)
            : new Passage(start, WordEnd(start + _wanted, start, end), false, true);
    }

    private readonly Passage CutSentence(TextMatch match, int sentenceStart, int sentenceEnd)
    {
        int start = Math.Max(sentenceStart, match.Start - _wanted / 4);
        if (sentenceEnd - start < _wanted)
        {
            // Near the sentence's end: rather more before than a short passage.
            start = Math.Max(sentenceStart, Math.Min(match.Start, sentenceEnd - _wanted));
        }
        start = start == sentenceStart ? start : WordStart(start, match.Start);
        int end = Math.Max(match.End, Math.Min(sentenceEnd, start + _wanted));
        end = end == sentenceEnd ? end : WordEnd(end, match.End, sentenceEnd);
        return new Passage(start, end, IsCutBefore: start > _sentenceStart, IsCutAfter: end < sentenceEnd);
    }

    /// <summary>Takes further sentences while they fit.</summary>
    private readonly int Extend(int start, int end)
    {
        while (true)
        {
            int next = end;
            while (next < _text.Length && char.IsWhiteSpace(_text[next]))
            {
                next++;
            }
            if (next == _text.Length || SentenceSplitter.HasParagraphEnd(_text, end, next))
            {
                return end;
            }
            int nextEnd = TrimEnd(SentenceSplitter.Next(_text, next));
            if (nextEnd - start > _wanted)
            {
                return end;
            }
            end = nextEnd;
        }
    }

    /// <summary>A short passage at a paragraph's end takes the sentence before it, too.</summary>
    private readonly int ExtendBack(int start, int end, int lastEnd) =>
        _previousStart < start && _previousStart >= lastEnd && end - _previousStart <= _wanted && !SentenceSplitter.HasParagraphEnd(_text, TrimEnd(start), start)
            ? _previousStart
            : start;

    private readonly int TrimEnd(int end)
    {
        while (end > 0 && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }
        return end;
    }

    /// <summary>The first start of a word at or after a place, up to the match; in a text without spaces the place itself.</summary>
    private readonly int WordStart(int index, int matchStart)
    {
        for (int i = index; i <= matchStart; i++)
        {
            if (char.IsWhiteSpace(_text[i - 1]) && !char.IsWhiteSpace(_text[i]))
            {
                return i;
            }
        }
        return char.IsLowSurrogate(_text[index]) ? index - 1 : index;
    }

    /// <summary>The last end of a word at or before a place, behind <paramref name="least"/>; in a text without spaces the place itself.</summary>
    private readonly int WordEnd(int index, int least, int most)
    {
        if (index >= most)
        {
            return most;
        }
        int end = index;
        while (end > least && !(char.IsWhiteSpace(_text[end]) && !char.IsWhiteSpace(_text[end - 1])))
        {
            end--;
        }
        if (end > least)
        {
            return end;
        }
        return index > least && char.IsLowSurrogate(_text[index]) ? index - 1 : Math.Max(index, least);
    }
}
