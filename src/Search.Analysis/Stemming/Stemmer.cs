namespace Search.Analysis.Stemming;

/// <summary>
/// Finds the stem that the forms of a word share, by the algorithm that the Snowball project describes for its language (snowballstem.org, release
/// 3.1). Where an algorithm counts letters, UTF-16 units are counted, as Lucene does. Keeps no state: safe for several threads.
/// </summary>
public abstract class Stemmer
{
    private protected Stemmer()
    {
    }

    /// <summary>How long the buffer of a word of this length must be: a stemmer may make it longer on its way, for instance ß -> ss.</summary>
    public static int Capacity(int length) => 2 * length;

    /// <summary>Stems the word in <c>buffer[..length]</c> in place and gives the length of its stem.</summary>
    /// <param name="buffer">Of at least <see cref="Capacity"/>. What stands behind the stem afterwards means nothing.</param>
    /// <param name="length">Of the word, in UTF-16 units. The word is in lower case.</param>
    /// <exception cref="ArgumentException">The buffer is too short.</exception>
    public int Stem(Span<char> buffer, int length)
    {
        if (buffer.Length < Capacity(length))
        {
            throw new ArgumentException($"A word of {length} units needs a buffer of {Capacity(length)}, not {buffer.Length}", nameof(buffer));
        }
        var word = new Word(buffer, length);
        Stem(ref word);
        return word.Length;
    }

    private protected abstract void Stem(ref Word word);
}
