using Search.Storage;

namespace Search.Codecs.Framing;

/// <summary>Names of index files. Numbers in them are in base 36, in lower case.</summary>
/// <remarks>
/// <code>
/// segments_N, pending_segments_N          a commit, and one that is being made; N = generation
/// SEGMENT[_SUFFIX].EXTENSION              SEGMENT = "_" and a number; SUFFIX such as Lucene84_0
/// SEGMENT_GENERATION.EXTENSION            live docs (liv), field infos (fnm) after the first
/// </code>
/// Facts: Lucene's IndexFileNames.
/// </remarks>
public static class IndexFileNames
{
    public const string Segments = "segments";

    public const string PendingSegments = "pending_segments";

    public const string WriteLock = "write.lock";

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Commit(long generation) => $"{Segments}_{ToBase36(generation)}";

    public static string PendingCommit(long generation) => $"{PendingSegments}_{ToBase36(generation)}";

    /// <summary>The name of a new segment, from the counter in <c>segments_N</c>.</summary>
    public static string SegmentName(long counter) => "_" + ToBase36(counter);

    /// <param name="segment">Such as <c>_0</c>.</param>
    /// <param name="suffix">Such as <c>Lucene84_0</c>, or empty.</param>
    /// <param name="extension">Without the dot.</param>
    public static string SegmentFile(string segment, string suffix, string extension) =>
        suffix.Length == 0 ? $"{segment}.{extension}" : $"{segment}_{suffix}.{extension}";

    /// <summary>A file of a segment that is written anew with each generation; generation 0 stands for the first, which has none in its name.</summary>
    public static string GenerationFile(string segment, string extension, long generation) =>
        SegmentFile(segment, generation == 0 ? "" : ToBase36(generation), extension);

    /// <summary>The generation of a <c>segments_N</c>; false for every other name.</summary>
    public static bool TryParseCommit(string name, out long generation)
    {
        generation = 0;
        return name.StartsWith(Segments + "_", StringComparison.Ordinal) && TryParseBase36(name.AsSpan(Segments.Length + 1), out generation) && generation > 0;
    }

    /// <summary>Whether a name is that of a segment, such as <c>_1z</c>.</summary>
    public static bool IsSegmentName(string name) => name.Length > 1 && name[0] == '_' && NameEnd(name) == name.Length;

    /// <summary>Whether a name is that of a file of a segment: <c>_</c>, digits or lower case letters, then <c>_</c> or <c>.</c>, and no way out of the folder.</summary>
    public static bool IsSegmentFile(string name) => TryParseSegment(name, out _);

    /// <summary>The segment that a file belongs to, such as <c>_0</c> for <c>_0_Lucene84_0.doc</c>; false for a file of no segment.</summary>
    public static bool TryParseSegment(string name, out string segment)
    {
        segment = "";
        int end = NameEnd(name);
        if (end < 2 || end == name.Length || name[end] is not ('_' or '.') || name.IndexOf('.', end) < 0)
        {
            return false;
        }
        foreach (char c in name.AsSpan(end))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-' or '+'))
            {
                return false;
            }
        }
        segment = name[..end];
        return true;
    }

    /// <summary>
    /// Reads the name of a file of a segment out of an index file. Names decide what is opened and deleted, so nothing but a plain name of the right
    /// segment passes.
    /// </summary>
    /// <exception cref="CorruptIndexException">It is no such name.</exception>
    public static string ReadSegmentFile(ref ByteReader input, string segment)
    {
        string name = input.ReadString();
        return TryParseSegment(name, out string found) && found == segment
            ? name
            : throw input.Corrupt($"'{Printable(name)}' is not the name of a file of segment {segment}");
    }

    /// <summary>count:VInt, then that many names, none twice.</summary>
    /// <inheritdoc cref="ReadSegmentFile" path="/exception"/>
    public static HashSet<string> ReadSegmentFiles(ref ByteReader input, string segment)
    {
        int count = input.ReadCount();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            if (!names.Add(ReadSegmentFile(ref input, segment)))
            {
                throw input.Corrupt("a file name stands twice in a set");
            }
        }
        return names;
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static string ToBase36(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        Span<char> text = stackalloc char[13];
        int at = text.Length;
        do
        {
            text[--at] = Digits[(int)(number % 36)];
            number /= 36;
        }
        while (number > 0);
        return new string(text[at..]);
    }

    /// <summary>Accepts only what <see cref="ToBase36"/> gives: no capitals, no sign, no leading zero.</summary>
    public static bool TryParseBase36(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > 13 || (text[0] == '0' && text.Length > 1))
        {
            return false;
        }
        foreach (char c in text)
        {
            int digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0 || number > (long.MaxValue - digit) / 36)
            {
                return false;
            }
            number = number * 36 + digit;
        }
        return true;
    }

    /// <summary>A name out of a damaged file, without control characters that a terminal would act on.</summary>
    internal static string Printable(string name) =>
        string.Concat(name.AsSpan(0, Math.Min(name.Length, 80)).ToArray().Select(c => char.IsControl(c) ? '?' : c));

    private static int NameEnd(string name)
    {
        if (name.Length == 0 || name[0] != '_')
        {
            return 0;
        }
        int end = 1;
        while (end < name.Length && (char.IsAsciiDigit(name[end]) || char.IsAsciiLetterLower(name[end])))
        {
            end++;
        }
        return end;
    }
}
