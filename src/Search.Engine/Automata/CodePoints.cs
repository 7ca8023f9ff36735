using System.Text;

namespace Search.Engine.Automata;

/// <summary>Texts as code points; a surrogate without its other half is one of its own, as in Java.</summary>
internal static class CodePoints
{
    /// <summary>The bytes of a text; none where it has a lone surrogate.</summary>
    public static byte[] ToUtf8(IEnumerable<int> codePoints)
    {
        var bytes = new List<byte>();
        Span<byte> buffer = stackalloc byte[4];
        foreach (int codePoint in codePoints)
        {
            if (!Rune.TryCreate(codePoint, out Rune rune))
            {
                return [];
            }
            bytes.AddRange(buffer[..rune.EncodeToUtf8(buffer)]);
        }
        return [.. bytes];
    }

    public static int[] Of(ReadOnlySpan<char> text)
    {
        var codePoints = new List<int>(text.Length);
        for (int i = 0; i < text.Length;)
        {
            bool isWhole = Rune.DecodeFromUtf16(text[i..], out Rune rune, out int length) == System.Buffers.OperationStatus.Done;
            codePoints.Add(isWhole ? rune.Value : text[i]);
            i += isWhole ? length : 1;
        }
        return [.. codePoints];
    }
}
