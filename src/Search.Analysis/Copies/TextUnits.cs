using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Analysis.Tokenizing;
using Search.Analysis.Unicode;

namespace Search.Analysis.Copies;

/// <summary>
/// The words of a text as hashes, which is all that copies are told by: words of UAX #29 without regard to case. In scripts without spaces each character is a unit together with
/// what follows it: one more character of Chinese and of Hiragana, three more of Thai, Lao, Myanmar and Khmer.
/// </summary>
/// <remarks>The hashes are kept in indexes (<see cref="CopySignature"/>): equal texts have equal ones on every machine.</remarks>
public sealed class TextUnits
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    [ThreadStatic]
    private static WordScanner? scanner;

    private readonly List<ulong> _hashes = [];
    private readonly List<bool> _isKey = [];
    private readonly List<byte> _following = [];
    private bool _isJoined;

    private TextUnits()
    {
    }

    /// <summary>How many there are.</summary>
    public int Count => _hashes.Count;

    /// <summary>A hash of all units in their order: texts with the same words have the same. 0 where there is none.</summary>
    public long Hash { get; private set; }

    /// <summary>By unit.</summary>
    internal ReadOnlySpan<ulong> Hashes => CollectionsMarshal.AsSpan(_hashes);

    /// <summary>By unit: whether it is a number, or starts with a capital letter as names do. Copies share those, where articles in one form of words differ.</summary>
    internal ReadOnlySpan<bool> IsKey => CollectionsMarshal.AsSpan(_isKey);

    /// <summary>The units of texts that follow each other, such as title and body.</summary>
    /// <param name="texts">Null is no text.</param>
    public static TextUnits Of(params ReadOnlySpan<string?> texts)
    {
        var units = new TextUnits();
        foreach (string? text in texts)
        {
            units.Read(text);
        }
        units.Join();
        ulong hash = 0;
        foreach (ulong unit in units.Hashes)
        {
            hash = Mix((hash * Factor) + unit);
        }
        units.Hash = (long)hash;
        return units;
    }

    /// <summary>Spreads the bits of a number over all of it; every number comes of another one.</summary>
    internal static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
        return value ^ (value >> 32);
    }

    private void Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }
        WordScanner words = scanner ??= new WordScanner();
        words.Reset(text.AsMemory());
        while (words.MoveNext())
        {
            ReadOnlySpan<char> word = text.AsSpan(words.Start, words.End - words.Start);
            if (words.TryGetKey(out Vector128<byte> key))
            {
                Add(HashOf(key), IsKeyWord(word), following: 0);
            }
            else if (words.Type == TokenType.SoutheastAsian)
            {
                for (int at = 0; at < word.Length; at++)
                {
                    Add(HashOf(word.Slice(at, 1)), isKey: false, following: 3);
                }
            }
            else
            {
                Add(HashOf(word), IsKeyWord(word), (byte)(words.Type is TokenType.Ideographic or TokenType.Hiragana ? 1 : 0));
            }
        }
    }

    private void Add(ulong hash, bool isKey, byte following)
    {
        _hashes.Add(hash);
        _isKey.Add(isKey);
        _following.Add(following);
        _isJoined |= following > 0;
    }

    /// <summary>Of up to 16 bytes of ASCII, with zeros behind, in lower case.</summary>
    private static ulong HashOf(Vector128<byte> word)
    {
        Vector128<byte> isCapital = Vector128.LessThanOrEqual(word - Vector128.Create((byte)'A'), Vector128.Create((byte)('Z' - 'A')));
        Vector128<ulong> halves = (word | (isCapital & Vector128.Create((byte)0x20))).AsUInt64();
        return Mix(Mix(halves[0] + Factor) + halves[1]);
    }

    /// <summary>Of any word: the same as of its bytes where it is so short, and ASCII without regard to case and to the form of its apostrophe.</summary>
    private static ulong HashOf(ReadOnlySpan<char> word)
    {
        Span<byte> bytes = stackalloc byte[Vector128<byte>.Count];
        bytes.Clear();
        ulong hash = 0;
        bool isShort = true;
        int count = 0;
        for (int at = 0; at < word.Length; count++)
        {
            int folded = Folded(CodePoint.At(word, at, out at));
            hash = Mix((hash * Factor) + (uint)folded);
            isShort &= folded < 0x80 && count < bytes.Length;
            if (isShort)
            {
                bytes[count] = (byte)folded;
            }
        }
        return isShort ? HashOf(Vector128.Create<byte>(bytes)) : hash;
    }

    /// <summary>Puts characters of scripts without spaces together with those that follow.</summary>
    private void Join()
    {
        for (int i = 0; _isJoined && i < _hashes.Count; i++)
        {
            ulong hash = _hashes[i];
            // Those behind it are still single ones.
            for (int next = i + 1; next <= i + _following[i] && next < _hashes.Count && _following[next] > 0; next++)
            {
                hash = Mix((hash * Factor) + _hashes[next]);
            }
            _hashes[i] = hash;
        }
    }

    private static bool IsKeyWord(ReadOnlySpan<char> word)
    {
        int first = CodePoint.At(word, 0, out _);
        return (first < 0x80 ? (uint)(first - 'A') <= 'Z' - 'A' : LowerCase.Of(first) != first) || word.ContainsAnyInRange('0', '9');
    }

    private static int Folded(int codePoint) => codePoint switch
    {
        < 0x80 => (uint)(codePoint - 'A') <= 'Z' - 'A' ? codePoint | 0x20 : codePoint,
        '\u2019' => '\'',
        _ => LowerCase.Of(codePoint),
    };
}
