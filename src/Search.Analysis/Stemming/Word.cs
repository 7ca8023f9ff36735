namespace Search.Analysis.Stemming;

/// <summary>
/// A word that is being stemmed, in a buffer with room behind it, and where its regions start. A region is set once and stays where it is while the
/// word changes; a suffix is named by its length.
/// </summary>
internal ref struct Word(Span<char> buffer, int length)
{
    private readonly Span<char> _buffer = buffer;

    /// <summary>In UTF-16 units.</summary>
    internal int Length { get; private set; } = length;

    /// <summary>Where region R1 starts: by the usual rule behind the first non-vowel that follows a vowel.</summary>
    internal int R1 { get; set; }

    /// <summary>Where region R2 starts: by the usual rule what R1 is, in R1.</summary>
    internal int R2 { get; set; }

    /// <summary>Where region RV starts, whose rule differs between languages.</summary>
    internal int RV { get; set; }

    internal readonly Span<char> Text => _buffer[..Length];

    internal readonly char this[int at] => _buffer[..Length][at];

    /// <summary>What stands before a suffix.</summary>
    internal readonly ReadOnlySpan<char> Before(int suffix) => _buffer[..(Length - suffix)];

    /// <summary>The text of a region, empty where the word ends before it.</summary>
    internal readonly ReadOnlySpan<char> From(int region) => _buffer[Math.Min(region, Length)..Length];

    /// <summary>Whether a suffix lies in a region.</summary>
    internal readonly bool IsIn(int region, int suffix) => Length - suffix >= region;

    /// <summary>Whether the text before a suffix ends with another one.</summary>
    internal readonly bool EndsWith(string ending, int before = 0) => Before(before).EndsWith(ending);

    /// <summary>Whether there is a letter before a suffix, and it is in a set.</summary>
    internal readonly bool EndsIn(LetterSet set, int before = 0) => Length > before && set.Contains(_buffer[Length - before - 1]);

    /// <summary>Whether there is a letter before a suffix, and it is not in a set.</summary>
    internal readonly bool EndsOutside(LetterSet set, int before = 0) => Length > before && !set.Contains(_buffer[Length - before - 1]);

    /// <summary>Takes a suffix off.</summary>
    internal void Cut(int suffix) => Length -= suffix;

    /// <summary>Takes a suffix off if it lies in a region; whether it did.</summary>
    internal bool CutIn(int region, int suffix)
    {
        if (!IsIn(region, suffix))
        {
            return false;
        }
        Length -= suffix;
        return true;
    }

    /// <summary>Takes an ending off if it is there and lies in a region; whether it did.</summary>
    internal bool CutIn(int region, string ending) => EndsWith(ending) && CutIn(region, ending.Length);

    /// <summary>Puts something in the place of a suffix.</summary>
    internal void Replace(int suffix, scoped ReadOnlySpan<char> by) => Replace(Length - suffix, suffix, by);

    /// <summary>Puts something in the place of a suffix if that lies in a region; whether it did.</summary>
    internal bool ReplaceIn(int region, int suffix, string by)
    {
        if (!IsIn(region, suffix))
        {
            return false;
        }
        Replace(suffix, by);
        return true;
    }

    /// <summary>Puts something in the place of letters anywhere.</summary>
    internal void Replace(int start, int count, scoped ReadOnlySpan<char> by)
    {
        _buffer[(start + count)..Length].CopyTo(_buffer[(start + by.Length)..]);
        by.CopyTo(_buffer[start..]);
        Length += by.Length - count;
    }

    /// <summary>Sets R1 and R2 by the usual rule.</summary>
    internal void MarkRegions(LetterSet vowels)
    {
        R1 = BehindConsonant(vowels, 0);
        R2 = BehindConsonant(vowels, R1);
    }

    /// <summary>The place behind the first non-vowel that follows a vowel, or the word's end.</summary>
    internal readonly int BehindConsonant(LetterSet vowels, int from) => Behind(vowels, false, Behind(vowels, true, from));

    /// <summary>The place behind the first vowel, or non-vowel, from a place on, or the word's end.</summary>
    internal readonly int Behind(LetterSet vowels, bool vowel, int from)
    {
        for (int i = from; i < Length; i++)
        {
            if (vowels.Contains(_buffer[i]) == vowel)
            {
                return i + 1;
            }
        }
        return Length;
    }

    /// <summary>
    /// Sets RV by the rule of Spanish, Portuguese and Italian: if the second letter is a consonant, it starts behind the next vowel; if the first
    /// two are vowels, behind the next consonant; else behind the third letter.
    /// </summary>
    internal void MarkRomanceVerb(LetterSet vowels)
    {
        if (Length < 2)
        {
            RV = Length;
        }
        else if (!vowels.Contains(_buffer[1]))
        {
            RV = Behind(vowels, true, 2);
        }
        else
        {
            RV = vowels.Contains(_buffer[0]) ? Behind(vowels, false, 2) : Math.Min(3, Length);
        }
    }
}
