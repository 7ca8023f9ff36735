using System.Globalization;
using System.Text;

namespace Search.Engine.Highlighting;

/// <summary>
/// Cuts a text into passages around matches. A passage is the match's sentence and as many of the next ones as fit the wanted length within the
/// paragraph (at its end the one before); a sentence much longer than that is cut at words, with the match about a quarter from the start. In texts without
/// spaces it is cut between characters as people see them: never within a surrogate pair or between a letter and its accents (of a letter with thousands
/// of them, between two of these).
/// </summary>
internal ref struct PassageCutter(ReadOnlySpan<char> text, int wantedLength)
{
    /// <summary>From so far before a place characters are counted, or from further where marks are piled up there: they tell where they start again soon.</summary>
    private const int LookBack = 64;

    /// <summary>A character as people see it may be longer without end; it is not looked at further than this.</summary>
    private const int LongestCharacter = 4096;

    /// <summary>Behind so many more units nothing is seen that decides whether a sentence ends.</summary>
    private const int LookAhead = 256;

    private const int LongestPassage = 1 << 28;

    /// <summary>The end of a word is looked for within so many units, or an eighth of the passage: words may be long, and texts without spaces have none.</summary>
    private const int LongestWord = 20;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly int _wanted = Math.Min(wantedLength, LongestPassage);

    /// <summary>A match may be so long, such as that of a phrase with much slop; a longer one is torn.</summary>
    private readonly int _longestMatch = 4 * Math.Min(wantedLength, LongestPassage);

    private readonly int _longestWord = Math.Max(LongestWord, Math.Min(wantedLength, LongestPassage) / 8);

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
        if (match.End - match.Start > _longestMatch)
        {
            return Tear(match, start);
        }
        int end = TrimEnd(_sentenceEnd);
        if (match.End > end)
        {
            int from = end - start > _wanted + _wanted / 2 ? StartNear(match, start, end) : start;
            from = match.End - from > _longestMatch ? match.Start : from;
            return Reach(new Passage(from, end, IsCutBefore: from > _sentenceStart, IsCutAfter: false), match);
        }
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

    /// <summary>
    /// A passage made longer, so that it holds a match that begins in it: a phrase over the end of a sentence. To the end of the sentence where that is near; as it was
    /// where the match ends too far away.
    /// </summary>
    public readonly Passage Reach(Passage passage, TextMatch match)
    {
        if (match.End - passage.Start > _longestMatch || passage.Torn != null)
        {
            return passage;
        }
        int wanted = Math.Max(match.End, passage.Start + _wanted + _wanted / 2);
        int end = passage.End;
        while (end < match.End)
        {
            end = NextSentence(end, wanted);
        }
        end = Math.Max(match.End, TrimEnd(end));
        int cut = end <= wanted ? end : WordEnd(wanted, match.End, end);
        return passage with { End = cut, IsCutAfter = cut < end };
    }

    /// <summary>The start of the text, for one in which nothing matched.</summary>
    public readonly Passage Beginning()
    {
        int start = 0;
        while (start < _text.Length && char.IsWhiteSpace(_text[start]))
        {
            start++;
        }
        int end = TrimEnd(NextSentence(start, start + _wanted + _wanted / 2));
        return end - start <= _wanted + _wanted / 2
            ? new Passage(start, Extend(start, end), false, false)
            : new Passage(start, WordEnd(start + _wanted, start, end), false, true);
    }

    private readonly Passage Tear(TextMatch match, int sentenceStart)
    {
        int start = Math.Max(sentenceStart, match.Start - _wanted / 4);
        start = start == sentenceStart ? start : Math.Max(sentenceStart, WordStart(start, match.Start));
        int end = WordEnd(match.Start + _longestMatch, match.Start + 1, match.End);
        return new Passage(start, end, IsCutBefore: start > _sentenceStart, IsCutAfter: true) { Torn = match };
    }

    private readonly Passage CutSentence(TextMatch match, int sentenceStart, int sentenceEnd)
    {
        int start = StartNear(match, sentenceStart, sentenceEnd);
        int end = Math.Max(match.End, Math.Min(sentenceEnd, start + _wanted));
        // Not for the sake of its last word.
        end = sentenceEnd - end <= _wanted / 8 ? sentenceEnd : WordEnd(end, match.End, sentenceEnd);
        return new Passage(start, end, IsCutBefore: start > _sentenceStart, IsCutAfter: end < sentenceEnd);
    }

    /// <summary>Where a passage starts in a sentence that is too long.</summary>
    private readonly int StartNear(TextMatch match, int sentenceStart, int sentenceEnd)
    {
        int start = Math.Max(sentenceStart, match.Start - _wanted / 4);
        if (sentenceEnd - start < _wanted)
        {
            // Near the sentence's end: rather more before than a short passage.
            start = Math.Max(sentenceStart, Math.Min(match.Start, sentenceEnd - _wanted));
        }
        return start == sentenceStart ? start : Math.Max(sentenceStart, WordStart(start, match.Start));
    }

    /// <summary>The end of the sentence, or any place further away than is asked.</summary>
    private readonly int NextSentence(int start, int furthest) => SentenceSplitter.Next(_text[..Math.Min(_text.Length, Math.Max(start, furthest) + LookAhead)], start);

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
            if (next == _text.Length || next - start >= _wanted || SentenceSplitter.HasParagraphEnd(_text, end, next))
            {
                return end;
            }
            int nextEnd = TrimEnd(NextSentence(next, start + _wanted));
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

    /// <summary>The first start of a word at or soon after a place, up to the match; in a text without spaces the place itself.</summary>
    private readonly int WordStart(int index, int matchStart)
    {
        for (int i = index; i <= Math.Min(matchStart, index + _longestWord); i++)
        {
            if (char.IsWhiteSpace(_text[i - 1]) && !char.IsWhiteSpace(_text[i]) && !IsJoinedAt(i))
            {
                return i;
            }
        }
        return Math.Min(CharacterStart(index), matchStart);
    }

    /// <summary>The last end of a word at or soon before a place, behind <paramref name="least"/>; in a text without spaces the place itself.</summary>
    private readonly int WordEnd(int index, int least, int most)
    {
        if (index >= most)
        {
            return most;
        }
        int end = index;
        int furthest = Math.Max(least, index - (2 * _longestWord));
        while (end > furthest && !(char.IsWhiteSpace(_text[end]) && !char.IsWhiteSpace(_text[end - 1])))
        {
            end--;
        }
        if (end > furthest)
        {
            return end;
        }
        // A match may end within a character as people see it: what follows is taken with it.
        return CharacterStart(index) is var start && start >= least ? start : CharacterEnd(least);
    }

    /// <summary>Where the character (an extended grapheme cluster) starts that a place lies in.</summary>
    private readonly int CharacterStart(int index)
    {
        if (index >= _text.Length)
        {
            return _text.Length;
        }
        int start = Math.Max(0, index - LookBack);
        int least = Math.Max(0, index - LongestCharacter);
        while (start > least && (char.IsLowSurrogate(_text[start]) || IsJoinedAt(start) || IsJoinedBefore(start) || IsJamo(_text[start - 1]) || IsFlagLetter(_text[..start])))
        {
            start--;
        }
        while (true)
        {
            int next = start + StringInfo.GetNextTextElementLength(_text[start..Math.Min(_text.Length, index + LookBack)]);
            if (next > index)
            {
                return start;
            }
            start = next;
        }
    }

    private readonly int CharacterEnd(int index)
    {
        int start = CharacterStart(index);
        return start == index ? index : start + StringInfo.GetNextTextElementLength(_text[start..Math.Min(_text.Length, index + LongestCharacter)]);
    }

    /// <summary>Whether a text ends in a regional indicator: two of them are a flag, so they must be counted from the first.</summary>
    private static bool IsFlagLetter(ReadOnlySpan<char> text) => text is [.., '\uD83C', >= '\uDDE6' and <= '\uDDFF'];

    /// <summary>Part of a Korean syllable, which may have any number of them.</summary>
    private static bool IsJamo(char c) => c is (>= '\u1100' and <= '\u11FF') or (>= '\uA960' and <= '\uA97F') or (>= '\uAC00' and <= '\uD7FF');

    private readonly bool IsJoinedAt(int index)
    {
        Rune.DecodeFromUtf16(_text[index..], out Rune rune, out _);
        return IsJoined(rune);
    }

    private readonly bool IsJoinedBefore(int index)
    {
        Rune.DecodeLastFromUtf16(_text[..index], out Rune rune, out _);
        return IsJoined(rune);
    }

    /// <summary>Marks and joiners belong to what is before them, and so may what follows them.</summary>
    private static bool IsJoined(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
        || rune.Value is >= 0x1F3FB and <= 0x1F3FF;
}
