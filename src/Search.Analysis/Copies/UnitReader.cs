using System.Runtime.Intrinsics;
using Search.Analysis.Tokenizing;
using Search.Analysis.Unicode;

namespace Search.Analysis.Copies;

/// <summary>Reads the units of texts, one text after the other: what <see cref="TextUnits"/> keeps and <see cref="CopySignature"/> only looks at. For one thread.</summary>
internal sealed class UnitReader
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    /// <summary>What a giant text has asked for is not kept for small ones.</summary>
    private const int MostKept = 1 << 16;

    [ThreadStatic]
    private static UnitReader? ofThread;

    private readonly WordScanner _words = new();
    private ulong[] _hashes = new ulong[1024];
    private bool[] _isKey = new bool[1024];
    private byte[] _following = new byte[1024];
    private int _count;

    private ulong _hash;
    private bool _isJoined;

    /// <summary>The one of this thread.</summary>
    public static UnitReader OfThread => ofThread ??= new UnitReader();

    /// <summary>How many units there are.</summary>
    public int Count => _count;

    /// <summary>Of all units in their order; 0 where there is none.</summary>
    public long Hash => (long)_hash;

    /// <summary>By unit. Valid until the next texts are read.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, _count);

    /// <summary>By unit, if asked for.</summary>
    public ReadOnlySpan<bool> IsKey => _isKey.AsSpan(0, _count);

    /// <summary>Spreads the bits of a number over all of it; every number comes of another one.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
        return value ^ (value >> 32);
    }

    /// <summary>Reads texts that follow each other.</summary>
    /// <param name="texts">Null is no text.</param>
    /// <param name="withKeys">Whether <see cref="IsKey"/> is wanted.</param>
    public void Read(ReadOnlySpan<string?> texts, bool withKeys)
    {
        if (_hashes.Length > MostKept)
        {
            Resize(MostKept);
        }
        (_count, _hash, _isJoined) = (0, 0, false);
        foreach (string? text in texts)
        {
            if (!string.IsNullOrEmpty(text))
            {
                Read(text, withKeys);
            }
        }
        if (_isJoined)
        {
            Join();
        }
    }

    private void Read(string text, bool withKeys)
    {
        WordScanner words = _words;
        words.Reset(text.AsMemory());
        while (words.MoveNext())
        {
            ReadOnlySpan<char> word = text.AsSpan(words.Start, words.End - words.Start);
            if (words.TryGetKey(out Vector128<byte> key))
            {
                Add(HashOf(key), withKeys && IsKeyWord(word));
            }
            else if (words.Type == TokenType.SoutheastAsian)
            {
                for (int at = 0; at < word.Length; at++)
                {
                    AddJoined(HashOf(word.Slice(at, 1)), isKey: false, following: 3);
                }
            }
            else if (words.Type is TokenType.Ideographic or TokenType.Hiragana)
            {
                AddJoined(HashOf(word), withKeys && IsKeyWord(word), following: 1);
            }
            else
            {
                Add(HashOf(word), withKeys && IsKeyWord(word));
            }
        }
    }

    private void Add(ulong hash, bool isKey)
    {
        if (_count == _hashes.Length)
        {
            Resize(2 * _count);
        }
        _hashes[_count] = hash;
        _isKey[_count] = isKey;
        _following[_count] = 0;
        _count++;
        // Here it costs nothing: the processor goes on to the next word meanwhile.
        _hash = Mix((_hash * Factor) + hash);
    }

    private void AddJoined(ulong hash, bool isKey, byte following)
    {
        Add(hash, isKey);
        _following[_count - 1] = following;
        _isJoined = true;
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
        _hash = 0;
        for (int i = 0; i < _count; i++)
        {
            ulong hash = _hashes[i];
            // Those behind it are still single ones.
            for (int next = i + 1; next <= i + _following[i] && next < _count && _following[next] > 0; next++)
            {
                hash = Mix((hash * Factor) + _hashes[next]);
            }
            _hashes[i] = hash;
            _hash = Mix((_hash * Factor) + hash);
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

    private void Resize(int length)
    {
        Array.Resize(ref _hashes, length);
        Array.Resize(ref _isKey, length);
        Array.Resize(ref _following, length);
    }
}
