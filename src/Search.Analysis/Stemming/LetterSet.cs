namespace Search.Analysis.Stemming;

/// <summary>A set of letters of one block of 256 code units: Latin-1, or the Cyrillic block.</summary>
internal sealed class LetterSet
{
    private readonly ulong[] _bits = new ulong[4];
    private readonly int _block;

    internal LetterSet(string letters)
    {
        _block = letters[0] >> 8;
        foreach (char letter in letters)
        {
            if (letter >> 8 != _block)
            {
                throw new ArgumentException($"'{letter}' is not of the block of '{letters[0]}'", nameof(letters));
            }
            _bits[(letter >> 6) & 3] |= 1UL << (letter & 63);
        }
    }

    internal bool Contains(char c) => c >> 8 == _block && ((_bits[(c >> 6) & 3] >> (c & 63)) & 1) != 0;
}
