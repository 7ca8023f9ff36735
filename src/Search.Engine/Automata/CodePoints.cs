using System.Text;

namespace Search.Engine.Automata;

/// <summary>Texts as code points; a surrogate without its other half is one of its own, as in Java.</summary>
internal static class CodePoints
{
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
