using System.Collections.Frozen;
using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>
/// Credits of pictures: <c>Picture -https://…</c>, <c>(Photo: A Name/Agency)</c>, <c>Image courtesy of …</c>, a name with an agency's behind a slash;
/// and lines that are only an address.
/// </summary>
internal sealed class CreditRule : IFurnitureRule
{
    private const int MostWords = 14;

    private static readonly FrozenSet<string> Pictures = new[]
    {
        "picture", "pictures", "photo", "photos", "photograph", "photographs", "image", "images", "pic", "graphic", "illustration", "video", "screenshot",
        "credit", "credits",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Makers = new[] { "by", "credit", "credits", "courtesy", "source", "copyright", "via" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Agencies =
        ["/getty images", "via getty images", "/getty", "/afp", "/reuters", "/ap", "/ap photo", "/epa", "/shutterstock", "/bloomberg", "/xinhua", "/ap images", "/wireimage"];

    public int Match(PageText page, int line)
    {
        ReadOnlySpan<char> text = page[line].Trim("()[] ");
        if (IsAddress(text))
        {
            return 1;
        }
        if (text.Length > 250 || LineText.EndsSentence(text) || CountWords(text) > MostWords)
        {
            return 0;
        }
        return EndsWithAgency(text) || StartsWithPicture(text) ? 1 : 0;
    }

    private static bool StartsWithPicture(ReadOnlySpan<char> text)
    {
        var words = new Words(text);
        if (!words.MoveNext() || words.Current.Kind != WordKind.Letters || !Pictures.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words.Current.In(text)) || !words.MoveNext())
        {
            return false;
        }
        // "Picture -", "Photo:", "Image ©", "Photo by"; but not "Video games" and "Picture-perfect".
        Word second = words.Current;
        char sign = text[second.Start];
        return second.Kind == WordKind.Letters
            ? Makers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(second.In(text))
            : sign is ':' or '©' or '|' || (sign is '-' or '–' or '—' && second.Start > 0 && text[second.Start - 1] == ' ');
    }

    private static bool EndsWithAgency(ReadOnlySpan<char> text)
    {
        foreach (string agency in Agencies)
        {
            if (text.EndsWith(agency, StringComparison.OrdinalIgnoreCase))
            {
                return CountWords(text) <= 8;
            }
        }
        return false;
    }

    private static bool IsAddress(ReadOnlySpan<char> text) =>
        (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) && text.IndexOfAny(' ', '\t') < 0;

    /// <summary>Words of letters; an address counts as one.</summary>
    private static int CountWords(ReadOnlySpan<char> text)
    {
        int address = text.IndexOf("://");
        if (address >= 0)
        {
            int end = text[address..].IndexOf(' ');
            return Words.Count(text[..address]) + (end < 0 ? 0 : Words.Count(text[(address + end)..]));
        }
        return Words.Count(text);
    }
}
